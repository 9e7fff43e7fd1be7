import type { Insertable, Selectable } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'
import { anyFileOf, type Db } from './people.ts'
import { sealedOf } from './sealing.ts'

export type ConsentRow = Selectable<Tables['people.consent']>

export const findConsents = (db: Db, organisationId: string, personId: string): Promise<ConsentRow[]> =>
  db
    .selectFrom('people.consent')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', anyFileOf(personId))
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
    .values(await sealedOf(db, row.person_id, 'people.consent', row.id, row))
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function withdrawConsent(
  db: Db,
  {
    organisation_id: organisationId,
    person_id,
    id,
  }: Pick<ConsentRow, 'organisation_id' | 'person_id' | 'id'>,
  change: { withdrawn_at: Instant; withdrawn_by: string | null; withdrawn_reason: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('people.consent')
    .set(await sealedOf(db, person_id, 'people.consent', id, change))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
