import { type Selectable, sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'
import type { Db } from './keys.ts'

// Of who is asked: its own list as it looks under somebody's key.

export interface ListRow {
  readonly key_id: string
  readonly asker_id: string
  /** Finer than our moments. */
  readonly at: string
  readonly after: string
}

export async function findList(db: Db, organisationId: string, keyId: string): Promise<ListRow | undefined> {
  const { rows } = await sql<ListRow>`
    select key_id, asker_id, changed_at::text as at, after_id as after from tracing.list
    where organisation_id = ${organisationId} and key_id = ${keyId}`.execute(db)
  return rows[0]
}

export const findLists = async (db: Db): Promise<{ organisation_id: string; key_id: string }[]> =>
  (await sql<{ organisation_id: string; key_id: string }>`select * from tracing.lists()`.execute(db)).rows

export const insertList = (db: Db, organisationId: string, keyId: string, askerId: string) =>
  db
    .insertInto('tracing.list')
    .values({ organisation_id: organisationId, key_id: keyId, asker_id: askerId })
    .onConflict(conflict => conflict.doNothing())
    .execute()

/** Only from where it was: of two who work at once one has worked in vain. */
export async function moveList(
  db: Db,
  organisationId: string,
  from: ListRow,
  to: Pick<ListRow, 'at' | 'after'>,
) {
  const { numAffectedRows } = await sql`
    update tracing.list set changed_at = ${to.at}::timestamptz, after_id = ${to.after}
    where organisation_id = ${organisationId} and key_id = ${from.key_id}
      and changed_at = ${from.at}::timestamptz and after_id = ${from.after}`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** With all that was evaluated under it. */
export const deleteList = (db: Db, organisationId: string, keyId: string) =>
  db
    .deleteFrom('tracing.list')
    .where('organisation_id', '=', organisationId)
    .where('key_id', '=', keyId)
    .execute()

export const findListsFor = (db: Db, organisationId: string, askerId: string) =>
  db
    .selectFrom('tracing.list')
    .select('key_id')
    .where('organisation_id', '=', organisationId)
    .where('asker_id', '=', askerId)
    .execute()

/** Which version of these persons' files was evaluated. */
export async function findVersions(
  db: Db,
  organisationId: string,
  keyId: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('tracing.listed')
    .select(['person_id', 'person_version'])
    .where('organisation_id', '=', organisationId)
    .where('key_id', '=', keyId)
    .where('person_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map(row => [row.person_id, row.person_version]))
}

export interface ListedRow {
  readonly personId: string
  readonly version: number
  readonly tags: readonly string[]
}

/** Tags go along as one text each, because a list of lists would have to be of one length. */
export async function putListed(
  db: Db,
  organisationId: string,
  keyId: string,
  rows: readonly ListedRow[],
): Promise<void> {
  if (!rows.length) return
  await sql`
    insert into tracing.listed (organisation_id, key_id, person_id, person_version, tags)
    select ${organisationId}, ${keyId}, r.person, r.version, string_to_array(r.tags, ' ')::bigint[]
    from unnest(${rows.map(row => row.personId)}::uuid[], ${rows.map(row => row.version)}::int[],
      ${rows.map(row => row.tags.join(' '))}::text[]) as r (person, version, tags)
    on conflict (organisation_id, key_id, person_id) do update
    set person_version = excluded.person_version, tags = excluded.tags`.execute(db)
}

export const takeOffList = (db: Db, organisationId: string, keyId: string, ids: readonly string[]) =>
  db
    .deleteFrom('tracing.listed')
    .where('organisation_id', '=', organisationId)
    .where('key_id', '=', keyId)
    .where('person_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()

/** Whoever does not wish it, from every list at once. */
export const takeOffLists = (db: Db, organisationId: string, personId: string) =>
  db
    .deleteFrom('tracing.listed')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .execute()

// What was said of a person.

export type ChoiceRow = Selectable<Tables['tracing.choice']>

export const findChoices = (db: Db, organisationId: string, ids: readonly string[]): Promise<ChoiceRow[]> =>
  db
    .selectFrom('tracing.choice')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()

/** Those who were put on the list by hand and are not on this one yet: nobody has changed their files. */
export async function findChosen(
  db: Db,
  organisationId: string,
  keyId: string,
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select c.person_id from tracing.choice c
    where c.organisation_id = ${organisationId} and c.choice = 'in' and not exists (
      select 1 from tracing.listed l where l.organisation_id = c.organisation_id and l.key_id = ${keyId} and l.person_id = c.person_id)
    limit ${most}`.execute(db)
  return rows.map(row => row.person_id)
}

export async function putChoice(
  db: Db,
  row: {
    organisation_id: string
    person_id: string
    choice: string
    set_by: string | null
    set_at: Instant
  },
) {
  const { choice, set_by, set_at } = row
  await db
    .insertInto('tracing.choice')
    .values(row)
    .onConflict(conflict =>
      conflict.columns(['organisation_id', 'person_id']).doUpdateSet({ choice, set_by, set_at }),
    )
    .execute()
}

export const deleteChoice = (db: Db, organisationId: string, personId: string) =>
  db
    .deleteFrom('tracing.choice')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .execute()
