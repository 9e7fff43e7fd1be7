import type { Module } from '#platform/module.ts'
import { policy } from './domain/policy.ts'
import { refusals } from './domain/refusals.ts'
import { handlers } from './handlers.ts'
import { jobs, schedule } from './jobs.ts'
import { personalData } from './personal.ts'
import { endpoints } from './routes.ts'

export type { CaseStatus, NeedOutcome, NeedStatus, PersonPart } from './domain/case.ts'
export { needOutcomes } from './domain/case.ts'
export { events as caseEvents } from './domain/events.ts'
export type { RiskLevel } from './domain/triage.ts'
export { keepLegalDeadlines, type LegalDeadline } from './service/legal-deadlines.ts'
export { type DueCase, dueCases } from './service/my-day.ts'
export { type NewCase, openCaseWith as openCase } from './service/open.ts'
export {
  type CaseForReferral,
  type CaseSummary,
  caseSummaries,
  caseToRefer,
  restrictedAmong,
} from './service/summaries.ts'

export const cases: Module = {
  name: 'cases',
  needs: ['organisations', 'accounts', 'people'],
  endpoints,
  policy,
  refusals,
  personalData,
  handlers,
  jobs,
  schedule,
}
