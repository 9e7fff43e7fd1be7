import type { Module } from '#platform/module.ts'
import { policy } from './domain/policy.ts'
import { refusals } from './domain/refusals.ts'
import { handlers } from './handlers.ts'
import { pages } from './pages/pages.ts'
import { personalData } from './personal.ts'
import { endpoints } from './routes.ts'

export { events as claimEvents } from './domain/events.ts'
export { claimsOfCase } from './service/claims.ts'
export { type ClaimForLetter, claimForLetter } from './service/letter.ts'
export { type ToldWages, toldWagesForLetter, wagesToldIn } from './service/public.ts'

export const claims: Module = {
  name: 'claims',
  needs: ['accounts', 'cases', 'organisations'],
  endpoints,
  policy,
  refusals,
  handlers,
  pages,
  personalData,
}
