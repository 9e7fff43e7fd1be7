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
  route,
  text,
  version,
  whole,
} from '#lib/contract.ts'
import { consentPurposes, consentScopes, givenHow } from './domain/consent.ts'
import { documentKinds, holders } from './domain/document.ts'
import { ageBands, nameKinds, nameSources, scripts, sexes } from './domain/person.ts'
import { livelihoods, relationKinds } from './domain/relation.ts'
import { answerers, wayKinds } from './domain/safe-way.ts'

export { consentScopes }

const code = v.pipe(v.string(), v.regex(/^[a-z0-9_.]{1,60}$/, 'not_a_code'))
const placeId = v.pipe(v.string(), v.regex(/^[A-Z]{2}[\w.:-]{0,80}$/, 'not_a_place'))
const birthYear = whole(1900, 2100)

// What a person is entered and corrected with.

export const personFields = {
  names: list(
    v.object({
      text: text(200),
      kind: v.optional(oneOf(nameKinds), 'as_heard'),
      language: maybe(language),
      source: maybe(oneOf(nameSources)),
      fromYear: maybe(birthYear),
      untilYear: maybe(birthYear),
    }),
    20,
  ),
  sex: maybe(oneOf(sexes)),
  birthYear: maybe(birthYear),
  birthDay: maybe(calendarDay),
  ageBand: maybe(oneOf(ageBands)),
  citizenships: list(country, 5),
  languages: list(language, 10),
  placeId: maybe(placeId),
  placeText: optionalText(200),
  countryNow: maybe(country),
  targetGroups: list(code, 20),
  notes: optionalText(4000),
}

const wayFields = {
  kind: oneOf(wayKinds),
  detail: optionalText(200),
  days: list(whole(1, 7), 7),
  fromMinute: maybe(whole(0, 1439)),
  toMinute: maybe(whole(1, 1440)),
  timeZone: maybe(v.pipe(v.string(), v.maxLength(60), v.check(isTimeZone, 'not_a_time_zone'))),
  whoMayAnswer: v.optional(oneOf(answerers), 'person'),
  mayLeaveMessage: v.optional(flag, false),
  messagesOnly: v.optional(flag, false),
  sharedPhone: v.optional(flag, false),
  codeWord: optionalText(200),
  coverStory: optionalText(500),
  safeUntil: maybe(calendarDay),
  note: optionalText(500),
}

const documentFields = {
  kind: oneOf(documentKinds),
  country: maybe(country),
  heldBy: v.optional(oneOf(holders), 'self'),
  takenAway: v.optional(flag, false),
  expiresOn: maybe(calendarDay),
  note: optionalText(500),
}

const consentFields = {
  scopes: v.pipe(v.array(oneOf(consentScopes)), v.minLength(1, 'required'), v.maxLength(20, 'too_many')),
  recipientId: maybe(id),
  recipientName: optionalText(200),
  purpose: oneOf(consentPurposes),
  purposeNote: optionalText(500),
  givenOn: maybe(calendarDay),
  until: calendarDay,
  givenHow: oneOf(givenHow),
  guardian: optionalText(200),
  language,
}

const wayInput = { ...wayFields, number: optionalText(40) }
const documentInput = { ...documentFields, number: optionalText(60) }

/** Also what other modules pass to `createPerson`. */
export const newPerson = v.object({
  id: v.optional(id),
  ...personFields,
  ways: list(v.object({ id: v.optional(id), ...wayInput }), 10),
  sourceRef: optionalText(200),
})

// What leaves.

export const nameView = v.object({
  text: v.string(),
  kind: oneOf(nameKinds),
  script: oneOf(scripts),
  language: v.nullable(v.string()),
  source: v.nullable(oneOf(nameSources)),
  /** Years in which it was borne, as far as known. */
  fromYear: v.nullable(v.number()),
  untilYear: v.nullable(v.number()),
})

