import * as v from 'valibot'
import {
  currency,
  flag,
  id,
  maybe,
  oneOf,
  optionalText,
  pageOf,
  paging,
  route,
  text,
  version,
  whole,
} from '#lib/contract.ts'
import { consentScopes } from '#modules/people/contract.ts'
import {
  declineReasons,
  outcomes,
  returnReasons,
  statuses,
  urgencies,
  withdrawReasons,
} from './domain/referral.ts'

// What leaves, by scope. The same schema for what the sender is shown before sending, what is stored, and what the
// receiver reads after accepting.

const maybeText = v.nullable(v.string())

export const preview = v.object({
  needCode: v.string(),
  area: v.string(),
  urgency: oneOf(urgencies),
  sex: maybeText,
  /** Years of age, rounded to five: enough to plan for, too little to find somebody by. */
  ageAbout: v.nullable(v.number()),
  languages: v.array(v.string()),
  citizenships: v.array(v.string()),
  countryNow: maybeText,
  targetGroups: v.array(v.string()),
  /** Which kinds of things will be told after accepting. */
  scopes: v.array(v.string()),
})

export const disclosure = v.object({
  identity: v.optional(
    v.object({ names: v.array(v.string()), birthDay: maybeText, birthYear: v.nullable(v.number()) }),
  ),
  contactWays: v.optional(
    v.array(
      v.object({
        kind: v.string(),
        detail: maybeText,
        number: maybeText,
        days: v.array(v.number()),
        fromMinute: v.nullable(v.number()),
        toMinute: v.nullable(v.number()),
        whoMayAnswer: v.string(),
        mayLeaveMessage: v.boolean(),
        messagesOnly: v.boolean(),
        sharedPhone: v.boolean(),
        codeWord: maybeText,
        coverStory: maybeText,
        safeUntil: maybeText,
        note: maybeText,
      }),
    ),
  ),
  documents: v.optional(
    v.array(
      v.object({
        kind: v.string(),
        country: maybeText,
        number: maybeText,
        heldBy: v.string(),
        takenAway: v.boolean(),
        expiresOn: maybeText,
        note: maybeText,
      }),
    ),
  ),
  health: v.optional(maybeText),
  family: v.optional(v.array(v.object({ kind: v.string(), who: v.string(), note: maybeText }))),
  story: v.optional(v.string()),
  employer: v.optional(v.string()),
  money: v.optional(v.string()),
})

const scopes = v.optional(
  v.pipe(v.array(oneOf(consentScopes)), v.maxLength(consentScopes.length, 'too_many')),
  [],
)

const composing = {
  caseId: id,
  /** Which need of the case; its code where the case has none of it yet. */
  needId: maybe(id),
  needCode: v.pipe(v.string(), v.regex(/^[a-z_]+\.[a-z_]+$/, 'not_a_code'), v.maxLength(60, 'too_long')),
  personId: maybe(id),
  /** An organisation of the network; otherwise the name of one that answers by link, form or telephone. */
  toOrganisationId: maybe(id),
  toName: optionalText(200),
  serviceId: maybe(id),
  serviceName: optionalText(300),
  urgency: v.optional(oneOf(urgencies), 'soon'),
  answerWithinHours: maybe(whole(1, 720)),
  scopes,
  /** In the worker's words, for the receiver: each is told under its own scope. */
  story: optionalText(4000),
  employer: optionalText(1000),
  money: optionalText(1000),
}

export const composeReferral = route({
  method: 'POST',
  path: '/referrals/compose',
  action: 'referrals.compose',
  summary: 'Exactly what the receiver would see, before and after accepting; nothing is sent',
  input: v.object(composing),
  reply: v.object({
    to: v.object({ organisationId: maybeText, name: v.string() }),
    preview,
    disclosure,
    /** Of all of it: sending takes it back, so that what is sent is what was shown. */
    digest: v.string(),
    /** The consent that covers it; null where one has to be asked for first. */
    consentId: maybeText,
    consentNeeded: v.boolean(),
    answerDue: v.string(),
  }),
})

const message = v.object({
  id: v.string(),
  at: v.string(),
  side: v.string(),
  author: v.string(),
  kind: v.string(),
  text: maybeText,
})

export const referralLine = v.object({
  id: v.string(),
  reference: v.string(),
  direction: oneOf(['out', 'in']),
  from: v.object({ organisationId: v.string(), name: v.string() }),
  to: v.object({ organisationId: maybeText, name: v.string() }),
  serviceName: maybeText,
  needCode: v.string(),
  area: v.string(),
  urgency: oneOf(urgencies),
  status: oneOf(statuses),
  restricted: v.boolean(),
  sentAt: v.string(),
  answerDue: v.string(),
  /** No answer although one was due. */
  overdue: v.boolean(),
  changedAt: v.string(),
  /** One's own file of it. */
  caseId: maybeText,
  version: v.number(),
})

export const referralView = v.object({
  ...referralLine.entries,
  preview,
  /** What was told: for the sender always, for the receiver once accepted; null otherwise. */
  disclosure: v.nullable(disclosure),
  personId: maybeText,
  consentId: maybeText,
  sentBy: v.string(),
  acceptedBy: maybeText,
  answeredAt: maybeText,
  endedAt: maybeText,
  reason: maybeText,
  reasonNote: maybeText,
  outcome: v.nullable(oneOf(outcomes)),
  outcomeNote: maybeText,
  recovered: v.nullable(v.object({ amount: v.number(), currency: v.string() })),
  messages: v.array(message),
  may: v.object({
    accept: v.boolean(),
    decline: v.boolean(),
    ask_more: v.boolean(),
    give_more: v.boolean(),
    return: v.boolean(),
    report: v.boolean(),
    withdraw: v.boolean(),
    makeLink: v.boolean(),
    openCase: v.boolean(),
  }),
})

