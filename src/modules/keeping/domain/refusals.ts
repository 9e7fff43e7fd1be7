import { declareRefusals } from '#lib/refusal.ts'

export const { kinds: refusals, refuse } = declareRefusals({
  /** A hold by law stops it. */
  'keeping.on_hold': 'conflict',
  /** A case or referral is still worked on. */
  'keeping.still_open': 'conflict',
  'keeping.already_asked': 'conflict',
  'keeping.already_erased': 'conflict',
  'keeping.already_decided': 'conflict',
  /** What one asks, another decides. */
  'keeping.own_request': 'forbidden',
  'keeping.not_ready': 'conflict',
})
