import { declareRefusals } from '#lib/refusal.ts'

export const { kinds: refusals, refuse } = declareRefusals({
  'contacts.id_taken': 'conflict',
  'contacts.call_back_taken': 'conflict',
  'contacts.call_back_over': 'conflict',
  'contacts.unsafe_time': 'conflict',
  'contacts.nobody_receives': 'busy',
  'contacts.request_taken': 'conflict',
  'contacts.request_closed': 'conflict',
  'contacts.import_built_on': 'conflict',
  'contacts.no_safe_way': 'conflict',
})
