import { declareRefusals } from '#lib/refusal.ts'

export const { kinds: refusals, refuse } = declareRefusals({
  'cases.already_closed': 'conflict',
  'cases.not_closed': 'conflict',
  'cases.not_on_hold': 'conflict',
  'cases.no_closing_asked': 'conflict',
  'cases.needs_without_outcome': 'conflict',
  'cases.own_closing': 'forbidden',
  'cases.need_of_closed_case': 'conflict',
  'cases.id_taken': 'conflict',
  'cases.not_a_worker': 'invalid',
  'cases.hand_over_decided': 'conflict',
  'cases.already_asked': 'conflict',
  'cases.already_theirs': 'conflict',
  'cases.day_is_past': 'invalid',
  'cases.last_worker': 'conflict',
})
