import { type Selectable, sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'
import type { Db } from './people.ts'
import { sealedOf } from './sealing.ts'

export type WayRow = Selectable<Tables['people.safe_way']>

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
