import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tables } from '../tables.gen.ts'
import type { Db } from './contacts.ts'

export type ImportRow = Selectable<Tables['contacts.import']>
export type LineRow = Selectable<Tables['contacts.import_row']>

export const insertImport = (db: Db, row: Insertable<Tables['contacts.import']>) =>
  db
    .insertInto('contacts.import')
    .values(row)
    .onConflict(conflict => conflict.columns(['organisation_id', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst()

/** All rows of a file in one statement, as arrays. */
export async function insertLines(
  db: Db,
  organisationId: string,
  importId: string,
  lines: readonly { readonly cells: readonly string[]; readonly hash: Buffer }[],
  first: number,
): Promise<void> {
  const cells = lines.map(line => JSON.stringify(line.cells))
  const hashes = lines.map(line => line.hash.toString('hex'))
  await sql`
    insert into contacts.import_row (organisation_id, import_id, row_number, cells, row_hash)
    select ${organisationId}::uuid, ${importId}::uuid, ${first}::int + line.n::int,
           array(select jsonb_array_elements_text(line.cells::jsonb)), decode(line.hash, 'hex')
    from unnest(${cells}::text[], ${hashes}::text[]) with ordinality as line (cells, hash, n)`.execute(db)
}

export const findImports = (db: Db, organisationId: string) =>
  db
    .selectFrom('contacts.import')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()

export const findImport = (db: Db, organisationId: string, id: string, lock = false) =>
  db
    .selectFrom('contacts.import')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .$if(lock, query => query.forUpdate())
    .executeTakeFirst()

export const updateImport = (
  db: Db,
  organisationId: string,
  id: string,
  change: Updateable<Tables['contacts.import']>,
) =>
  db
    .updateTable('contacts.import')
    .set(eb => ({ ...change, version: eb('version', '+', 1) }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

export const findLines = (
  db: Db,
  organisationId: string,
  importId: string,
  given: { readonly state?: string; readonly limit?: number },
): Promise<LineRow[]> =>
  db
    .selectFrom('contacts.import_row')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('import_id', '=', importId)
    .$if(given.state !== undefined, query => query.where('state', '=', given.state ?? ''))
    .orderBy('row_number')
    .limit(given.limit ?? 60_000)
    .execute()

/** Which of these rows were imported before, as hex. */
export async function findKnown(
  db: Db,
  organisationId: string,
  hashes: readonly Buffer[],
): Promise<Set<string>> {
  const { rows } = await sql<{ hash: string }>`
    select encode(row_hash, 'hex') as hash from contacts.import_row
    where organisation_id = ${organisationId} and state = 'imported'
      and row_hash = any (select decode(one, 'hex') from unnest(${hashes.map(hash => hash.toString('hex'))}::text[]) as one)`.execute(
    db,
  )
  return new Set(rows.map(row => row.hash))
}

export const updateLine = (
  db: Db,
  organisationId: string,
  importId: string,
  rowNumber: number,
  change: Updateable<Tables['contacts.import_row']>,
) =>
  db
    .updateTable('contacts.import_row')
    .set(change)
    .where('organisation_id', '=', organisationId)
    .where('import_id', '=', importId)
    .where('row_number', '=', rowNumber)
    .execute()

export const insertContacts = (db: Db, rows: readonly Insertable<Tables['contacts.contact']>[]) =>
  db.insertInto('contacts.contact').values(rows).execute()

/** Removes what an import brought, as far as nothing was built on it; how many went. */
export async function deleteImported(db: Db, organisationId: string, importId: string): Promise<number> {
  const done = await db
    .deleteFrom('contacts.contact')
    .where('organisation_id', '=', organisationId)
    .where('import_id', '=', importId)
    .where('case_id', 'is', null)
    .where('version', '=', 1)
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}

export const undoLines = (db: Db, organisationId: string, importId: string) =>
  db
    .updateTable('contacts.import_row')
    .set({ state: 'undone', contact_id: null })
    .where('organisation_id', '=', organisationId)
    .where('import_id', '=', importId)
    .where('state', '=', 'imported')
    .execute()
