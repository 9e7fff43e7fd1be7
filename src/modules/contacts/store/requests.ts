import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tables } from '../tables.gen.ts'
import type { Db } from './contacts.ts'
import { sealedOf } from './sealing.ts'

export type RequestRow = Selectable<Tables['contacts.web_request']>
export type MessageRow = Selectable<Tables['contacts.message']>

/** Whose request this reference or form is; null where there is none. Anybody may ask. */
export const placeOfRequest = async (db: Db, reference: string) =>
  (await sql<{ place: string | null }>`select contacts.place_of_request(${reference}) as place`.execute(db))
    .rows[0]?.place ?? null

export const placeOfForm = async (db: Db, formHash: Buffer) =>
  (await sql<{ place: string | null }>`select contacts.place_of_form(${formHash}) as place`.execute(db))
    .rows[0]?.place ?? null

/** The same form sent twice at the same moment: the second waits until the first is written. */
export const lockForm = (db: Db, formHash: Buffer) =>
  sql`select pg_advisory_xact_lock(${formHash.readBigInt64BE(0).toString()}::bigint)`.execute(db)

/** Undefined where the reference or the form is there already. */
export const insertRequest = (db: Db, row: Insertable<Tables['contacts.web_request']>) =>
  db
    .insertInto('contacts.web_request')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()

export const findByReference = (db: Db, organisationId: string, reference: string) =>
  db
    .selectFrom('contacts.web_request')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('reference', '=', reference)
    .executeTakeFirst()

export const findByForm = (db: Db, organisationId: string, formHash: Buffer) =>
  db
    .selectFrom('contacts.web_request')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('form_hash', '=', formHash)
    .executeTakeFirst()

export const findRequest = (db: Db, organisationId: string, contactId: string) =>
  db
    .selectFrom('contacts.web_request')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('contact_id', '=', contactId)
    .executeTakeFirst()

/** What waits for somebody, the most urgent first, then the oldest; with `all` also what is answered. */
export const findRequests = (db: Db, organisationId: string, all: boolean, limit: number) =>
  db
    .selectFrom('contacts.web_request as request')
    .innerJoin('contacts.contact as contact', join =>
      join
        .onRef('contact.organisation_id', '=', 'request.organisation_id')
        .onRef('contact.id', '=', 'request.contact_id'),
    )
    .selectAll('request')
    .select([
      'contact.urgency',
      'contact.urgency_reasons',
      'contact.needs',
      'contact.language',
      'contact.country',
      'contact.place_text',
    ])
    .select(unread)
    .where('request.organisation_id', '=', organisationId)
    .where(
      'request.state',
      '=',
      sql<string>`any(${all ? ['waiting', 'taken', 'answered', 'closed'] : ['waiting', 'taken']})`,
    )
    .orderBy(sql`array_position(array['now','today','soon','usual'], contact.urgency)`)
    .orderBy('request.created_at')
    .limit(limit)
    .execute()

/** Whether the last word is the person's. */
const unread = sql<boolean>`coalesce((
  select not m.from_staff from contacts.message m
  where m.organisation_id = request.organisation_id and m.contact_id = request.contact_id order by m.at desc, m.id desc limit 1), true)`.as(
  'unread',
)

export const updateRequest = (
  db: Db,
  organisationId: string,
  contactId: string,
  change: Updateable<Tables['contacts.web_request']>,
) =>
  db
    .updateTable('contacts.web_request')
    .set(eb => ({ ...change, version: eb('version', '+', 1) }))
    .where('organisation_id', '=', organisationId)
    .where('contact_id', '=', contactId)
    .returningAll()
    .executeTakeFirst()

/** Taken by one of two who ask at the same moment: the other gets undefined. */
export const takeRequest = (db: Db, organisationId: string, contactId: string, userId: string, at: string) =>
  db
    .updateTable('contacts.web_request')
    .set(eb => ({
      taken_by: userId,
      taken_at: at,
      state: sql<string>`case when state = 'waiting' then 'taken' else state end`,
      version: eb('version', '+', 1),
    }))
    .where('organisation_id', '=', organisationId)
    .where('contact_id', '=', contactId)
    .where('state', '<>', 'closed')
    .where(eb => eb.or([eb('taken_by', 'is', null), eb('taken_by', '=', userId)]))
    .returningAll()
    .executeTakeFirst()

/** One more wrong code, counted also when several come at once. */
export const countWrongTry = (
  db: Db,
  organisationId: string,
  contactId: string,
  most: number,
  until: string,
) =>
  db
    .updateTable('contacts.web_request')
    .set(eb => ({
      wrong_tries: sql<number>`case when wrong_tries + 1 >= ${most} then 0 else wrong_tries + 1 end`,
      locked_until: sql<string>`case when wrong_tries + 1 >= ${most} then ${until}::timestamptz else ${eb.ref('locked_until')} end`,
    }))
    .where('organisation_id', '=', organisationId)
    .where('contact_id', '=', contactId)
    .execute()

export async function insertMessage(db: Db, row: Insertable<Tables['contacts.message']>) {
  return db
    .insertInto('contacts.message')
    .values(await sealedOf(db, row.contact_id, 'contacts.message', row.id, row))
    .onConflict(conflict => conflict.columns(['organisation_id', 'contact_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
}

export const findMessages = (db: Db, organisationId: string, contactId: string): Promise<MessageRow[]> =>
  db
    .selectFrom('contacts.message')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('contact_id', '=', contactId)
    .orderBy('at')
    .orderBy('id')
    .execute()
