import type { Module } from '#platform/module.ts'
import { policy } from './domain/policy.ts'
import { endpoints } from './routes.ts'

export const indicators: Module = {
  name: 'indicators',
  needs: [
    'accounts',
    'audit',
    'backups',
    'cases',
    'contacts',
    'directory',
    'keeping',
    'organisations',
    'referrals',
    'savings',
    'tracing',
  ],
  endpoints,
  policy,
}
