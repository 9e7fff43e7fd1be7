import { declareRefusals } from '#lib/refusal.ts'

export const { kinds: refusals, refuse } = declareRefusals({
  /** Wrong address, wrong password, or both: which of them is not said. */
  'accounts.wrong_password': 'signed_out',
  'accounts.code_needed': 'signed_out',
  'accounts.wrong_code': 'signed_out',
  'accounts.passkey_needed': 'signed_out',
  'accounts.passkey_refused': 'signed_out',
  'accounts.locked': 'too_many',
  'accounts.no_organisation': 'forbidden',
  'accounts.second_factor_needed': 'forbidden',
  'accounts.second_factor_forced': 'conflict',
  'accounts.weak_password': 'invalid',
  'accounts.code_does_not_match': 'invalid',
  'accounts.passkey_not_taken': 'invalid',
  'accounts.second_factor_on': 'conflict',
  'accounts.invitation_over': 'not_found',
  'accounts.already_member': 'conflict',
  'accounts.last_administrator': 'conflict',
  /** What the organisation's provider answered does not hold; why goes to the log, not to whoever asks. */
  'accounts.provider_refused': 'signed_out',
  'accounts.provider_unreachable': 'busy',
  'accounts.provider_secret_lost': 'conflict',
  'accounts.not_linked': 'forbidden',
  'accounts.recovery_own': 'conflict',
  'accounts.recovery_same_person': 'conflict',
  'accounts.recovery_elsewhere': 'conflict',
  'accounts.recovery_asked': 'conflict',
  'accounts.recovery_over': 'not_found',
})
