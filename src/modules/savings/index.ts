import type { Module } from '#platform/module.ts'
import { policy } from './domain/policy.ts'
import { refusalKinds } from './domain/refusals.ts'
import { endpoints } from './routes.ts'

export { seedGoods } from './seed/goods.ts'
export { seedProgramme } from './seed/programme.ts'
export { demonstrationGroup, seedGroup } from './seed.ts'
export { type DueVisit, dueVisits } from './service/my-day.ts'

export const savings: Module = {
  name: 'savings',
  needs: ['accounts', 'contacts'],
  endpoints,
  policy,
  refusals: refusalKinds,
}
