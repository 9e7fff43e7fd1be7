import { declareRefusals } from '#lib/refusal.ts'

export const { kinds: refusals, refuse } = declareRefusals({
  /** There is no line to sign yet. */
  'audit.nothing_sealed': 'conflict',
})
