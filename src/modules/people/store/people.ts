import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'
import { sealedOf } from './sealing.ts'

export type Db = Kysely<Tables>
export type PersonRow = Selectable<Tables['people.person']>

/** The files that were merged into one, whichever of them this is: what is read of a person is read of all. */
export const anyFileOf = (personId: string) => sql<string>`any((select people.files_of(${personId}))::uuid[])`

/** The ids of those files that the actor may see, the kept one first; empty where the person is not seen. */
export async function filesOf(db: Db, personId: string): Promise<string[]> {
  const { rows } = await sql<{ ids: string[] }>`select people.files_of(${personId}) as ids`.execute(db)
  return rows[0]?.ids ?? []
}

export const findPerson = (db: Db, organisationId: string, id: string): Promise<PersonRow | undefined> =>
  db
    .selectFrom('people.person')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

const summaryColumns = [
  'id',
  'reference',
  'names',
  'sex',
  'birth_year',
  'birth_day',
  'age_band',
  'citizenships',
  'restricted',
  'kept_id',
] as const
export type SummaryRow = Pick<PersonRow, (typeof summaryColumns)[number]>

export const findSummaries = (
  db: Db,
  organisationId: string,
  ids: readonly string[],
): Promise<SummaryRow[]> =>
  db
    .selectFrom('people.person')
    .select(summaryColumns)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()

export type NewPersonRow = Insertable<Tables['people.person']>

/** False where the id, the reference or the sender's key is there already. */
export async function insertPerson(db: Db, row: NewPersonRow): Promise<boolean> {
  const done = await db
    .insertInto('people.person')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Only on the version that the change was made on; undefined where it has moved on. */
export async function updatePerson(
  db: Db,
  organisationId: string,
  id: string,
  version: number,
  change: Updateable<Tables['people.person']>,
) {
  const words = await sealedOf(db, id, 'people.person', id, change)
  return db
    .updateTable('people.person')
    .set({ ...words, version: version + 1 })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
}

/** False where the actor does not see the person. */
export async function restrictPerson(
  db: Db,
  id: string,
  restricted: boolean,
  workerIds: readonly string[],
  now: Instant,
): Promise<boolean> {
  const { rows } = await sql<{
    done: boolean
  }>`select people.restrict_person(${id}, ${restricted}, ${workerIds}::uuid[], ${now}) as done`.execute(db)
  return rows[0]?.done ?? false
}

export const findHousehold = (db: Db, organisationId: string, householdId: string): Promise<SummaryRow[]> =>
  db
    .selectFrom('people.person')
    .select(summaryColumns)
    .where('organisation_id', '=', organisationId)
    .where('household_id', '=', householdId)
    .where('kept_id', 'is', null)
    .execute()

export const insertHousehold = (db: Db, organisationId: string, id: string) =>
  db.insertInto('people.household').values({ organisation_id: organisationId, id }).execute()

export async function findGuarded(db: Db, organisationId: string, personId: string) {
  return db
    .selectFrom('people.guarded_text')
    .select(['person_id', 'thing_id', 'kind', 'text'])
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', anyFileOf(personId))
    .execute()
}

/** Keeps, replaces or (null) takes away what operators do not see. */
export async function keepGuarded(
  db: Db,
  key: { organisation_id: string; person_id: string; thing_id: string; kind: string },
  text: string | null,
) {
  if (text === null) {
    return void (await db
      .deleteFrom('people.guarded_text')
      .where('organisation_id', '=', key.organisation_id)
      .where('person_id', '=', key.person_id)
      .where('thing_id', '=', key.thing_id)
      .where('kind', '=', key.kind)
      .execute())
  }
  const words = await sealedOf(db, key.person_id, 'people.guarded_text', key.thing_id, { text })
  await db
    .insertInto('people.guarded_text')
    .values({ ...key, ...words })
    .onConflict(conflict =>
      conflict.columns(['organisation_id', 'person_id', 'thing_id', 'kind']).doUpdateSet(words),
    )
    .execute()
}
