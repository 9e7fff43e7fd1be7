import { declareRefusals } from '#lib/refusal.ts'

export const { kinds: refusals, refuse } = declareRefusals({
  'claims.id_taken': 'conflict',
  'claims.nothing_to_compute': 'invalid',
  'claims.not_of_this_case': 'invalid',
})
