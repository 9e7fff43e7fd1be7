import type { Module } from '#platform/module.ts'
import { policy } from './domain/policy.ts'
import { refusals } from './domain/refusals.ts'
import { handlers } from './handlers.ts'
import { jobs, schedule } from './jobs.ts'
import { pages } from './pages/pages.ts'
import { personalData } from './personal.ts'
import { endpoints } from './routes.ts'
import { loadRules } from './service/book.ts'

export const rules: Module = {
  name: 'rules',
  needs: ['organisations', 'accounts', 'cases'],
  endpoints,
  policy,
  refusals,
  handlers,
  jobs,
  schedule,
  pages,
  personalData,
  start: loadRules,
}
