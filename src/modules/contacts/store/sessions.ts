import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Materials } from '../domain/contact.ts'
import type { Tables } from '../tables.gen.ts'
import type { Db } from './contacts.ts'

export type SessionRow = Selectable<Tables['contacts.mobile_session']>

export const insertSession = (db: Db, row: Insertable<Tables['contacts.mobile_session']>) =>
  db
    .insertInto('contacts.mobile_session')
    .values(row)
    .onConflict(conflict => conflict.columns(['organisation_id', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst()

export const findSession = (db: Db, organisationId: string, id: string) =>
  db
    .selectFrom('contacts.mobile_session')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

export const findSessions = (
  db: Db,
  organisationId: string,
  after: readonly (string | number | null)[] | null,
  limit: number,
) =>
  db
    .selectFrom('contacts.mobile_session')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .$if(after !== null, query =>
      query.where(sql<boolean>`(day, id) < (${after?.[0]}::date, ${after?.[1]}::uuid)`),
    )
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()

export const updateSession = (
  db: Db,
  organisationId: string,
  id: string,
  version: number,
  change: Updateable<Tables['contacts.mobile_session']>,
) =>
  db
    .updateTable('contacts.mobile_session')
    .set({ ...change, version: version + 1 })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()

/** Counts and materials of all contacts of these sessions, also of those the actor may not read: no content leaves. */
export async function recordedUnder(db: Db, sessionIds: readonly string[]) {
  const { rows } = await sql<{ session_id: string; contacts: number; materials: Materials[] }>`
    select * from contacts.recorded_under(${sessionIds}::uuid[])`.execute(db)
  return new Map(rows.map(row => [row.session_id, row]))
}
