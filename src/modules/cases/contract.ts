import * as v from 'valibot'
import {
  calendarDay,
  flag,
  id,
  list,
  maybe,
  moment,
  oneOf,
  optionalText,
  pageOf,
  paging,
  route,
  text,
  version,
  whole,
} from '#lib/contract.ts'
import { currencies } from '#lib/money.ts'
import { consentView, wayView } from '#modules/people/contract.ts'
import { caseStatuses, needOutcomes, needStatuses, personParts } from './domain/case.ts'
import { deadlineBases, goalStatuses, taskKinds, taskStatuses } from './domain/plan.ts'
import { entryKinds, noteKinds } from './domain/timeline.ts'
import { riskLevels, triageAnswers } from './domain/triage.ts'

const clientId = v.optional(id)
const needCode = v.pipe(v.string(), v.regex(/^[a-z]+\.[a-z_]{1,60}$/, 'not_a_need'))
const placeId = v.pipe(v.string(), v.regex(/^[A-Z]{2}[\w.:-]{0,80}$/, 'not_a_place'))
const currency = oneOf(currencies)
const many = <S extends v.GenericSchema>(item: S) => v.object({ items: v.array(item) })
const nothing = v.object({ ok: v.literal(true) })

// What is shown.

const colleague = v.object({ id: v.string(), name: v.string() })
const money = v.object({ amount: v.number(), currency: oneOf(currencies) })

export const caseLine = v.object({
  id: v.string(),
  reference: v.string(),
  status: oneOf(caseStatuses),
  openedAt: v.string(),
  responsible: v.nullable(colleague),
})

/** What the device that opened a case gets back; the content only if it may be read (`mayRead`). */
export const openedCase = v.object({
  id: v.string(),
  reference: v.string(),
  status: oneOf(caseStatuses),
  openedAt: v.string(),
  restricted: v.boolean(),
  version: v.number(),
  mayRead: v.boolean(),
})

export const caseSummary = v.object({
  ...caseLine.entries,
  title: v.string(),
  restricted: v.boolean(),
  risk: v.nullable(oneOf(riskLevels)),
  nextStep: v.nullable(v.string()),
  nextStepOn: v.nullable(v.string()),
  dueOn: v.nullable(v.string()),
  due: v.nullable(oneOf(['overdue', 'today', 'soon', 'later'])),
  holdUntil: v.nullable(v.string()),
  waiting: v.boolean(),
  needCodes: v.array(v.string()),
  areas: v.array(v.string()),
  personIds: v.array(v.string()),
  teamId: v.nullable(v.string()),
  changedAt: v.string(),
  version: v.number(),
})

export const needView = v.object({
  id: v.string(),
  code: v.string(),
  /** In the reader’s language. */
  name: v.string(),
  area: v.string(),
  status: oneOf(needStatuses),
  servedBy: v.nullable(colleague),
  partner: v.nullable(v.string()),
  reason: v.nullable(v.string()),
  recovered: v.nullable(money),
  referralId: v.nullable(v.string()),
  referralState: v.nullable(v.string()),
  referralAt: v.nullable(v.string()),
  version: v.number(),
})

const personView = v.object({
  id: v.string(),
  part: oneOf(personParts),
  reference: v.string(),
  label: v.string(),
  citizenships: v.array(v.string()),
  /** How they may be reached without harm, as the module people shows it. */
  reach: v.array(wayView),
  /** What holds today of what they agreed to; only of those who ask for help. */
  consents: v.array(v.pick(consentView, ['id', 'recipientId', 'recipientName', 'purpose', 'until'])),
})

export const goalView = v.object({
  id: v.string(),
  needId: v.nullable(v.string()),
  text: v.string(),
  status: oneOf(goalStatuses),
  version: v.number(),
})

export const taskView = v.object({
  id: v.string(),
  goalId: v.nullable(v.string()),
  kind: oneOf(taskKinds),
  text: v.string(),
  doer: v.nullable(colleague),
  dueOn: v.nullable(v.string()),
  due: v.nullable(oneOf(['overdue', 'today', 'soon', 'later'])),
  basis: oneOf(deadlineBases),
  rule: v.nullable(v.string()),
  source: v.nullable(v.string()),
  status: oneOf(taskStatuses),
  result: v.nullable(v.string()),
  version: v.number(),
})