export const wayView = v.object({
  ...wayFields,
  id,
  /** The file it was entered in: another one than asked for where files were merged. */
  personId: id,
  hasNumber: v.boolean(),
  /** The last two figures, nothing more. */
  numberEnd: v.nullable(v.string()),
  /** Whether it is safe at this moment, and if not, why: a stable code. */
  now: v.object({ may: v.boolean(), reason: v.nullable(v.string()) }),
  version,
})

export const documentView = v.object({
  ...documentFields,
  id,
  /** As for ways. */
  personId: id,
  hasNumber: v.boolean(),
  number: v.nullable(v.string()),
  version,
})

export const consentView = v.object({
  ...consentFields,
  givenOn: calendarDay,
  id,
  personId: id,
  reference: v.string(),
  takenBy: v.nullable(id),
  withdrawnAt: v.nullable(moment),
  withdrawnReason: v.nullable(v.string()),
  standing: oneOf(['holds', 'withdrawn', 'over', 'not_yet']),
})

export const summaryView = v.object({
  id,
  reference: v.string(),
  label: v.string(),
  sex: v.nullable(oneOf(sexes)),
  birthYear: v.nullable(v.number()),
  citizenships: v.array(v.string()),
  restricted: v.boolean(),
})

const relationView = v.object({
  id,
  /** What the other is to this person. */
  kind: oneOf([...relationKinds, 'parent', 'ward', 'spouse']),
  livelihood: v.nullable(oneOf(livelihoods)),
  note: v.nullable(v.string()),
  other: summaryView,
})

const mergedView = v.object({
  id,
  mergeId: id,
  reference: v.string(),
  /** The reference of the file it was merged into: this one, or one that was merged later. */
  into: v.string(),
  names: v.array(nameView),
  sex: v.nullable(oneOf(sexes)),
  birthYear: v.nullable(v.number()),
  birthDay: v.nullable(v.string()),
  placeText: v.nullable(v.string()),
  notes: v.nullable(v.string()),
  healthNote: v.nullable(v.string()),
  mergedAt: moment,
  mergedBy: v.nullable(v.string()),
})

export const personView = v.object({
  ...personFields,
  id,
  reference: v.string(),
  label: v.string(),
  identity: oneOf(['named', 'partly', 'anonymous']),
  names: v.array(nameView),
  ageBandOn: v.nullable(calendarDay),
  healthNote: v.nullable(v.string()),
  restricted: v.boolean(),
  workerIds: v.array(id),
  sourceRef: v.nullable(v.string()),
  ways: v.array(wayView),
  documents: v.array(documentView),
  relations: v.array(relationView),
  household: v.array(summaryView),
  consents: v.array(consentView),
  /** Files that were merged into this one, with what they say of the person. */
  merged: v.array(mergedView),
  createdAt: moment,
  updatedAt: moment,
  version,
  /** What this reader may do here. */
  may: v.object({
    restrict: v.boolean(),
    seeGuarded: v.boolean(),
    seeFormerNames: v.boolean(),
    merge: v.boolean(),
  }),
})

export const createPerson = route({
  method: 'POST',
  path: '/people',
  action: 'people.create',
  summary: 'Enter a person: named, partly named or anonymous, with safe ways to reach them',
  status: 201,
  input: newPerson,
  reply: personView,
})

export const readPerson = route({
  method: 'GET',
  path: '/people/{id}',
  action: 'people.read',
  summary: 'A person’s file; the reading is recorded',
  input: v.object({ id }),
  reply: personView,
})

export const updatePerson = route({
  method: 'PATCH',
  path: '/people/{id}',
  action: 'people.update',
  summary: 'Correct what is known of a person: all fields as they shall be',
  input: v.object({ id, version, ...personFields }),
  reply: personView,
})

export const restrictPerson = route({
  method: 'PUT',
  path: '/people/{id}/restriction',
  action: 'people.restrict',
  summary: 'Show this person to the named workers only, or to all who work with persons again',
  status: 204,
  input: v.object({ id, restricted: flag, workerIds: list(id, 50) }),
  reply: v.null(),
})

