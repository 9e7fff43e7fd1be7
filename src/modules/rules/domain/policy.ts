import type { Policy } from '#platform/module.ts'

const workers = ['operator', 'caseworker', 'lawyer', 'supervisor'] as const

export const policy: Policy = {
  'rules.list': 'open',
  'rules.read': 'open',
  'rules.list_changes': 'open',
  'rules.check': 'open',
  'rules.list_signatures': 'member',
  'rules.sign': ['lawyer'],
  'rules.withdraw_signature': ['lawyer', 'supervisor'],
  'rules.list_assessments': workers,
  'rules.read_assessment': workers,
  'rules.assess': workers,
}
