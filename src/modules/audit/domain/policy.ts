import type { Policy } from '#platform/module.ts'

export const policy: Policy = {
  'audit.read_chain': ['auditor', 'administrator'],
  'audit.list_heads': ['auditor', 'administrator'],
  'audit.sign_head': ['auditor', 'administrator'],
  'audit.download_heads': ['auditor', 'administrator'],
  'audit.verify': ['auditor', 'administrator'],
  'audit.list_lines': ['auditor'],
  'audit.access_report': ['caseworker', 'lawyer', 'supervisor'],
  'audit.read_setting': ['auditor', 'administrator'],
  'audit.update_setting': ['administrator'],
}
