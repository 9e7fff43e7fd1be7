import { declareRefusals } from '#lib/refusal.ts'

export const { kinds: refusals, refuse } = declareRefusals({
  /** Wrong address, wrong password, or both: which of them is not said. */
  'accounts.wrong_password': 'signed_out',
  'accounts.code_needed': 'signed_out',
  'accounts.wrong_code': 'signed_out',
  'accounts.locked': 'too_many',
  'accounts.no_organisation': 'forbidden',
  'accounts.weak_password': 'invalid',
  'accounts.code_does_not_match': 'invalid',
  'accounts.second_factor_on': 'conflict',
  'accounts.invitation_over': 'not_found',
  'accounts.already_member': 'conflict',
  'accounts.last_administrator': 'conflict',
})
