import { type Kysely, sql } from 'kysely'
import type { Words } from '#platform/personal-data.ts'
import { sealed } from '#platform/vault/index.ts'
import { sealedIn } from '#platform/vault/tables.ts'
import type { Tables } from '../tables.gen.ts'

// What identifies a restricted person, and every word about them, is sealed with the person's own key before it is written;
// it opens by itself when a row is read (platform/db/kysely.ts). Destroying the key erases the person in every copy.

type Db = Kysely<Tables>

/** Columns by table, what names the row there, and whether the column is JSON. */
const wordColumns = {
  'people.person': { row: 'id', columns: ['names', 'notes', 'place_text', 'birth_day'], json: ['names'] },
  'people.document': { row: 'id', columns: ['note'] },
  'people.guarded_text': { row: 'thing_id', columns: ['text'] },
  'people.safe_way': { row: 'id', columns: ['detail', 'number_end', 'code_word', 'cover_story', 'note'] },
  'people.safe_way_number': { row: 'way_id', columns: ['number'] },
  'people.relation': { row: 'id', columns: ['note'] },
  'people.consent': {
    row: 'id',
    columns: ['purpose_note', 'guardian', 'withdrawn_reason', 'recipient_name'],
  },
} as const
type WordTable = keyof typeof wordColumns

/** A row of this person as it is written: sealed where the person is restricted. */
export async function sealedOf<T extends object>(
  db: Db,
  personId: string,
  table: WordTable,
  row: string,
  values: T,
): Promise<T> {
  const { columns } = wordColumns[table]
  const given = values as Record<string, unknown>
  if (!columns.some(column => given[column]) || !(await isRestricted(db, personId))) return values
  return sealRow(db, personId, table, row, values)
}

/** JSON columns travel as text: what is in it is sealed, and stands there as a JSON string. */
async function sealRow<T extends object>(
  db: Db,
  personId: string,
  table: WordTable,
  row: string,
  values: T,
): Promise<T> {
  const { columns } = wordColumns[table]
  const given = values as Record<string, unknown>
  const place = { table, subject: personId, row, columns }
  if (typeof given.names !== 'string') return sealed(db, place, values)
  const opened = { ...given, names: JSON.parse(given.names) }
  const words: Record<string, unknown> = await sealed(db, place, opened)
  // The same columns as were given.
  return { ...words, names: JSON.stringify(words.names) } as T
}

/** What a line of the log about this person says in words. */
export const inLog = <T extends { readonly reason: string }>(
  db: Db,
  personId: string,
  words: T,
): Promise<T> =>
  sealed(db, { table: 'platform.audit_line', subject: personId, row: personId, columns: ['reason'] }, words)

/** A person whom the actor may not see is taken for restricted. */
export async function isRestricted(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('people.person')
    .select('restricted')
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.restricted ?? true
}

/** After a person became restricted, or is open again: everything is written anew, sealed or not. By Hamroh itself. */
export async function resealPerson(db: Db, personId: string, restricted: boolean): Promise<void> {
  if (restricted) await sql`select people.unindex(${personId}::uuid)`.execute(db)
  for (const [table, { row: key, columns }] of Object.entries(wordColumns)) {
    const rows = await rowsOf(db, table, personId)
    for (const row of rows) {
      const place = { table, subject: personId, row: String(row[key]), columns }
      const anew = restricted ? await sealed(db, place, row) : row
      for (const column of columns) {
        if (row[column] === null || row[column] === undefined || row[column] === '') continue
        const words = JSON.stringify(anew[column])
        await sql`select people.put_words(${table}, ${personId}::uuid, ${String(row[key])}::uuid, ${column}, ${words}::jsonb)`.execute(
          db,
        )
      }
    }
  }
}

