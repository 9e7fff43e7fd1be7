import type { Insertable, Selectable } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'
import type { Db } from './people.ts'

export type ConsentRow = Selectable<Tables['people.consent']>

export const findConsents = (db: Db, organisationId: string, personId: string): Promise<ConsentRow[]> =>
  db
    .selectFrom('people.consent')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .orderBy('given_on', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const findConsent = (db: Db, organisationId: string, id: string): Promise<ConsentRow | undefined> =>
  db
    .selectFrom('people.consent')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

export async function insertConsent(db: Db, row: Insertable<Tables['people.consent']>): Promise<boolean> {
  const done = await db
    .insertInto('people.consent')
    .values(row)
    .onConflict(conflict => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function withdrawConsent(
  db: Db,
  organisationId: string,
  id: string,
  change: { withdrawn_at: Instant; withdrawn_by: string | null; withdrawn_reason: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('people.consent')
    .set(change)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
