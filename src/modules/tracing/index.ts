import type { Module } from '#platform/module.ts'
import { policy } from './domain/policy.ts'
import { refusals } from './domain/refusals.ts'
import { handlers, jobs, schedule } from './jobs.ts'
import { personalData } from './personal.ts'
import { endpoints } from './routes.ts'

export { type DueQuestion, dueQuestions } from './service/my-day.ts'

export const tracing: Module = {
  name: 'tracing',
  needs: ['accounts', 'cases', 'organisations', 'people'],
  endpoints,
  policy,
  refusals,
  personalData,
  jobs,
  schedule,
  handlers,
}
