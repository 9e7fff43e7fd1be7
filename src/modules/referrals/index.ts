import type { Module } from '#platform/module.ts'
import { policy } from './domain/policy.ts'
import { refusals } from './domain/refusals.ts'
import { handlers, jobs, schedule } from './jobs.ts'
import { pages } from './pages/pages.ts'
import { personalData } from './personal.ts'
import { endpoints } from './routes.ts'

export type { ReferralStatus, ReferralUrgency } from './domain/referral.ts'
export { composeReferral } from './service/compose.ts'
export { acceptReferral, declineReferral, reportOutcome } from './service/moves.ts'
export { type DueReferral, dueReferrals } from './service/my-day.ts'
export { openCaseFrom } from './service/receive.ts'
export { sendReferral } from './service/send.ts'
export type { ReferralView } from './service/view.ts'

export const referrals: Module = {
  name: 'referrals',
  needs: ['accounts', 'cases', 'organisations', 'people'],
  endpoints,
  policy,
  refusals,
  personalData,
  jobs,
  schedule,
  handlers,
  pages,
}
