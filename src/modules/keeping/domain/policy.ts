import type { Policy } from '#platform/module.ts'

export const policy: Policy = {
  'keeping.list_rules': ['supervisor', 'administrator', 'auditor'],
  'keeping.update_rule': ['administrator'],
  'keeping.read_person': ['caseworker', 'lawyer', 'supervisor'],
  'keeping.export_person': ['caseworker', 'lawyer', 'supervisor'],
  'keeping.ask': ['caseworker', 'lawyer', 'supervisor'],
  'keeping.list': ['supervisor', 'auditor'],
  'keeping.decide': ['supervisor'],
  'keeping.read_proof': ['supervisor', 'auditor'],
  'keeping.hold': ['lawyer', 'supervisor'],
  'keeping.lift_hold': ['lawyer', 'supervisor'],
  'keeping.list_exports': ['administrator', 'supervisor', 'auditor'],
  'keeping.ask_export': ['administrator'],
  'keeping.decide_export': ['administrator', 'supervisor'],
  'keeping.download_export': ['administrator'],
}