export const entryView = v.object({
  id: v.string(),
  at: v.string(),
  recordedAt: v.string(),
  kind: oneOf(entryKinds),
  actor: v.nullable(colleague),
  thingId: v.nullable(v.string()),
  noteKind: v.nullable(oneOf(noteKinds)),
  text: v.nullable(v.string()),
  corrects: v.nullable(v.string()),
  correctedBy: v.nullable(v.string()),
  details: v.record(
    v.string(),
    v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(v.string())]),
  ),
})

export const triageView = v.object({
  id: v.string(),
  at: v.string(),
  by: v.nullable(colleague),
  level: oneOf(riskLevels),
  reasons: v.array(v.object({ code: v.string(), name: v.string() })),
  askAgain: v.array(v.object({ code: v.string(), name: v.string() })),
})

export const glassView = v.object({
  id: v.string(),
  caseId: v.string(),
  who: v.nullable(colleague),
  reason: v.string(),
  brokenAt: v.string(),
  until: v.string(),
})

export const handOverView = v.object({
  id: v.string(),
  caseId: v.string(),
  reference: v.string(),
  restricted: v.boolean(),
  needCodes: v.array(v.string()),
  from: v.nullable(colleague),
  to: v.nullable(colleague),
  reason: v.string(),
  coverUntil: v.nullable(v.string()),
  status: oneOf(['requested', 'accepted', 'declined', 'withdrawn', 'ended']),
  answer: v.nullable(v.string()),
  requestedAt: v.string(),
})

export const caseActs = [
  'work',
  'assign',
  'hold',
  'resume',
  'close',
  'decideClosing',
  'reopen',
  'restrict',
  'handOver',
  'refer',
] as const

export const caseView = v.object({
  ...caseSummary.entries,
  ownTitle: v.nullable(v.string()),
  placeId: v.nullable(v.string()),
  openedBy: v.nullable(colleague),
  contactId: v.nullable(v.string()),
  workers: v.array(colleague),
  holdReason: v.nullable(v.string()),
  closingBy: v.nullable(colleague),
  closingSummary: v.nullable(v.string()),
  closedAt: v.nullable(v.string()),
  restrictSuggested: v.boolean(),
  /** Its needs speak of danger and nobody has asked about it yet. */
  askDanger: v.boolean(),
  needs: v.array(needView),
  persons: v.array(personView),
  goals: v.array(goalView),
  tasks: v.array(taskView),
  nearestLegal: v.nullable(taskView),
  triage: v.nullable(triageView),
  triages: v.number(),
  timeline: pageOf(entryView),
  handOvers: v.array(handOverView),
  glass: v.array(glassView),
  readers: v.object({ people: v.number(), times: v.number() }),
  may: v.object(v.entriesFromList(caseActs, v.boolean())),
})

// Open and find.

const newNeed = v.object({
  id: clientId,
  code: needCode,
  servedBy: maybe(id),
  partner: optionalText(200),
})

export const openCase = route({
  method: 'POST',
  path: '/cases',
  action: 'cases.open',
  summary: 'Open a case, from a contact or by itself; the same id sent again answers the same case',
  status: 201,
  input: v.object({
    id: clientId,
    contactId: maybe(id),
    persons: list(v.object({ personId: id, part: v.optional(oneOf(personParts), 'client') }), 20),
    needs: list(newNeed, 20),
    ownTitle: optionalText(200),
    placeId: maybe(placeId),
    responsibleId: maybe(id),
    teamId: maybe(id),
    /** Where nothing is said, needs that are sensitive make the file restricted. */
    restricted: maybe(flag),
    nextStep: optionalText(300),
    nextStepOn: maybe(calendarDay),
    note: optionalText(10_000),
  }),
  reply: openedCase,
})

export const listOpened = route({
  method: 'GET',
  path: '/cases/opened-by-me',
  action: 'cases.list_opened',
  summary: 'The lines of the cases one opened: that they are in hands, not what is in them',
  input: v.object({ ...paging }),
  reply: pageOf(caseLine),
})

/** The file of a person: its line for whoever may open files; more of it for those who may read it. */
export const personFile = v.object({
  ...caseLine.entries,
  title: v.nullable(v.string()),
  nextStep: v.nullable(v.string()),
  nextStepOn: v.nullable(v.string()),
  restricted: v.boolean(),
  mayRead: v.boolean(),
})

