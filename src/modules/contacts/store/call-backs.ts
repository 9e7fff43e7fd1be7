import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tables } from '../tables.gen.ts'
import type { Db } from './contacts.ts'
import { sealedOf } from './sealing.ts'

export type CallBackRow = Selectable<Tables['contacts.call_back']>

export async function insertCallBack(db: Db, row: Insertable<Tables['contacts.call_back']>) {
  return db
    .insertInto('contacts.call_back')
    .values(await sealedOf(db, row.contact_id, 'contacts.call_back', row.id, row))
    .onConflict(conflict => conflict.columns(['organisation_id', 'id']).doNothing())
    .execute()
}

export const findCallBack = (db: Db, organisationId: string, id: string) =>
  db
    .selectFrom('contacts.call_back')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

/** The promises that are open, the earliest first. */
export const findOpenCallBacks = (
  db: Db,
  organisationId: string,
  after: readonly (string | number | null)[] | null,
  limit: number,
) =>
  db
    .selectFrom('contacts.call_back as call')
    .innerJoin('contacts.contact as contact', join =>
      join
        .onRef('contact.organisation_id', '=', 'call.organisation_id')
        .onRef('contact.id', '=', 'call.contact_id'),
    )
    .selectAll('call')
    .select([
      'contact.needs',
      'contact.urgency',
      'contact.language',
      'contact.person_id',
      'contact.country',
      'contact.channel',
    ])
    .where('call.organisation_id', '=', organisationId)
    .where('call.state', '=', 'open')
    .$if(after !== null, query =>
      query.where(sql<boolean>`(call.due_at, call.id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('call.due_at')
    .orderBy('call.id')
    .limit(limit + 1)
    .execute()

/** Taken by one of two who ask at the same moment: the other gets undefined. */
export const claimCallBack = (db: Db, organisationId: string, id: string, userId: string, at: string) =>
  db
    .updateTable('contacts.call_back')
    .set(eb => ({ claimed_by: userId, claimed_at: at, version: eb('version', '+', 1) }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where(eb => eb.or([eb('claimed_by', 'is', null), eb('claimed_by', '=', userId)]))
    .returningAll()
    .executeTakeFirst()

export const updateCallBack = (
  db: Db,
  organisationId: string,
  id: string,
  change: Updateable<Tables['contacts.call_back']>,
) =>
  db
    .updateTable('contacts.call_back')
    .set(eb => ({ ...change, version: eb('version', '+', 1) }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst()

/** The promise that is open to the caller with this digest. */
export const findOpenCallBackOfCaller = (
  db: Db,
  organisationId: string,
  column: 'number_key' | 'channel_key',
  key: string,
) =>
  db
    .selectFrom('contacts.call_back as call')
    .innerJoin('contacts.contact as contact', join =>
      join
        .onRef('contact.organisation_id', '=', 'call.organisation_id')
        .onRef('contact.id', '=', 'call.contact_id'),
    )
    .select('call.id')
    .where('call.organisation_id', '=', organisationId)
    .where('call.state', '=', 'open')
    .where(`contact.${column}`, '=', key)
    .orderBy('call.due_at')
    .executeTakeFirst()
