import type { Module } from '#platform/module.ts'
import { policy } from './domain/policy.ts'
import { refusals } from './domain/refusals.ts'
import { jobs } from './jobs.ts'
import { pages } from './pages/pages.ts'
import { personalData } from './personal.ts'
import { endpoints } from './routes.ts'
import { fromCase, fromContact, onCaseOpened, onCircleChanged } from './service/read.ts'

export {
  type AgeBand,
  ageBands,
  type Channel,
  channels,
  type Outcome,
  outcomes,
  type Sex,
  sexes,
} from './domain/contact.ts'
export { writeCsv } from './domain/csv.ts'
export { compareUrgency, type Judged, judgeUrgency, type Urgency, urgencies } from './domain/urgency.ts'
export { type Asked, askForHelp } from './service/ask.ts'
export { type DueContact, dueContacts } from './service/my-day.ts'
export { type ContactSummary, contactById, contactSummaries } from './service/read.ts'
export { type NewContactInput, recordContact } from './service/record.ts'
export { readSheet } from './service/spreadsheet.ts'

export const contacts: Module = {
  name: 'contacts',
  needs: ['accounts', 'organisations', 'people'],
  endpoints,
  policy,
  refusals,
  personalData,
  jobs,
  pages,
  handlers: {
    'cases.opened': { when: fromContact, run: onCaseOpened },
    'cases.circle_changed': { when: fromCase, run: onCircleChanged },
  },
}
