import type { Policy } from '#platform/module.ts'

const workers = ['caseworker', 'lawyer', 'supervisor'] as const

export const policy: Policy = {
  'claims.basis': workers,
  'claims.list': workers,
  'claims.read': workers,
  'claims.create': workers,
  'claims.update': workers,
  'claims.add_step': workers,
  'claims.record_recovery': workers,
  'claims.withdraw_recovery': workers,
  'claims.figures': ['programme_manager', 'supervisor'],
}
