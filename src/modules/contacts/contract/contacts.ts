import * as v from 'valibot'
import {
  calendarDay,
  country,
  flag,
  id,
  language,
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
import { ageBands, channels, materialKinds, notRequests, outcomes, sexes } from '../domain/contact.ts'
import { warningCodes } from '../domain/safety.ts'
import { urgencies } from '../domain/urgency.ts'

const code = v.pipe(v.string(), v.regex(/^[a-z_]+(\.[a-z_]+)?$/, 'not_a_code'), v.maxLength(60, 'too_long'))
/** Pieces handed out, by kind. */
export const materials = v.optional(
  v.pipe(
    v.record(v.picklist(materialKinds, 'not_one_of'), whole(0, 100_000)),
    v.transform(counts => Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))),
  ),
  {},
)

export const callBackInput = v.object({
  id: v.optional(id),
  dueAt: moment,
  /** Kept only while the promise is open; never for a person with safe ways of their own. */
  number: optionalText(40),
  note: optionalText(500),
})

const who = {
  /** Without it: anonymous unless a person is named. */
  anonymous: v.optional(flag),
  personId: maybe(id),
  language: maybe(language),
  country: maybe(country),
  placeId: optionalText(60),
  placeText: optionalText(200),
  sex: maybe(oneOf(sexes)),
  ageBand: maybe(oneOf(ageBands)),
  targetGroups: list(code, 20),
}
const what = {
  needs: list(code, 20),
  signs: list(code, 20),
  dangerNow: v.optional(flag, false),
  said: optionalText(10_000),
  advised: optionalText(10_000),
  materials,
  outcome: oneOf(outcomes),
  notRequest: maybe(oneOf(notRequests)),
  caseId: maybe(id),
}

export const contactView = v.object({
  id: v.string(),
  channel: oneOf(channels),
  startedAt: v.string(),
  durationSeconds: v.nullable(v.number()),
  workerId: v.nullable(v.string()),
  workerName: v.nullable(v.string()),
  anonymous: v.boolean(),
  personId: v.nullable(v.string()),
  personLabel: v.nullable(v.string()),
  /** Whether the caller can be recognised; the number itself is nowhere. */
  recognisable: v.boolean(),
  language: v.nullable(v.string()),
  country: v.nullable(v.string()),
  placeId: v.nullable(v.string()),
  placeText: v.nullable(v.string()),
  sex: v.nullable(oneOf(sexes)),
  ageBand: v.nullable(oneOf(ageBands)),
  targetGroups: v.array(v.string()),
  needs: v.array(v.string()),
  signs: v.array(v.string()),
  dangerNow: v.boolean(),
  said: v.nullable(v.string()),
  advised: v.nullable(v.string()),
  materials: v.record(v.string(), v.number()),
  outcome: v.nullable(oneOf(outcomes)),
  notRequest: v.nullable(oneOf(notRequests)),
  urgency: oneOf(urgencies),
  urgencyReasons: v.array(v.string()),
  caseId: v.nullable(v.string()),
  sessionId: v.nullable(v.string()),
  importId: v.nullable(v.string()),
  restricted: v.boolean(),
  recordedOffline: v.boolean(),
  recordedAt: v.string(),
  version: v.number(),
  may: v.object({ correct: v.boolean() }),
})

export const recordContact = route({
  method: 'POST',
  path: '/contacts',
  action: 'contacts.record',
  summary: 'Record a call, visit, message, letter or mobile consultation; only the outcome is needed',
  status: 201,
  input: v.object({
    id: v.optional(id),
    channel: v.optional(oneOf(channels), 'call_in'),
    startedAt: maybe(moment),
    durationSeconds: maybe(whole(0, 86_400)),
    ...who,
    ...what,
    /** Only its keyed digest is kept, to recognise the caller next time. */
    number: optionalText(40),
    /** A name or id in a messenger; kept as a digest as well. */
    channelId: optionalText(200),
    sessionId: maybe(id),
    callBack: maybe(callBackInput),
    /** The promised call-back that this contact fulfils. */
    callBackId: maybe(id),
    recordedOffline: v.optional(flag, false),
  }),
  reply: contactView,
})

