import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'
import { anyFileOf, type Db } from './people.ts'
import { sealedOf } from './sealing.ts'

export type WayRow = Selectable<Tables['people.safe_way']>

export const findWays = (db: Db, organisationId: string, personId: string): Promise<WayRow[]> =>
  db
    .selectFrom('people.safe_way')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', anyFileOf(personId))
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
    .values(await sealedOf(db, row.person_id, 'people.safe_way', row.id, row))
    .onConflict(conflict => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function updateWay(
  db: Db,
  organisationId: string,
  personId: string,
  id: string,
  version: number,
  change: Updateable<Tables['people.safe_way']>,
) {
  const words = await sealedOf(db, personId, 'people.safe_way', id, change)
  return db
    .updateTable('people.safe_way')
    .set({ ...words, version: version + 1 })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

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

/** The person is looked at again when pairs are looked for. */
export async function keepNumber(
  db: Db,
  personId: string,
  wayId: string,
  number: string | null,
  now: Instant,
) {
  const words = await sealedOf(db, personId, 'people.safe_way_number', wayId, { number })
  return sql`select people.keep_number(${wayId}, ${words.number}), people.number_changed(${personId}, ${now}::timestamptz)`.execute(
    db,
  )
}

export async function numberOf(db: Db, wayId: string): Promise<string | null> {
  const { rows } = await sql<{ number: string | null }>`
    select ${wayId}::text as way_id, people.number_of(${wayId}) as number`.execute(db)
  return rows[0]?.number ?? null
}

/** The keyed digest of an international number; see `people.number_key`. */
export async function numberKey(db: Db, e164: string): Promise<string> {
  const { rows } = await sql<{ key: string }>`select people.number_key(${e164}) as key`.execute(db)
  return (rows[0] as { key: string }).key
}

export async function findByNumberKey(db: Db, organisationId: string, key: string): Promise<string[]> {
  const rows = await db
    .selectFrom('people.safe_way as w')
    .innerJoin('people.person as p', join =>
      join.onRef('p.organisation_id', '=', 'w.organisation_id').onRef('p.id', '=', 'w.person_id'),
    )
    .select(sql<string>`coalesce(p.kept_id, p.id)`.as('person_id'))
    .distinct()
    .where('w.organisation_id', '=', organisationId)
    .where('w.number_key', '=', key)
    .where('w.ended_at', 'is', null)
    .limit(20)
    .execute()
  return rows.map(row => row.person_id)
}
