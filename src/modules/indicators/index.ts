import type { Module } from '#platform/module.ts'
import { policy } from './domain/policy.ts'
import { endpoints } from './routes.ts'

export const indicators: Module = {
  name: 'indicators',
  needs: ['cases', 'contacts', 'referrals', 'tracing'],
  endpoints,
  policy,
}
