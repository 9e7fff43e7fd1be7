import type { Module } from '#platform/module.ts'
import { loadKeepingTimes } from './content.ts'
import { policy } from './domain/policy.ts'
import { refusals } from './domain/refusals.ts'
import { jobs, schedule } from './jobs.ts'
import { personalData } from './personal.ts'
import { endpoints } from './routes.ts'
import { takeEngine } from './service/export.ts'

export { personErased } from './domain/events.ts'
export { type DueDecision, dueDecisions } from './service/my-day.ts'

export const keeping: Module = {
  name: 'keeping',
  needs: ['organisations', 'accounts', 'audit', 'people'],
  endpoints,
  policy,
  refusals,
  jobs,
  schedule,
  personalData,
  start: async services => {
    await loadKeepingTimes()
    await takeEngine(services)
  },
}
