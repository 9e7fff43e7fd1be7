import { declareRefusals } from '#lib/refusal.ts'

export const { kinds: refusals, refuse } = declareRefusals({
  /** A case has one question. */
  'tracing.already_asked': 'conflict',
  'tracing.no_consent': 'conflict',
  'tracing.limit_day': 'too_many',
  'tracing.limit_quarter': 'too_many',
  /** A name of two words and a year of birth are needed. */
  'tracing.too_little': 'conflict',
  'tracing.case_closed': 'conflict',
  'tracing.not_on_this_case': 'forbidden',
  'tracing.not_their_worker': 'forbidden',
  /** The person did not agree to be told of. */
  'tracing.person_has_not_agreed': 'conflict',
  'tracing.already_answered': 'conflict',
  /** More than a list can need: somebody tries out names. */
  'tracing.too_many_points': 'too_many',
})
