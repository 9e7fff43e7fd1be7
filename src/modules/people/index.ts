import type { Module } from '#platform/module.ts'
import { policy } from './domain/policy.ts'
import { refusals } from './domain/refusals.ts'
import { handlers, jobs, schedule } from './jobs.ts'
import { personalData } from './personal.ts'
import { endpoints } from './routes.ts'
import { refreshAtStart } from './service/name-index.ts'

export type { ConsentPurpose, ConsentScope, Disclosure } from './domain/consent.ts'
export { consentPurposes, consentScopes } from './domain/consent.ts'
export { untouchedSince } from './personal.ts'
export { consentFor, consentsOf } from './service/consents.ts'
export {
  disclosureOf,
  enterDisclosed,
  outlineOf,
  type PersonDisclosure,
  type PersonOutline,
  shownDisclosure,
} from './service/disclosure.ts'
export {
  type MeetingPerson,
  meetingPersons,
  meetingVersion,
  personsChangedAfter,
} from './service/meeting.ts'
export { filesOfPerson, keptFile } from './service/merged.ts'
export { createPerson, type NewPerson, restrictPerson, setRestriction } from './service/people.ts'
export { type PersonSummary, personSummaries } from './service/summaries.ts'
export { numberKey, personsWithNumber, revealNumber, safeWaysOf } from './service/ways.ts'

export const people: Module = {
  name: 'people',
  needs: ['organisations', 'accounts'],
  endpoints,
  policy,
  refusals,
  handlers,
  jobs,
  schedule,
  start: refreshAtStart,
  personalData,
}
