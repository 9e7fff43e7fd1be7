import type { Module } from '#platform/module.ts'
import { policy } from './domain/policy.ts'
import { refusals } from './domain/refusals.ts'
import { serveHsds } from './hsds/server.ts'
import { pages } from './pages/pages.ts'
import { endpoints } from './routes.ts'
import { loadContent } from './service/content.ts'

export type { Proposal, ServiceCard } from './contract.ts'
export type { Reason, ReasonCode } from './domain/rank.ts'
export { demoServiceId, seedDirectory } from './seed.ts'
export { type DueEntries, dueEntries } from './service/my-day.ts'
export { type ProposalQuery, proposeServices, serviceById, servicesById } from './service/propose.ts'
export { areaOfNeed, needNames, placeSummary } from './service/words.ts'

export const directory: Module = {
  name: 'directory',
  needs: ['organisations'],
  endpoints,
  policy,
  refusals,
  pages,
  serve: serveHsds,
  start: loadContent,
}
