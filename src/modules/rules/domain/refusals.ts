import { declareRefusals } from '#lib/refusal.ts'

export const { kinds: refusals, refuse } = declareRefusals({
  /** What was signed is not what the pack says now. */
  'rules.version_changed': 'conflict',
  /** A lawyer signs what is claimed to be law; not what nobody has a source for. */
  'rules.nothing_to_sign': 'invalid',
  'rules.id_taken': 'conflict',
})