async function rowsOf(db: Db, table: string, personId: string): Promise<Record<string, unknown>[]> {
  if (table === 'people.safe_way_number') {
    const { rows } = await sql<Record<string, unknown>>`
      select w.id as way_id, people.number_of(w.id) as number from people.safe_way w
      where w.organisation_id = platform.organisation_id() and w.person_id = ${personId}`.execute(db)
    return rows.filter(row => row.number !== null)
  }
  const key = table === 'people.person' ? 'id' : 'person_id'
  const { rows } = await sql<Record<string, unknown>>`
    select * from ${sql.table(table)}
    where organisation_id = platform.organisation_id() and ${sql.ref(key)} = ${personId}`.execute(db)
  return rows
}

export interface RestrictedName {
  readonly id: string
  readonly kept_id: string | null
  readonly names: unknown
  readonly birth_year: number | null
  readonly sex: string | null
  readonly place_id: string | null
  readonly place_text: string | null
}

/** The restricted persons whom the actor may see, newest first, and what changes with the row and its key. */
export const findRestrictedSeen = async (db: Db, most: number) =>
  (
    await sql<{
      id: string
      stamp: string
    }>`select id, stamp from people.restricted_seen(${most}::int)`.execute(db)
  ).rows

/** Of these restricted persons those whom the actor may see, opened: their names stand in no index. */
export const findRestricted = (
  db: Db,
  organisationId: string,
  ids: readonly string[],
): Promise<RestrictedName[]> =>
  db
    .selectFrom('people.person')
    .select(['id', 'kept_id', 'names', 'birth_year', 'sex', 'place_id', 'place_text'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where(sql<boolean>`restricted`)
    .execute()

/** Numbers of papers of restricted persons whom the actor may see, opened. */
export const findRestrictedPapers = (db: Db, organisationId: string, most: number) =>
  db
    .selectFrom('people.guarded_text as g')
    .innerJoin('people.person as p', join =>
      join.onRef('p.organisation_id', '=', 'g.organisation_id').onRef('p.id', '=', 'g.person_id'),
    )
    .select([sql<string>`coalesce(p.kept_id, p.id)`.as('person_id'), 'g.thing_id', 'g.text'])
    .where('g.organisation_id', '=', organisationId)
    .where('g.kind', '=', 'document_number')
    .where(sql<boolean>`p.restricted`)
    .limit(most)
    .execute()

/** What stays readable in a restricted file, and why; docs/decisions/0014 says the same of the whole. */
export const words: Words = {
  sealed: sealedIn(wordColumns),
  open: {
    'codes of lists that are counted and asked for, and say nothing of who it is': [
      'people.person.sex',
      'people.person.age_band',
      'people.person.citizenships',
      'people.person.languages',
      'people.person.place_id',
      'people.person.country_now',
      'people.person.target_groups',
      'people.document.kind',
      'people.document.country',
      'people.document.held_by',
      'people.guarded_text.kind',
      'people.pair.kind',
      'people.pair.reasons',
      'people.pair.not_same_because',
      'people.relation.kind',
      'people.relation.livelihood',
      'people.safe_way.kind',
      'people.safe_way.time_zone',
      'people.safe_way.who_may_answer',
      'people.consent.scopes',
      'people.consent.purpose',
      'people.consent.given_how',
      'people.consent.language',
    ],
    'made by chance': ['people.person.reference', 'people.consent.reference'],
    'the key of a list that was brought in, by which it is found again: it names nobody without that list': [
      'people.person.source_ref',
    ],
    'no restricted person is in this index': [
      'people.name_index.sketch',
      'people.name_index.sex',
      'people.name_index.place_id',
      'people.name_index.place_text',
    ],
    'a keyed digest, by which a caller is known again without the number; who has the database can try numbers out':
      ['people.safe_way.number_key'],
    'a digest of all that was entered: it confirms a guess of the whole of it only': [
      'people.person.made_from',
      'people.document.made_from',
      'people.consent.made_from',
      'people.safe_way.made_from',
    ],
  },
}
