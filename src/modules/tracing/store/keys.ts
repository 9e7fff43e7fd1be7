import { type Kysely, type Selectable, sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import { sealed } from '#platform/vault/index.ts'
import type { Tables } from '../tables.gen.ts'

export type Db = Kysely<Tables>
export type KeyRow = Selectable<Tables['tracing.key']>

// Of who asks, by Hamroh itself only: row security lets nobody else in.

export const findKey = (db: Db, organisationId: string, id: string): Promise<KeyRow | undefined> =>
  db
    .selectFrom('tracing.key')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

export const findKeyFor = (db: Db, organisationId: string, askedId: string): Promise<KeyRow | undefined> =>
  db
    .selectFrom('tracing.key')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('asked_id', '=', askedId)
    .executeTakeFirst()

/** Sealed under a key of its own in the vault; where somebody else was first, theirs holds. */
export async function insertKey(db: Db, row: Omit<KeyRow, 'evaluated'>): Promise<void> {
  const place = { table: 'tracing.key', subject: row.id, row: row.id, columns: ['secret'] }
  await db
    .insertInto('tracing.key')
    .values(await sealed(db, place, row))
    .onConflict(conflict => conflict.columns(['organisation_id', 'asked_id']).doNothing())
    .execute()
}

/** Counts so many more; false where it would be more than a list can need. */
export async function countEvaluated(
  db: Db,
  organisationId: string,
  id: string,
  more: number,
  most: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('tracing.key')
    .set({ evaluated: sql<number>`evaluated + ${more}` })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where(sql<boolean>`evaluated + ${more} <= ${most}`)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** The key, and what the vault needs to open it: it can never be read again, not in a backup either. */
export async function destroyKey(db: Db, organisationId: string, id: string): Promise<void> {
  await db
    .deleteFrom('tracing.key')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute()
  await sql`select platform.destroy_keys(${[id]}::uuid[])`.execute(db)
}

export interface OldKey {
  readonly organisation_id: string
  readonly id: string
  readonly asked_id: string
}

/** Of all organisations, by Hamroh itself. */
export async function findKeysOfBefore(db: Db, quarter: string, version: number): Promise<OldKey[]> {
  const { rows } = await sql<OldKey>`select * from tracing.keys_of_before(${quarter}, ${version})`.execute(db)
  return rows
}

// Whose questions are looked at.

export const findAnswering = (db: Db) =>
  db.selectFrom('tracing.answering').select(['organisation_id', 'asker_id']).execute()

export const insertAnswering = (
  db: Db,
  row: { organisation_id: string; asker_id: string; since: Instant; set_by: string | null },
) =>
  db
    .insertInto('tracing.answering')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .execute()

export const deleteAnswering = (db: Db, organisationId: string, askerId: string) =>
  db
    .deleteFrom('tracing.answering')
    .where('organisation_id', '=', organisationId)
    .where('asker_id', '=', askerId)
    .execute()
