import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'
import { anyFileOf, type Db } from './people.ts'
import { sealedOf } from './sealing.ts'

export type DocumentRow = Selectable<Tables['people.document']>

export const findDocuments = (db: Db, organisationId: string, personId: string): Promise<DocumentRow[]> =>
  db
    .selectFrom('people.document')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', anyFileOf(personId))
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export const findDocument = (db: Db, organisationId: string, id: string): Promise<DocumentRow | undefined> =>
  db
    .selectFrom('people.document')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

export async function insertDocument(db: Db, row: Insertable<Tables['people.document']>): Promise<boolean> {
  const done = await db
    .insertInto('people.document')
    .values(await sealedOf(db, row.person_id, 'people.document', row.id, row))
    .onConflict(conflict => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function updateDocument(
  db: Db,
  organisationId: string,
  personId: string,
  id: string,
  version: number,
  change: Updateable<Tables['people.document']>,
) {
  const words = await sealedOf(db, personId, 'people.document', id, change)
  return db
    .updateTable('people.document')
    .set({ ...words, version: version + 1 })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

export async function endDocument(
  db: Db,
  organisationId: string,
  personId: string,
  id: string,
  now: Instant,
) {
  const { numUpdatedRows } = await db
    .updateTable('people.document')
    .set({ ended_at: now })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
