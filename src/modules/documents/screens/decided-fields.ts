import type { FieldToDecide } from '#staff/hooks.ts'

export const letterFields: readonly FieldToDecide[] = [
  { name: 'country', label: 'documents.country', words: 'country.' },
  { name: 'language', label: 'documents.language', words: 'language.' },
  { name: 'readingLanguage', label: 'documents.reading_language', words: 'language.' },
  { name: 'claimId', label: 'documents.claim' },
]
