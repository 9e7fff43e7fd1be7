import { declareRefusals } from '#lib/refusal.ts'

export const { kinds: refusals, refuse } = declareRefusals({
  /** The entry belongs to another organisation, whose editors keep it. */
  'directory.not_your_entry': 'forbidden',
  /** The id is taken by an entry with other content. */
  'directory.other_content': 'conflict',
  /** An organisation of this Hamroh has one entry. */
  'directory.entry_exists': 'conflict',
})
