import type { Module } from '#platform/module.ts'
import { documentPack } from './content/load.ts'
import { policy } from './domain/policy.ts'
import { refusals } from './domain/refusals.ts'
import { handlers } from './handlers.ts'
import { jobs, schedule } from './jobs.ts'
import { pages } from './pages/pages.ts'
import { personalData } from './personal.ts'
import { endpoints } from './routes.ts'

export { events as documentEvents } from './domain/events.ts'

export const documents: Module = {
  name: 'documents',
  needs: ['cases', 'claims', 'organisations', 'people'],
  endpoints,
  policy,
  refusals,
  handlers,
  jobs,
  schedule,
  pages,
  personalData,
  // A mistake in a template stops the start with its file and line, not the first letter.
  start: async () => {
    documentPack()
  },
}
