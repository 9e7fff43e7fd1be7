import type { Module } from '#platform/module.ts'
import { policy } from './domain/policy.ts'
import { refusalKinds } from './domain/refusals.ts'
import { endpoints } from './routes.ts'

export { seedGoods } from './seed/goods.ts'
export { demonstrationGroup, seedGroup } from './seed.ts'
export { type SavingsTotals, savingsTotals } from './service/totals.ts'

export const savings: Module = {
  name: 'savings',
  needs: ['accounts', 'contacts'],
  endpoints,
  policy,
  refusals: refusalKinds,
}