export const correctContact = route({
  method: 'PATCH',
  path: '/contacts/{id}',
  action: 'contacts.correct',
  summary: 'Correct a contact; what it said before is kept',
  input: v.object({
    id,
    version,
    reason: optionalText(500),
    channel: oneOf(channels),
    startedAt: moment,
    durationSeconds: maybe(whole(0, 86_400)),
    ...who,
    ...what,
  }),
  reply: contactView,
})

export const readContact = route({
  method: 'GET',
  path: '/contacts/{id}',
  action: 'contacts.read',
  summary: 'One contact, with what it said before it was corrected',
  input: v.object({ id }),
  reply: v.object({
    ...contactView.entries,
    versions: v.array(
      v.object({
        version: v.number(),
        changedAt: v.string(),
        changedBy: v.nullable(v.string()),
        changedByName: v.nullable(v.string()),
        reason: v.nullable(v.string()),
        fields: v.array(v.string()),
        content: v.record(v.string(), v.unknown()),
      }),
    ),
  }),
})

export const filters = {
  from: v.optional(calendarDay),
  to: v.optional(calendarDay),
  need: v.optional(code),
  outcome: v.optional(oneOf(outcomes)),
  channel: v.optional(oneOf(channels)),
  language: v.optional(language),
  urgency: v.optional(oneOf(urgencies)),
  workerId: v.optional(id),
  personId: v.optional(id),
  caseId: v.optional(id),
  sessionId: v.optional(id),
}

export const listContacts = route({
  method: 'GET',
  path: '/contacts',
  action: 'contacts.list',
  summary: 'The log, newest first',
  input: v.object({ ...paging, ...filters }),
  reply: pageOf(contactView),
})

/** What is typed may be a name, and an address stands in the logs of others: so the words travel in the body. */
export const findContacts = route({
  method: 'POST',
  path: '/contacts/search',
  action: 'contacts.list',
  summary: 'The same, only those in which these words stand',
  input: v.object({ ...paging, ...filters, text: v.optional(text(200)) }),
  reply: pageOf(contactView),
})

export const exportContacts = route({
  method: 'GET',
  path: '/contacts-export',
  action: 'contacts.export',
  summary: 'The log of a period as CSV: no person, no number, no words that were said',
  download: 'text/csv',
  input: v.object({ from: calendarDay, to: calendarDay }),
  reply: v.any(),
})

export const recognise = route({
  method: 'POST',
  path: '/contacts/recognise',
  action: 'contacts.recognise',
  summary: 'Whether this caller has been here before, without showing the number to anybody',
  limitPerMinute: 60,
  input: v.object({ number: optionalText(40), channelId: optionalText(200) }),
  reply: v.object({
    /** Whether what was given can be read as a number or a channel's name. */
    readable: v.boolean(),
    contacts: v.number(),
    days: v.number(),
    thisMonth: v.number(),
    lastAt: v.nullable(v.string()),
    /** The newest of them, as far as the one who asks may read them. */
    last: v.array(
      v.object({
        id: v.string(),
        startedAt: v.string(),
        needs: v.array(v.string()),
        outcome: v.nullable(oneOf(outcomes)),
        said: v.nullable(v.string()),
        advised: v.nullable(v.string()),
        workerName: v.nullable(v.string()),
      }),
    ),
    lastNeeds: v.array(v.string()),
    notRequests: v.number(),
    openCallBackId: v.nullable(v.string()),
    persons: v.array(
      v.object({
        id: v.string(),
        reference: v.string(),
        label: v.string(),
        warnings: v.array(v.object({ code: oneOf(warningCodes), detail: v.nullable(v.string()) })),
      }),
    ),
  }),
})
