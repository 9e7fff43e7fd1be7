import { type Kysely, sql } from 'kysely'
import type { Words } from '#platform/personal-data.ts'
import { sealed } from '#platform/vault/index.ts'
import { sealedIn } from '#platform/vault/tables.ts'
import type { Tables } from '../tables.gen.ts'

// The words of a contact that belongs to a restricted file are sealed with the contact's own key; see platform/vault.

type Db = Kysely<Tables>

/** Columns with words or numbers in them, by table; and what names the row there. */
const wordColumns = {
  'contacts.contact': { row: 'id', contact: 'id', columns: ['said', 'advised', 'place_text'] },
  'contacts.contact_version': { row: 'contact_id', contact: 'contact_id', columns: ['content', 'reason'] },
  'contacts.call_back': { row: 'id', contact: 'contact_id', columns: ['number', 'note'] },
  'contacts.web_request': { row: 'contact_id', contact: 'contact_id', columns: ['reach_at', 'reach_when'] },
  'contacts.message': { row: 'id', contact: 'contact_id', columns: ['body'] },
} as const
type WordTable = keyof typeof wordColumns

/** A row as it is written; the contact is asked whether it is restricted, where there are words at all. */
export async function sealedOf<T extends object>(
  db: Db,
  contactId: string,
  table: WordTable,
  row: string,
  values: T,
): Promise<T> {
  const { columns } = wordColumns[table]
  const given = values as Record<string, unknown>
  if (!columns.some(column => given[column])) return values
  const contact = await db
    .selectFrom('contacts.contact')
    .select('restricted')
    .where('id', '=', contactId)
    .executeTakeFirst()
  // One that the actor may not see is taken for restricted; one that is not there yet is not.
  if (contact && !contact.restricted) return values
  return sealed(db, { table, subject: contactId, row, columns }, values)
}

/** After a contact became restricted, or open again: its words are written anew, sealed or not. By Hamroh itself. */
export async function resealContact(db: Db, contactId: string, restricted: boolean): Promise<void> {
  for (const [table, { row: key, contact, columns }] of Object.entries(wordColumns)) {
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)}
      where organisation_id = platform.organisation_id() and ${sql.ref(contact)} = ${contactId}`.execute(db)
    for (const row of rows) {
      const place = { table, subject: contactId, row: String(row[key]), columns }
      const anew = restricted ? await sealed(db, place, row) : row
      for (const column of columns)
        if (row[column]) await putWords(db, contactId, table, row, column, anew[column])
    }
  }
}

function putWords(
  db: Db,
  contactId: string,
  table: string,
  { id, version }: Record<string, unknown>,
  column: string,
  value: unknown,
) {
  const key = JSON.stringify({ ...(id ? { id } : {}), ...(table.endsWith('version') ? { version } : {}) })
  const words = JSON.stringify(value)
  return sql`select contacts.put_words(${table}, ${contactId}::uuid, ${key}::jsonb, ${column}, ${words}::jsonb)`.execute(
    db,
  )
}

/** What stays readable in a restricted file, and why; docs/decisions/0014 says the same of the whole. */
export const words: Words = {
  sealed: sealedIn(wordColumns),
  open: {
    'codes of lists that are counted and asked for, and say nothing of who it is': [
      'contacts.contact.channel',
      'contacts.contact.language',
      'contacts.contact.country',
      'contacts.contact.place_id',
      'contacts.contact.sex',
      'contacts.contact.age_band',
      'contacts.contact.target_groups',
      'contacts.contact.needs',
      'contacts.contact.signs',
      'contacts.contact.materials',
      'contacts.contact.outcome',
      'contacts.contact.not_request',
      'contacts.contact.urgency',
      'contacts.contact.urgency_reasons',
      'contacts.call_back.state',
      'contacts.web_request.locale',
      'contacts.web_request.state',
      'contacts.web_request.reach',
      'contacts.web_request.reach_who',
      'contacts.import_row.state',
      'contacts.import_row.problems',
    ],
    'empty where the file is restricted': ['contacts.contact.search'],
    'staff, not the person': ['contacts.contact.worker_name'],
    'keyed digests, by which a caller is known again without the number; who has the database can try numbers out':
      ['contacts.contact.number_key', 'contacts.contact.channel_key'],
    'made by chance, or digests of what was': [
      'contacts.web_request.reference',
      'contacts.web_request.code_hash',
      'contacts.web_request.form_hash',
    ],
    'a row of a table that was brought in: emptied when it becomes a contact, and until then of no file': [
      'contacts.import_row.cells',
      'contacts.import_row.row_hash',
    ],
  },
}
