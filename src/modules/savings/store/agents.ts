import { type Insertable, sql } from 'kysely'
import type { Day } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'
import type { Db } from './groups.ts'

export async function beginAccompaniment(
  db: Db,
  row: Insertable<Tables['savings.accompaniment']>,
): Promise<void> {
  await db.insertInto('savings.accompaniment').values(row).execute()
}

/** Ends the present accompaniment; the last day is `on`, or the day it began where that is later. */
export async function endAccompaniment(db: Db, organisationId: string, groupId: string, on: Day) {
  await db
    .updateTable('savings.accompaniment')
    .set({ to_on: sql<string>`greatest(from_on, ${on}::date)` })
    .where('organisation_id', '=', organisationId)
    .where('group_id', '=', groupId)
    .where('to_on', 'is', null)
    .execute()
}

export interface Accompaniment {
  readonly agent_id: string
  readonly from_on: string
  readonly to_on: string | null
}

/** Who has accompanied a group, the latest first. */
export const accompaniments = (db: Db, organisationId: string, groupId: string): Promise<Accompaniment[]> =>
  db
    .selectFrom('savings.accompaniment')
    .select(['agent_id', 'from_on', 'to_on'])
    .where('organisation_id', '=', organisationId)
    .where('group_id', '=', groupId)
    .orderBy('from_on', 'desc')
    .orderBy('assigned_at', 'desc')
    .execute()
