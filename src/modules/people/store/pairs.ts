import { type Selectable, sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'
import type { Db } from './people.ts'

export type PairRow = Selectable<Tables['people.pair']>
export type MergeRow = Selectable<Tables['people.merge']>

const comparedColumns = [
  'id',
  'kept_id',
  'names',
  'sex',
  'birth_year',
  'birth_day',
  'place_id',
  'place_text',
] as const

/** What files are compared by; merged ones belong to the file they are read in. */
export interface ComparedRow {
  readonly id: string
  readonly kept_id: string | null
  readonly names: unknown
  readonly sex: string | null
  readonly birth_year: number | null
  readonly birth_day: string | null
  readonly place_id: string | null
  readonly place_text: string | null
}

/** These files and what was merged into them, as far as the actor may see them. */
export const findCompared = (
  db: Db,
  organisationId: string,
  ids: readonly string[],
): Promise<ComparedRow[]> => {
  const wanted = sql<string>`any(${[...ids]}::uuid[])`
  return db
    .selectFrom('people.person')
    .select(comparedColumns)
    .where('organisation_id', '=', organisationId)
    .where(either => either.or([either('id', '=', wanted), either('kept_id', '=', wanted)]))
    .execute()
}

export async function findParents(
  db: Db,
  organisationId: string,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; parents: string[] }>`
    select id, array_agg(distinct parent) as parents from (
      select person_id as id, other_id as parent from people.relation
      where organisation_id = ${organisationId} and person_id = any(${[...ids]}::uuid[]) and kind in ('mother', 'father')
      union all
      select other_id, person_id from people.relation
      where organisation_id = ${organisationId} and other_id = any(${[...ids]}::uuid[]) and kind = 'child') r
    group by id`.execute(db)
  return new Map(rows.map(row => [row.id, row.parents]))
}

/** Where the search for pairs stands; moments as text, because they are finer than ours. */
export async function findScan(db: Db, organisationId: string) {
  const { rows } = await sql<{ at: string; after: string }>`
    select changed_at::text as at, after_id as after from people.pair_scan
    where organisation_id = ${organisationId} for update`.execute(db)
  return rows[0] ?? { at: '-infinity', after: '00000000-0000-0000-0000-000000000000' }
}

export const keepScan = (db: Db, organisationId: string, at: string, after: string) =>
  sql`insert into people.pair_scan (organisation_id, changed_at, after_id) values (${organisationId}, ${at}::timestamptz, ${after})
    on conflict (organisation_id) do update set changed_at = excluded.changed_at, after_id = excluded.after_id`.execute(
    db,
  )

/** The next persons after that point, in the order in which they were changed. */
export async function findChanged(
  db: Db,
  organisationId: string,
  from: { readonly at: string; readonly after: string },
  most: number,
) {
  const { rows } = await sql<{ id: string; at: string; skip: boolean }>`
    select id, updated_at::text as at, kept_id is not null or erased_at is not null as skip from people.person
    where organisation_id = ${organisationId} and (updated_at, id) > (${from.at}::timestamptz, ${from.after}::uuid)
    order by updated_at, id limit ${most}`.execute(db)
  return rows
}

export interface SharingRow {
  readonly person_id: string
  readonly other_id: string
  readonly phone: boolean
  readonly paper: boolean
}

/** Who else carries a telephone or paper number of these persons, as far as the actor may see both. */
export async function findSharing(db: Db, personIds: readonly string[]): Promise<SharingRow[]> {
  const { rows } = await sql<SharingRow>`select * from people.sharing(${[...personIds]}::uuid[])`.execute(db)
  return rows
}

/** The person is looked at again when pairs are looked for. */
export const numberChanged = (db: Db, personId: string, now: Instant) =>
  sql`select people.number_changed(${personId}, ${now}::timestamptz)`.execute(db)

export interface FoundPair {
  readonly person_id: string
  readonly other_id: string
  readonly kind: string
  readonly score: number
  readonly reasons: readonly string[]
}

