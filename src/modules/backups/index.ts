import type { Module } from '#platform/module.ts'
import { policy } from './domain/policy.ts'
import { jobs, schedule } from './jobs.ts'
import { endpoints } from './routes.ts'
import { rememberPlace } from './service/standing.ts'

export { type DueBackup, dueBackup } from './service/standing.ts'

export const backups: Module = {
  name: 'backups',
  needs: [],
  endpoints,
  policy,
  jobs,
  schedule,
  start: rememberPlace,
}
