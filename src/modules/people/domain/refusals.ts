import { declareRefusals } from '#lib/refusal.ts'

export const { kinds: refusals, refuse } = declareRefusals({
  /** The way is not safe now; the details say why. With a reason given, the number is shown all the same. */
  'people.not_safe_now': 'conflict',
  'people.no_number': 'not_found',
  'people.already_withdrawn': 'conflict',
  'people.same_person': 'invalid',
  /** This file was merged into another one: the details name it. */
  'people.merged': 'conflict',
  /** Files known to different workers would be shown to some of them by a merge. */
  'people.guarded_differently': 'conflict',
  'people.already_undone': 'conflict',
})
