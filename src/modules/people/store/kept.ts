import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'
import { anyFileOf, type Db } from './people.ts'
import { sealedOf } from './sealing.ts'

// Safe ways and papers are kept in one manner: of a person, with a version, ended but never deleted. Kysely cannot follow a
// table that is a parameter: the query names one of the two, the signature says which one was meant.

type Kept = 'people.safe_way' | 'people.document'
const named = (table: Kept) => table as 'people.document'

/** All of a person's files that have not ended, the oldest first. */
export const findKept = <T extends Kept>(db: Db, table: T, organisationId: string, personId: string) =>
  db
    .selectFrom(named(table))
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', anyFileOf(personId))
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute() as Promise<unknown[]> as Promise<Selectable<Tables[T]>[]>

export const findOneKept = <T extends Kept>(db: Db, table: T, organisationId: string, id: string) =>
  db
    .selectFrom(named(table))
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst() as Promise<unknown> as Promise<Selectable<Tables[T]> | undefined>

/** False where this id is there already. */
export async function insertKept<T extends Kept>(
  db: Db,
  table: T,
  row: Insertable<Tables[T]> & { readonly id: string; readonly person_id: string },
): Promise<boolean> {
  const done = await db
    .insertInto(named(table))
    .values((await sealedOf(db, row.person_id, table, row.id, row)) as never)
    .onConflict(conflict => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export interface KeptKey {
  readonly organisationId: string
  readonly personId: string
  readonly id: string
}

/** The changed row; nothing where it ended or its version is another by now. */
export async function updateKept<T extends Kept>(
  db: Db,
  table: T,
  { organisationId, personId, id }: KeptKey,
  version: number,
  change: Updateable<Tables[T]>,
) {
  const words = await sealedOf(db, personId, table, id, change)
  const changed = await db
    .updateTable(named(table))
    .set({ ...words, version: version + 1 })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  return changed as unknown as Selectable<Tables[T]> | undefined
}

export async function endKept(
  db: Db,
  table: Kept,
  { organisationId, personId, id }: KeptKey,
  now: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable(named(table))
    .set({ ended_at: now })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