export const listOfPerson = route({
  method: 'GET',
  path: '/people/{id}/cases',
  action: 'cases.list_of_person',
  summary: 'The files of a person: that they are in hands and whose, so that nobody opens a second one',
  input: v.object({ id }),
  reply: many(personFile),
})

export const caseOrders = ['changed', 'due'] as const

const filters = {
  scope: v.optional(oneOf(['mine', 'team', 'all']), 'mine'),
  status: v.optional(oneOf(['not_closed', ...caseStatuses, 'any']), 'not_closed'),
  need: v.optional(needCode),
  area: v.optional(text(60)),
  risk: v.optional(oneOf(riskLevels)),
  personId: v.optional(id),
  /** `nobody`: those that wait for somebody. */
  responsibleId: v.optional(v.union([v.literal('nobody'), id])),
  overdue: v.optional(flag, false),
  waiting: v.optional(flag, false),
  /** `due`: by the day of the next step, those without a day last. Closed cases have no such day: any list with them is `changed`. */
  order: v.optional(oneOf(caseOrders), 'changed'),
}

export const listCases = route({
  method: 'GET',
  path: '/cases',
  action: 'cases.list',
  summary: 'Cases one may read, those changed last first or by the day the next step is due',
  input: v.object({ ...filters, ...paging }),
  reply: pageOf(caseSummary),
})

/** What is typed may be a name, and an address stands in the logs of others: so the words travel in the body. */
export const findCases = route({
  method: 'POST',
  path: '/cases/search',
  action: 'cases.list',
  summary: 'The same, only those in which these words stand',
  input: v.object({ ...filters, text: v.optional(text(200)), ...paging }),
  reply: pageOf(caseSummary),
})

export const readCase = route({
  method: 'GET',
  path: '/cases/{id}',
  action: 'cases.read',
  summary: 'Everything the page of a case shows; the reading is recorded',
  input: v.object({ id }),
  reply: caseView,
})

export const updateCase = route({
  method: 'PATCH',
  path: '/cases/{id}',
  action: 'cases.update',
  summary: 'Title, place and next step',
  input: v.object({
    id,
    version,
    ownTitle: optionalText(200),
    placeId: maybe(placeId),
    nextStep: optionalText(300),
    nextStepOn: maybe(calendarDay),
  }),
  reply: v.object({
    ownTitle: v.nullable(v.string()),
    placeId: v.nullable(v.string()),
    nextStep: v.nullable(v.string()),
    nextStepOn: v.nullable(v.string()),
    version: v.number(),
  }),
})

// Persons, needs, notes.

export const addPerson = route({
  method: 'POST',
  path: '/cases/{id}/persons',
  action: 'cases.add_person',
  summary: 'A person belongs to this case',
  input: v.object({ id, personId: id, part: oneOf(personParts) }),
  reply: nothing,
})

export const addNeed = route({
  method: 'POST',
  path: '/cases/{id}/needs',
  action: 'cases.add_need',
  summary: 'One more need',
  status: 201,
  input: v.object({ id, needId: clientId, code: needCode, servedBy: maybe(id), partner: optionalText(200) }),
  reply: needView,
})

export const updateNeed = route({
  method: 'PATCH',
  path: '/cases/{id}/needs/{needId}',
  action: 'cases.update_need',
  summary: 'Where a need stands, who serves it, how it ended',
  input: v.pipe(
    v.object({
      id,
      needId: id,
      version,
      status: oneOf(needStatuses),
      servedBy: maybe(id),
      partner: optionalText(200),
      reason: optionalText(1000),
      recovered: maybe(v.object({ amount: whole(0, Number.MAX_SAFE_INTEGER), currency })),
    }),
  ),
  reply: needView,
})

export const addNote = route({
  method: 'POST',
  path: '/cases/{id}/notes',
  action: 'cases.add_note',
  summary: 'A note; a wrong one is corrected by another that names it',
  status: 201,
  input: v.object({
    id,
    noteId: clientId,
    kind: v.optional(oneOf(noteKinds), 'other'),
    text: text(10_000),
    occurredAt: maybe(moment),
    corrects: maybe(id),
  }),
  reply: entryView,
})

export const readTimeline = route({
  method: 'GET',
  path: '/cases/{id}/timeline',
  action: 'cases.read_timeline',
  summary: 'What happened, newest first',
  input: v.object({ id, ...paging }),
  reply: pageOf(entryView),
})

// The plan.

