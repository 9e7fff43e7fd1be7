import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'
import type { Db } from './people.ts'

export type WayRow = Selectable<Tables['people.safe_way']>

export const findWays = (db: Db, organisationId: string, personId: string): Promise<WayRow[]> =>
  db
    .selectFrom('people.safe_way')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export const findWay = (db: Db, organisationId: string, id: string): Promise<WayRow | undefined> =>
  db
    .selectFrom('people.safe_way')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

export async function insertWay(db: Db, row: Insertable<Tables['people.safe_way']>): Promise<boolean> {
  const done = await db
    .insertInto('people.safe_way')
    .values(row)
    .onConflict(conflict => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const updateWay = (
  db: Db,
  organisationId: string,
  personId: string,
  id: string,
  version: number,
  change: Updateable<Tables['people.safe_way']>,
) =>
  db
    .updateTable('people.safe_way')
    .set({ ...change, version: version + 1 })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst()

export async function endWay(db: Db, organisationId: string, personId: string, id: string, now: Instant) {
  const { numUpdatedRows } = await db
    .updateTable('people.safe_way')
    .set({ ended_at: now })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export const keepNumber = (db: Db, wayId: string, number: string | null) =>
  sql`select people.keep_number(${wayId}, ${number})`.execute(db)

export async function numberOf(db: Db, wayId: string): Promise<string | null> {
  const { rows } = await sql<{ number: string | null }>`select people.number_of(${wayId}) as number`.execute(
    db,
  )
  return rows[0]?.number ?? null
}

/** The keyed digest of an international number; see `people.number_key`. */
export async function numberKey(db: Db, e164: string): Promise<string> {
  const { rows } = await sql<{ key: string }>`select people.number_key(${e164}) as key`.execute(db)
  return (rows[0] as { key: string }).key
}

export async function findByNumberKey(db: Db, organisationId: string, key: string): Promise<string[]> {
  const rows = await db
    .selectFrom('people.safe_way')
    .select('person_id')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .where('number_key', '=', key)
    .where('ended_at', 'is', null)
    .limit(20)
    .execute()
  return rows.map(row => row.person_id)
}
