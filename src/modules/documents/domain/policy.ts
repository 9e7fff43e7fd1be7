import type { Policy } from '#platform/module.ts'

const workers = ['caseworker', 'lawyer', 'supervisor'] as const

export const policy: Policy = {
  'documents.templates': workers,
  'documents.facts': workers,
  'documents.list': workers,
  'documents.read': workers,
  'documents.make': workers,
  'documents.change': workers,
  'documents.mark_sent': workers,
  'documents.pdf': workers,
  'documents.docx': workers,
}