export const addGoal = route({
  method: 'POST',
  path: '/cases/{id}/goals',
  action: 'cases.add_goal',
  summary: 'A goal of the plan',
  status: 201,
  input: v.object({ id, goalId: clientId, needId: maybe(id), text: text(500) }),
  reply: goalView,
})

export const updateGoal = route({
  method: 'PATCH',
  path: '/cases/{id}/goals/{goalId}',
  action: 'cases.update_goal',
  summary: 'A goal reached, dropped or said better',
  input: v.object({ id, goalId: id, version, text: text(500), status: oneOf(goalStatuses) }),
  reply: goalView,
})

const taskFields = {
  goalId: maybe(id),
  text: text(500),
  doerId: maybe(id),
  dueOn: maybe(calendarDay),
  basis: v.optional(oneOf(deadlineBases), 'agreed'),
  rule: optionalText(200),
  source: optionalText(500),
}

export const addTask = route({
  method: 'POST',
  path: '/cases/{id}/tasks',
  action: 'cases.add_task',
  summary: 'An action to do, or a deadline to keep',
  status: 201,
  input: v.object({ id, taskId: clientId, kind: v.optional(oneOf(taskKinds), 'action'), ...taskFields }),
  reply: taskView,
})

export const updateTask = route({
  method: 'PATCH',
  path: '/cases/{id}/tasks/{taskId}',
  action: 'cases.update_task',
  summary: 'An action done, dropped, or changed',
  input: v.object({
    id,
    taskId: id,
    version,
    ...taskFields,
    status: oneOf(taskStatuses),
    result: optionalText(1000),
  }),
  reply: taskView,
})

export const listDue = route({
  method: 'GET',
  path: '/cases/due',
  action: 'cases.list_due',
  summary: 'What is due in one’s own cases: overdue, today and the coming days, and who asks to hand over',
  input: v.object({ days: v.optional(whole(0, 60), 7) }),
  reply: v.object({
    items: v.array(
      v.object({
        caseId: v.string(),
        reference: v.string(),
        title: v.string(),
        taskId: v.nullable(v.string()),
        kind: oneOf(['action', 'deadline', 'next_step', 'woke']),
        text: v.nullable(v.string()),
        dueOn: v.string(),
        due: oneOf(['overdue', 'today', 'soon', 'later']),
        basis: v.nullable(oneOf(deadlineBases)),
      }),
    ),
    handOvers: v.array(handOverView),
  }),
})

// Danger.

export const triageQuestions = route({
  method: 'GET',
  path: '/triage/questions',
  action: 'cases.triage_questions',
  summary: 'The questions about danger, in the reader’s language; each may be skipped',
  input: v.object({}),
  reply: many(v.object({ code: v.string(), name: v.string(), question: v.string(), listen: v.boolean() })),
})

export const addTriage = route({
  method: 'POST',
  path: '/cases/{id}/triage',
  action: 'cases.triage',
  summary: 'Answers to the questions about danger; what must happen, with reasons in words',
  status: 201,
  input: v.object({
    id,
    triageId: clientId,
    answers: v.record(v.pipe(v.string(), v.maxLength(60)), oneOf(triageAnswers)),
  }),
  reply: triageView,
})

export const listTriages = route({
  method: 'GET',
  path: '/cases/{id}/triage',
  action: 'cases.triage',
  summary: 'All triages of a case, newest first',
  input: v.object({ id }),
  reply: many(triageView),
})

// The team and the life of a case.

export const askHandOver = route({
  method: 'POST',
  path: '/cases/{id}/hand-overs',
  action: 'cases.ask_hand_over',
  summary: 'Ask a colleague to take the case over, or to cover until a day',
  status: 201,
  input: v.object({
    id,
    handOverId: clientId,
    toId: id,
    reason: text(500),
    coverUntil: maybe(calendarDay),
  }),
  reply: handOverView,
})

export const answerHandOver = route({
  method: 'POST',
  path: '/hand-overs/{id}/answer',
  action: 'cases.answer_hand_over',
  summary: 'Take over, decline, or withdraw one’s own request',
  input: v.object({ id, answer: oneOf(['accept', 'decline', 'withdraw']), reason: optionalText(500) }),
  reply: v.object({ caseId: v.string(), status: v.string() }),
})

export const listHandOvers = route({
  method: 'GET',
  path: '/hand-overs',
  action: 'cases.list_hand_overs',
  summary: 'Who asks me to take a case over, and what I asked of others',
  input: v.object({}),
  reply: many(handOverView),
})

