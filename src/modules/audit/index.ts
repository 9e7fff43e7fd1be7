import type { Module } from '#platform/module.ts'
import { policy } from './domain/policy.ts'
import { refusals } from './domain/refusals.ts'
import { jobs, schedule, sealAgain } from './jobs.ts'
import { endpoints } from './routes.ts'
import { takeSigningKey } from './service/heads.ts'

export { ownKey } from './service/heads.ts'
export { type DueLog, dueLog } from './service/my-day.ts'
export { sealAll, sealOrganisation } from './service/seal.ts'

export const audit: Module = {
  name: 'audit',
  needs: ['organisations', 'people'],
  endpoints,
  policy,
  refusals,
  jobs,
  schedule,
  start: async services => {
    await takeSigningKey(services)
    if (services.config.jobs) await sealAgain(services.engine, 0)
  },
}
