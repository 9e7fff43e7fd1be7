import type { Insertable, Selectable } from 'kysely'
import type { Tables } from '../tables.gen.ts'
import { anyFileOf, type Db } from './people.ts'
import { sealedOf } from './sealing.ts'

export type RelationRow = Selectable<Tables['people.relation']>

/** Both directions: where the person stands first and where they stand second. */
export const findRelations = (db: Db, organisationId: string, personId: string): Promise<RelationRow[]> =>
  db
    .selectFrom('people.relation')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where(either =>
      either.or([
        either('person_id', '=', anyFileOf(personId)),
        either('other_id', '=', anyFileOf(personId)),
      ]),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute()

/** False where the id, or the same relation of the two, is there already. */
export async function insertRelation(db: Db, row: Insertable<Tables['people.relation']>): Promise<boolean> {
  const done = await db
    .insertInto('people.relation')
    .values(await sealedOf(db, row.person_id, 'people.relation', row.id, row))
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function deleteRelation(db: Db, organisationId: string, personId: string, id: string) {
  const { numDeletedRows } = await db
    .deleteFrom('people.relation')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where(either =>
      either.or([
        either('person_id', '=', anyFileOf(personId)),
        either('other_id', '=', anyFileOf(personId)),
      ]),
    )
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
