import { declareRefusals } from '#lib/refusal.ts'

export const { kinds: refusals, refuse } = declareRefusals({
  /** The entry belongs to another organisation, whose editors keep it. */
  'directory.not_your_entry': 'forbidden',
  /** The id is taken by an entry with other content. */
  'directory.other_content': 'conflict',
  /** An organisation of this Hamroh has one entry. */
  'directory.entry_exists': 'conflict',
  /** Something in the file is wrong; nothing of it was taken. */
  'directory.import_faulty': 'invalid',
  /** An entry of the file belongs to one that is neither in it nor here. */
  'directory.import_incomplete': 'conflict',
  /** What the import would change is no longer what was shown. */
  'directory.import_moved_on': 'conflict',
  /** The file is none of those that can be read. */
  'directory.file_unreadable': 'invalid',
  /** More services than a booklet holds: a smaller region is asked for. */
  'directory.booklet_too_long': 'conflict',
})
