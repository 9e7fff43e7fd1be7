import type { Module } from '#platform/module.ts'
import { policy } from './domain/policy.ts'
import { refusals } from './domain/refusals.ts'
import { jobs, schedule } from './jobs.ts'
import { endpoints } from './routes.ts'
import { start } from './service/installation.ts'
import { keepAnew } from './service/kept.ts'

export { type Colleague, colleagues, createInvitation, createMember } from './service/members.ts'
export { type DueAccount, dueAccounts } from './service/my-day.ts'
export { colleagueNames } from './service/names.ts'
export { openSession } from './service/sessions.ts'
export { waiveSecondFactor } from './service/settings.ts'
export type { NewUser } from './service/users.ts'
export { gate, limitedGate } from './store/gate.ts'

export const accounts: Module = {
  name: 'accounts',
  needs: ['organisations'],
  endpoints,
  policy,
  refusals,
  jobs,
  schedule,
  keepAnew,
  start,
}
