import { declareRefusals } from '#lib/refusal.ts'

export const { kinds: refusals, refuse } = declareRefusals({
  'documents.id_taken': 'conflict',
  'documents.already_sent': 'conflict',
  'documents.no_such_template': 'invalid',
  'documents.not_for_country': 'invalid',
  'documents.not_in_language': 'invalid',
  'documents.not_of_this_case': 'invalid',
})