export const sendReferral = route({
  method: 'POST',
  path: '/referrals',
  action: 'referrals.send',
  summary: 'Send what was shown by compose; refused where it has changed since, or no consent covers it',
  status: 201,
  input: v.object({
    id: v.optional(id),
    ...composing,
    digest: v.pipe(v.string(), v.length(64, 'wrong_type')),
  }),
  reply: referralView,
})

export const listReferrals = route({
  method: 'GET',
  path: '/referrals',
  action: 'referrals.list',
  summary: 'Referrals that came in or went out, newest change first',
  input: v.object({
    direction: v.optional(oneOf(['in', 'out'])),
    /** `waiting`: for the receiver’s answer; `open`: not ended. */
    state: v.optional(oneOf(['waiting', 'open', 'ended', 'overdue'])),
    caseId: v.optional(id),
    ...paging,
  }),
  reply: pageOf(referralLine),
})

export const readReferral = route({
  method: 'GET',
  path: '/referrals/{id}',
  action: 'referrals.read',
  summary: 'One referral as this side may see it; the reading is recorded',
  input: v.object({ id }),
  reply: referralView,
})

const answer = { id, version, note: optionalText(2000) }

export const acceptReferral = route({
  method: 'POST',
  path: '/referrals/{id}/accept',
  action: 'referrals.accept',
  summary: 'Accept; of two who accept at once, one is told that it is taken',
  input: v.object(answer),
  reply: referralView,
})

export const declineReferral = route({
  method: 'POST',
  path: '/referrals/{id}/decline',
  action: 'referrals.decline',
  summary: 'Decline, with a reason',
  input: v.object({ ...answer, reason: oneOf(declineReasons) }),
  reply: referralView,
})

export const askMore = route({
  method: 'POST',
  path: '/referrals/{id}/ask-more',
  action: 'referrals.ask_more',
  summary: 'Ask the sender for more before answering',
  input: v.object({ id, version, note: text(2000) }),
  reply: referralView,
})

export const giveMore = route({
  method: 'POST',
  path: '/referrals/{id}/give-more',
  action: 'referrals.give_more',
  summary: 'Answer what the receiver asked; nothing that identifies the person',
  input: v.object({ id, version, note: text(2000) }),
  reply: referralView,
})

export const returnReferral = route({
  method: 'POST',
  path: '/referrals/{id}/return',
  action: 'referrals.return',
  summary: 'Give an accepted referral back, with a reason',
  input: v.object({ ...answer, reason: oneOf(returnReasons) }),
  reply: referralView,
})

export const reportOutcome = route({
  method: 'POST',
  path: '/referrals/{id}/outcome',
  action: 'referrals.report',
  summary: 'Report how it ended; the sender sees it',
  input: v.object({
    ...answer,
    outcome: oneOf(outcomes),
    recovered: maybe(v.object({ amount: whole(0, 1_000_000_000_000), currency })),
  }),
  reply: referralView,
})

export const withdrawReferral = route({
  method: 'POST',
  path: '/referrals/{id}/withdraw',
  action: 'referrals.withdraw',
  summary: 'Take it back; the receiver no longer reads what was told',
  input: v.object({ ...answer, reason: oneOf(withdrawReasons) }),
  reply: referralView,
})

export const makeLink = route({
  method: 'POST',
  path: '/referrals/{id}/link',
  action: 'referrals.make_link',
  summary: 'A one-time link and a code for a partner without an account; shown once, earlier ones end',
  status: 201,
  input: v.object({ id }),
  reply: v.object({ link: v.string(), code: v.string(), expiresAt: v.string() }),
})

export const answerFor = route({
  method: 'POST',
  path: '/referrals/{id}/answer-for',
  action: 'referrals.answer_for',
  summary: 'Record what a partner without an account answered by telephone or letter',
  input: v.object({
    ...answer,
    who: text(200),
    move: oneOf(['accept', 'decline', 'return', 'report']),
    reason: v.optional(oneOf([...new Set([...declineReasons, ...returnReasons])])),
    outcome: v.optional(oneOf(outcomes)),
  }),
  reply: referralView,
})

export const revealNumber = route({
  method: 'POST',
  path: '/referrals/{id}/numbers/{way}',
  action: 'referrals.reveal_number',
  summary:
    'The whole number of a way that was told, for whoever took the referral; recorded at both organisations',
  limitPerMinute: 20,
  input: v.object({ id, /** Its place in `disclosure.contactWays`, from 0. */ way: whole(0, 100) }),
  reply: v.object({ number: v.string(), shown: v.string() }),
})

export const openCaseFrom = route({
  method: 'POST',
  path: '/referrals/{id}/case',
  action: 'referrals.open_case',
  summary: 'Open one’s own file for an accepted referral, with the person as they were disclosed',
  status: 201,
  input: v.object({ id, caseId: v.optional(id), teamId: maybe(id), restricted: v.optional(flag) }),
  reply: v.object({ caseId: v.string(), personId: maybeText }),
})