export const assign = route({
  method: 'POST',
  path: '/cases/{id}/assign',
  action: 'cases.assign',
  summary: 'A supervisor says whose case it is',
  input: v.object({
    id,
    version,
    responsibleId: maybe(id),
    workerIds: list(id, 20),
    teamId: maybe(id),
    reason: optionalText(500),
  }),
  reply: v.object({ version: v.number() }),
})

export const readWorkload = route({
  method: 'GET',
  path: '/cases/workload',
  action: 'cases.workload',
  summary: 'How many open files each colleague has in the teams one supervises: numbers only',
  input: v.object({}),
  reply: many(
    v.object({
      /** Null: files that nobody is responsible for. */
      who: v.nullable(colleague),
      active: v.boolean(),
      open: v.number(),
      overdue: v.number(),
      danger: v.number(),
      /** Counted in `open`, but not to be listed. */
      restricted: v.number(),
    }),
  ),
})

export const moveCases = route({
  method: 'POST',
  path: '/cases/move',
  action: 'cases.assign',
  summary: 'Several files at once to another colleague, all of them or none',
  input: v.object({ ids: list(id, 200), toId: id, reason: optionalText(500) }),
  reply: v.object({ moved: v.number() }),
})

const step = { id, version }
const stepped = v.object({ status: oneOf(caseStatuses), version: v.number() })

export const holdCase = route({
  method: 'POST',
  path: '/cases/{id}/hold',
  action: 'cases.hold',
  summary: 'Put aside until a day; it wakes by itself',
  input: v.object({ ...step, until: calendarDay, reason: text(500) }),
  reply: stepped,
})

export const resumeCase = route({
  method: 'POST',
  path: '/cases/{id}/resume',
  action: 'cases.resume',
  summary: 'Take up again before its day',
  input: v.object(step),
  reply: stepped,
})

export const closeCase = route({
  method: 'POST',
  path: '/cases/{id}/close',
  action: 'cases.close',
  summary: 'Close with an outcome for each need; a supervisor approves where the organisation wants it',
  input: v.object({
    ...step,
    summary: text(2000),
    outcomes: list(
      v.object({
        needId: id,
        status: oneOf(needOutcomes),
        reason: optionalText(1000),
        recovered: maybe(v.object({ amount: whole(0, Number.MAX_SAFE_INTEGER), currency })),
      }),
      40,
    ),
  }),
  reply: stepped,
})

export const decideClosing = route({
  method: 'POST',
  path: '/cases/{id}/closing',
  action: 'cases.decide_closing',
  summary: 'A supervisor approves the closing or sends it back',
  input: v.object({ ...step, approve: flag, reason: optionalText(1000) }),
  reply: stepped,
})

export const reopenCase = route({
  method: 'POST',
  path: '/cases/{id}/reopen',
  action: 'cases.reopen',
  summary: 'Open a closed case again, with a reason',
  input: v.object({ ...step, reason: text(1000) }),
  reply: stepped,
})

export const restrictCase = route({
  method: 'POST',
  path: '/cases/{id}/restrict',
  action: 'cases.restrict',
  summary: 'Only the assigned workers may know of this case, or no longer so; its persons go with it',
  input: v.object({ ...step, restricted: flag, reason: text(500) }),
  reply: v.object({ restricted: v.boolean(), version: v.number() }),
})

// The glass.

export const breakGlass = route({
  method: 'POST',
  path: '/cases/{id}/glass',
  action: 'cases.break_glass',
  summary: 'A supervisor reads a restricted case of the team: with a reason, for eight hours, reported',
  status: 201,
  /** The id, or the reference that somebody read out. */
  input: v.object({ id: v.pipe(v.string(), v.maxLength(40)), reason: text(1000) }),
  reply: glassView,
  limitPerMinute: 20,
})

export const listGlass = route({
  method: 'GET',
  path: '/glass',
  action: 'cases.list_glass',
  summary: 'Who broke the glass of which case, when and why',
  input: v.object({ ...paging }),
  reply: pageOf(v.object({ ...glassView.entries, reference: v.string() })),
})

export const listReaders = route({
  method: 'GET',
  path: '/cases/{id}/readers',
  action: 'cases.list_readers',
  summary: 'Who has read this file, how often and when last',
  input: v.object({ id }),
  reply: many(v.object({ who: v.nullable(colleague), times: v.number(), last: v.string() })),
})