export const noteHealth = route({
  method: 'PUT',
  path: '/people/{id}/health-note',
  action: 'people.note_health',
  summary: 'What those who work on the case need to know of the person’s health; empty takes it away',
  status: 204,
  input: v.object({ id, text: optionalText(4000) }),
  reply: v.null(),
})

export const personReaders = route({
  method: 'GET',
  path: '/people/{id}/readers',
  action: 'people.readers',
  summary: 'Who has read or changed this person’s file, last first',
  input: v.object({ id }),
  reply: v.object({
    items: v.array(
      v.object({
        at: moment,
        action: v.string(),
        userId: v.nullable(id),
        name: v.nullable(v.string()),
        byHamroh: v.boolean(),
      }),
    ),
  }),
})

// Safe ways.

export const addWay = route({
  method: 'POST',
  path: '/people/{personId}/ways',
  action: 'people.add_way',
  summary: 'Add a safe way to reach a person',
  status: 201,
  input: v.object({ personId: id, id: v.optional(id), ...wayInput }),
  reply: wayView,
})

export const updateWay = route({
  method: 'PATCH',
  path: '/people/{personId}/ways/{id}',
  action: 'people.update_way',
  summary: 'Change a safe way; a number that is left out stays',
  input: v.object({ personId: id, id, version, ...wayInput }),
  reply: wayView,
})

export const endWay = route({
  method: 'DELETE',
  path: '/people/{personId}/ways/{id}',
  action: 'people.end_way',
  summary: 'This way is not safe or not good any more',
  status: 204,
  input: v.object({ personId: id, id }),
  reply: v.null(),
})

export const revealPurposes = ['call_back', 'message', 'referral', 'danger', 'correction'] as const

export const revealNumber = route({
  method: 'POST',
  path: '/people/{personId}/ways/{id}/reveal',
  action: 'people.reveal_number',
  summary: 'The number itself, for a stated purpose; refused at an unsafe moment unless a reason is given',
  limitPerMinute: 20,
  input: v.object({
    personId: id,
    id,
    purpose: oneOf(revealPurposes),
    /** Why all the same, at a moment that is not safe; recorded. */
    reason: optionalText(500),
  }),
  reply: v.object({ number: v.string(), shown: v.string(), way: wayView }),
})

// Papers.

export const addDocument = route({
  method: 'POST',
  path: '/people/{personId}/documents',
  action: 'people.add_document',
  summary: 'Note a paper: who holds it, whether it was taken away, until when it is good',
  status: 201,
  input: v.object({ personId: id, id: v.optional(id), ...documentInput }),
  reply: documentView,
})

export const updateDocument = route({
  method: 'PATCH',
  path: '/people/{personId}/documents/{id}',
  action: 'people.update_document',
  summary: 'Change what is noted of a paper; a number that is left out stays',
  input: v.object({ personId: id, id, version, ...documentInput }),
  reply: documentView,
})

export const endDocument = route({
  method: 'DELETE',
  path: '/people/{personId}/documents/{id}',
  action: 'people.end_document',
  summary: 'This paper is replaced or was noted by mistake',
  status: 204,
  input: v.object({ personId: id, id }),
  reply: v.null(),
})

// Family.

export const relate = route({
  method: 'POST',
  path: '/people/{personId}/relations',
  action: 'people.relate',
  summary: 'Say what another person is to this one; it is shown at both',
  status: 201,
  input: v.object({
    personId: id,
    id: v.optional(id),
    otherId: id,
    kind: oneOf(relationKinds),
    livelihood: maybe(oneOf(livelihoods)),
    note: optionalText(500),
  }),
  reply: relationView,
})

export const unrelate = route({
  method: 'DELETE',
  path: '/people/{personId}/relations/{id}',
  action: 'people.unrelate',
  summary: 'Take back what was said of two persons',
  status: 204,
  input: v.object({ personId: id, id }),
  reply: v.null(),
})

export const joinHousehold = route({
  method: 'PUT',
  path: '/people/{personId}/household',
  action: 'people.join_household',
  summary: 'Live on the same income as another person; null: in none',
  status: 204,
  input: v.object({ personId: id, withPersonId: maybe(id) }),
  reply: v.null(),
})