/** Writes what was found of this person; open pairs that are none any more go, what was decided stays. */
export async function keepPairs(
  db: Db,
  organisationId: string,
  personId: string,
  found: readonly FoundPair[],
  now: Instant,
): Promise<void> {
  const others = found.map(pair => (pair.person_id === personId ? pair.other_id : pair.person_id))
  await sql`delete from people.pair where organisation_id = ${organisationId} and decided_at is null
    and (person_id = ${personId} and other_id <> all(${others}::uuid[])
      or other_id = ${personId} and person_id <> all(${others}::uuid[]))`.execute(db)
  for (const pair of found) {
    const judged = { kind: pair.kind, score: pair.score, reasons: [...pair.reasons] }
    await db
      .insertInto('people.pair')
      .values({
        organisation_id: organisationId,
        person_id: pair.person_id,
        other_id: pair.other_id,
        ...judged,
        found_at: now,
      })
      .onConflict(conflict =>
        conflict.columns(['organisation_id', 'person_id', 'other_id']).doUpdateSet(judged),
      )
      .execute()
  }
}

export const findPair = (db: Db, organisationId: string, personId: string, otherId: string) =>
  db
    .selectFrom('people.pair')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('other_id', '=', otherId)
    .executeTakeFirst()

export interface PairFilter {
  readonly show: 'same' | 'family' | 'decided'
  readonly after: readonly (string | number | null)[] | null
  readonly limit: number
}

/** Pairs of files that stand for themselves, likeliest first; one more than asked for tells that there are more. */
export async function findPairs(db: Db, organisationId: string, { show, after, limit }: PairFilter) {
  const kinds = show === 'same' ? ['same', 'near'] : ['twin', 'sibling']
  const wanted =
    show === 'decided'
      ? sql`x.decided_at is not null`
      : sql`x.decided_at is null and x.kind = any(${kinds}::text[])`
  const [score = null, person = null, other = null] = after ?? []
  const beyond =
    after === null
      ? sql`true`
      : sql`(x.score < ${score}::real or x.score = ${score}::real and (x.person_id, x.other_id) > (${person}::uuid, ${other}::uuid))`
  const { rows } = await sql<PairRow>`
    select x.* from people.pair x
    join people.person p on p.organisation_id = x.organisation_id and p.id = x.person_id and p.kept_id is null
    join people.person q on q.organisation_id = x.organisation_id and q.id = x.other_id and q.kept_id is null
    where x.organisation_id = ${organisationId} and ${wanted} and ${beyond}
    order by x.score desc, x.person_id, x.other_id limit ${limit + 1}`.execute(db)
  return rows
}

/** Remembers who said that these are two persons, and why; null opens the question again. */
export async function decidePair(
  db: Db,
  pair: FoundPair & { readonly organisation_id: string },
  because: string | null,
  by: string | null,
  now: Instant,
): Promise<void> {
  const decided = {
    not_same_because: because,
    decided_at: because === null ? null : now,
    decided_by: because === null ? null : by,
  }
  await db
    .insertInto('people.pair')
    .values({ ...pair, reasons: [...pair.reasons], found_at: now, ...decided })
    .onConflict(conflict =>
      conflict.columns(['organisation_id', 'person_id', 'other_id']).doUpdateSet(decided),
    )
    .execute()
}

export const pointTo = (db: Db, personId: string, target: string | null) =>
  sql`select people.point_to(${personId}, ${target})`.execute(db)

export const insertMerge = (db: Db, row: Omit<MergeRow, 'undone_at' | 'undone_by'>) =>
  db.insertInto('people.merge').values(row).execute()

export const findMerge = (db: Db, organisationId: string, id: string): Promise<MergeRow | undefined> =>
  db
    .selectFrom('people.merge')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const endMerge = (db: Db, organisationId: string, id: string, now: Instant, by: string | null) =>
  db
    .updateTable('people.merge')
    .set({ undone_at: now, undone_by: by })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute()

/** Merges that stand, of these files. */
export const findMerges = (db: Db, organisationId: string, personIds: readonly string[]) =>
  db
    .selectFrom('people.merge')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .where('undone_at', 'is', null)
    .execute()

/** Locks two files in a fixed order, so that two merges at once do not wait for each other. */
export const lockPersons = (db: Db, organisationId: string, ids: readonly string[]) =>
  db
    .selectFrom('people.person')
    .select(['id', 'kept_id', 'restricted', 'worker_ids', 'version', 'erased_at'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
