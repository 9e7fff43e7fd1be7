import type { InputOf } from '#lib/contract.ts'
import { type Day, dayIn } from '#lib/day.ts'
import { changedMeanwhile, notFound } from '#lib/refusal.ts'
import { caseToRefer, keepLegalDeadlines } from '#modules/cases/index.ts'
import { organisationById, ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { check } from '../domain/check.ts'
import type { PersonEvent } from '../domain/pack.ts'
import type { Answer, Purpose, Question } from '../domain/question.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/assessments.ts'
import { reviewsByHash, type Shelf, shelf } from './book.ts'
import { checklist } from './checklist.ts'
import { deadlinesOf } from './deadlines.ts'
import { readerOf } from './sentences.ts'
import { lookOn, usedBy } from './used.ts'

/** Today where the person is: the day a duty there is counted on. */
export function todayIn(destination: string, use: UseCase): Day {
  return dayIn(
    use.now,
    destination === 'RU' ? 'Europe/Moscow' : destination === 'KZ' ? 'Asia/Almaty' : use.actor.timeZone,
  )
}

export async function checkStay(use: UseCase, input: InputOf<typeof contract.checkStay>) {
  const { onDate, keepPaying, locale, ...asked } = input
  const question: Question = { ...asked, events: eventsOf(asked.events), onDate }
  const desk = {
    shelf: await shelf(),
    reviews: await reviewsByHash(use),
    reader: readerOf(locale ?? use.actor.locale),
  }
  return checklist(desk, { question, keepPaying, today: todayIn(asked.destination, use) })
}

type Sent = InputOf<typeof contract.assess>['events']
const eventsOf = (events: Sent): PersonEvent[] =>
  events.map(({ kind, date, until, months }) => ({
    kind,
    date,
    ...(until === null ? {} : { until }),
    ...(months === null ? {} : { months }),
  }))

/** A row back into the question it was; what the database holds was checked by the contract when it came in. */
export function questionOf(row: store.AssessmentRow, onDate: Day): Question {
  return {
    citizenship: row.citizenship,
    destination: row.destination,
    purpose: row.purpose as Purpose,
    events: row.events as PersonEvent[],
    onDate,
  }
}

export async function listAssessments(use: UseCase, { id }: InputOf<typeof contract.listAssessments>) {
  const { persons } = await caseToRefer(use, id)
  const rows = await store.findOfCase(use.db, ownOrganisation(use), id)
  use.audit({ action: 'rules.list_assessments', thing: 'case', thingId: id, details: { shown: rows.length } })
  // Whose file was put together with another since is named as the case names them today.
  const today = (personId: string | null) =>
    persons.find(one => personId !== null && one.files.includes(personId))?.id ?? personId
  return {
    items: (await viewsOf(use, rows)).map(view => ({ ...view, personId: today(view.personId) })),
  }
}

export async function readAssessment(
  use: UseCase,
  { id, assessmentId }: InputOf<typeof contract.readAssessment>,
) {
  const row = await store.findAssessment(use.db, ownOrganisation(use), assessmentId)
  if (row?.case_id !== id) throw notFound()
  use.audit({ action: 'rules.read_assessment', thing: 'case', thingId: id, details: { assessmentId } })
  return (await viewsOf(use, [row]))[0] as NonNullable<Awaited<ReturnType<typeof viewsOf>>[0]>
}

async function viewsOf(use: UseCase, rows: readonly store.AssessmentRow[]) {
  const desk = { shelf: await shelf(), reviews: await reviewsByHash(use), reader: readerOf(use.actor.locale) }
  return rows.map(row => {
    const today = todayIn(row.destination, use)
    return {
      id: row.id,
      caseId: row.case_id,
      personId: row.person_id,
      citizenship: row.citizenship,
      destination: row.destination,
      purpose: row.purpose as Purpose,
      events: (row.events as PersonEvent[]).map(({ kind, date, until, months }) => ({
        kind,
        date,
        until: until ?? null,
        months: months ?? null,
      })),
      keepPaying: row.keep_paying,
      assessedAt: row.assessed_at,
      changed: row.changed as { at: string; rules: string[]; lastLawfulDay: string | null } | null,
      checklist: checklist(desk, { question: questionOf(row, today), keepPaying: row.keep_paying, today }),
      version: row.version,
    }
  })
}

/** Checks, keeps, and puts the deadlines into the plan of the case; saving again says that a change was looked at. */
export async function assess(use: UseCase, input: InputOf<typeof contract.assess>) {
  const { id: caseId, assessmentId } = input
  const file = await caseToRefer(use, caseId)
  if (!file.mayWork) throw notFound()
  const organisation = ownOrganisation(use)
  const before = await store.findAssessment(use.db, organisation, assessmentId)
  if (before && before.case_id !== caseId) throw refuse('rules.id_taken')
  const today = todayIn(input.destination, use)
  const question: Question = { ...input, events: eventsOf(input.events), onDate: today }
  const found = await answerOf(question)
  const columns = {
    // Whose it is must be known, or nobody finds it when that person asks what is held.
    person_id: input.personId ?? before?.person_id ?? file.persons[0]?.id ?? null,
    citizenship: input.citizenship,
    destination: input.destination,
    purpose: input.purpose,
    events: JSON.stringify(question.events),
    keep_paying: input.keepPaying,
    ...found.columns,
    changed: null,
    assessed_by: use.actor.userId,
    assessed_at: use.now,
  }
  const tasks = await keepDeadlines(
    use,
    caseId,
    found.book,
    question,
    found.answer,
    (before?.tasks ?? {}) as Record<string, string>,
  )
  if (!before) {
    const row = {
      organisation_id: organisation,
      id: assessmentId,
      case_id: caseId,
      ...columns,
      tasks: JSON.stringify(tasks),
    }
    if (!(await store.insertAssessment(use.db, row, file.restricted))) throw refuse('rules.id_taken')
  } else if (!isSame(before, input)) {
    const version = input.version ?? 0
    const after = await store.updateAssessment(use.db, { ...before, restricted: file.restricted }, version, {
      ...columns,
      tasks: JSON.stringify(tasks),
    })
    if (!after) throw changedMeanwhile(input, (await viewsOf(use, [before]))[0])
  }
  use.audit({
    action: 'rules.assess',
    thing: 'case',
    thingId: caseId,
    details: { assessmentId, destination: input.destination },
  })
  use.announce('rules.assessed', { caseId, assessmentId })
  const row = await store.findAssessment(use.db, organisation, assessmentId)
  return (await viewsOf(use, row ? [row] : []))[0] as NonNullable<Awaited<ReturnType<typeof viewsOf>>[0]>
}

/** The same thing sent again by a device that did not hear the answer. */
function isSame(before: store.AssessmentRow, input: InputOf<typeof contract.assess>): boolean {
  return (
    input.version === null &&
    before.version === 1 &&
    before.citizenship === input.citizenship &&
    before.destination === input.destination &&
    before.purpose === input.purpose &&
    gist(before.events as PersonEvent[]) === gist(eventsOf(input.events))
  )
}

const gist = (events: readonly PersonEvent[]): string =>
  JSON.stringify(events.map(({ kind, date, until, months }) => [kind, date, until ?? null, months ?? null]))

/** The answer of today, and what a row keeps of it. */
export async function answerOf(question: Question) {
  const book = await shelf()
  const answer = check(question, book.book)
  const used = usedBy(book, answer)
  return {
    book,
    answer,
    columns: {
      on_date: question.onDate,
      answer: JSON.stringify(answer),
      used: JSON.stringify(used),
      pack_hash: book.hash,
      look_on: lookOn(book, used, question.onDate),
    },
  }
}

/** The plan is written in the language of who checks; what Hamroh adds by itself, in that of the organisation. */
async function plannersLocale(use: UseCase): Promise<string> {
  if (use.actor.kind !== 'system') return use.actor.locale
  return (await organisationById(use, ownOrganisation(use)))?.languages[0] ?? use.actor.locale
}

export async function keepDeadlines(
  use: UseCase,
  caseId: string,
  book: Shelf,
  question: Question,
  answer: Answer,
  tasks: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const { deadlines, ids } = deadlinesOf(book, readerOf(await plannersLocale(use)), question, answer, tasks)
  await keepLegalDeadlines(use, caseId, deadlines)
  return ids
}