// Consent.

export const giveConsent = route({
  method: 'POST',
  path: '/people/{personId}/consents',
  action: 'people.give_consent',
  summary: 'Record what the person agreed to: what may be told, to whom, what for, until when',
  status: 201,
  input: v.object({ personId: id, id: v.optional(id), ...consentFields }),
  reply: consentView,
})

export const withdrawConsent = route({
  method: 'POST',
  path: '/people/{personId}/consents/{id}/withdraw',
  action: 'people.withdraw_consent',
  summary: 'The person takes their consent back',
  input: v.object({ personId: id, id, reason: optionalText(500) }),
  reply: consentView,
})

export const printConsent = route({
  method: 'GET',
  path: '/people/{personId}/consents/{id}/receipt',
  action: 'people.print_consent',
  summary: 'The receipt in the person’s language: what was agreed and how to take it back',
  download: 'text/html; charset=utf-8',
  input: v.object({
    personId: id,
    id,
    language: v.optional(language),
    format: v.optional(oneOf(['html', 'text']), 'html'),
  }),
  reply: v.null(),
})

// Search.

export const searchPurposes = ['intake', 'call', 'case', 'referral', 'duplicates', 'other'] as const

/** What may be added where too many fit. */
export const narrowBy = ['name', 'father', 'birth_year', 'place'] as const

const foundView = v.object({
  id,
  /** The sender's own key where the person was imported with one, Hamroh's reference otherwise. */
  ref: v.string(),
  reference: v.string(),
  name: v.string(),
  score: v.number(),
  /** In the caller's language: what agreed and what did not. */
  why: v.array(v.string()),
  /** The same as stable codes. */
  whyCodes: v.array(v.string()),
  /** `same`: warn before a second file is made; `maybe`: show; `weak`: only where nothing better is found. */
  match: oneOf(['same', 'maybe', 'weak']),
  sex: v.nullable(oneOf(sexes)),
  birthYear: v.nullable(v.number()),
  place: v.nullable(v.string()),
})

export const searchPeople = route({
  method: 'POST',
  path: '/people/search',
  action: 'people.search',
  summary: 'Find a person however the name is spelled, in any script; best first',
  // A program asks for a whole list, one after the other at two milliseconds each; every search stands in the log.
  limitPerMinute: 30_000,
  input: v.object({
    name: text(200),
    birthYear: maybe(birthYear),
    sex: maybe(v.pipe(v.string(), v.maxLength(20))),
    district: optionalText(200),
    limit: v.optional(whole(1, 50), 10),
    purpose: v.optional(oneOf(searchPurposes), 'other'),
  }),
  reply: v.object({ results: v.array(foundView) }),
})

export const findPeople = route({
  method: 'POST',
  path: '/people/find',
  action: 'people.search',
  summary:
    'One box: name, phone, number of a paper, reference of a person or case, birth year, place, in any order and script',
  // Answers while somebody types; whoever tries out numbers or names by program gets no further than this.
  limitPerMinute: 240,
  input: v.object({
    text: text(200),
    limit: v.optional(whole(1, 50), 10),
    purpose: v.optional(oneOf(searchPurposes), 'other'),
  }),
  reply: v.object({
    results: v.array(foundView),
    /** What was made of the text. */
    understood: v.object({
      name: v.string(),
      birthYear: v.nullable(v.number()),
      place: v.nullable(v.string()),
      phone: v.boolean(),
      number: v.boolean(),
    }),
    /** More fit than are shown: what would tell them apart, most useful first; empty where what is shown is all. */
    narrow: v.array(oneOf(narrowBy)),
  }),
})

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

// The same as types, for screens.

export type PersonView = v.InferOutput<typeof personView>
export type WayView = v.InferOutput<typeof wayView>
export type DocumentView = v.InferOutput<typeof documentView>
export type ConsentView = v.InferOutput<typeof consentView>
export type MergedFile = v.InferOutput<typeof mergedView>
export type FoundPerson = v.InferOutput<typeof searchPeople.reply>['results'][number]
