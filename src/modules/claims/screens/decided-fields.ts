import type { FieldToDecide } from '#staff/hooks.ts'

/** What is asked where two people entered the same claim anew. */
export const claimFields: readonly FieldToDecide[] = [
  { name: 'opponent', label: 'claims.opponent', free: true },
  { name: 'evidence', label: 'claims.evidence', words: 'claims.evidence.', free: true },
  { name: 'wage.country', label: 'claims.country', words: 'country.' },
  { name: 'wage.asOf', label: 'claims.as_of' },
  { name: 'wage.debts', label: 'claims.step.pay' },
  { name: 'wage.work', label: 'claims.step.work' },
  { name: 'wage.months', label: 'claims.step.checks' },
  { name: 'wage.taxStatus', label: 'claims.tax.status', words: 'claims.tax.status.' },
  { name: 'wage.dismissedOn', label: 'claims.dismissed' },
  { name: 'wage.rounding', label: 'claims.rounding', words: 'claims.rounding.' },
  { name: 'maintenance.country', label: 'claims.child.country', words: 'country.' },
  { name: 'maintenance.children', label: 'claims.child.children' },
  { name: 'maintenance.asOf', label: 'claims.as_of' },
  { name: 'maintenance.fixed', label: 'claims.child.fixed' },
  { name: 'maintenance.writOn', label: 'claims.child.writ_on' },
  { name: 'maintenance.debtorHid', label: 'claims.child.hid' },
  { name: 'maintenance.months', label: 'claims.step.pay' },
]
