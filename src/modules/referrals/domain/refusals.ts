import { declareRefusals } from '#lib/refusal.ts'

export const { kinds: refusals, refuse } = declareRefusals({
  /** Nothing that identifies a person leaves without a consent that covers it. */
  'referrals.no_consent': 'conflict',
  /** What would be sent is not what was shown. */
  'referrals.shown_otherwise': 'conflict',
  'referrals.case_closed': 'conflict',
  'referrals.not_on_this_case': 'forbidden',
  'referrals.already_answered': 'conflict',
  'referrals.already_over': 'conflict',
  'referrals.not_their_turn': 'conflict',
  'referrals.has_an_account': 'conflict',
  'referrals.link_over': 'not_found',
})
