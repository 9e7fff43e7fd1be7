import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.gen.ts'

type Db = Kysely<Tables>

export interface ReportRow {
  readonly id: string
  readonly service_id: string
  readonly name: string
  readonly translations: unknown
  readonly organization_name: string
  readonly organization_translations: unknown
  readonly kind: string
  readonly note: string | null
  readonly locale: string
  readonly created_at: string
}

/** Reports nobody has dealt with; the row policies show those of entries that the reader may write. */
export async function openReports(db: Db, limit: number): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select r.id, r.service_id, s.name, s.translations, o.name as organization_name, o.translations as organization_translations, r.kind, r.note, r.locale, r.created_at
    from directory.report r join directory.service s on s.id = r.service_id join directory.organization o on o.id = s.organization_id
    where r.settled_at is null order by r.created_at limit ${limit}`.execute(db)
  return rows
}

export const settle = (db: Db, id: string, at: string, by: string | null) =>
  db
    .updateTable('directory.report')
    .set({ settled_at: at, settled_by: by })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .returning('service_id')
    .executeTakeFirst()

export const findReport = (db: Db, id: string) =>
  db.selectFrom('directory.report').select(['id', 'service_id']).where('id', '=', id).executeTakeFirst()

export interface DueRow {
  readonly id: string
  readonly name: string
  readonly translations: unknown
  readonly organization_name: string
  readonly organization_translations: unknown
  readonly owner_id: string | null
  readonly last_verified_at: string | null
  readonly as_of: string | null
}

/** Services in use that the reader may write and nobody has checked since the moment; one's own first. */
export async function dueServices(
  db: Db,
  since: string,
  limit: number,
): Promise<{ rows: DueRow[]; total: number }> {
  const where = sql`s.status = 'active' and (s.last_verified_at is null or s.last_verified_at < ${since}::timestamptz) and directory.may_write(s.owner_id)`
  const { rows } = await sql<DueRow>`
    select s.id, s.name, s.translations, o.name as organization_name, o.translations as organization_translations, s.owner_id, s.last_verified_at, s.as_of
    from directory.service s join directory.organization o on o.id = s.organization_id where ${where}
    order by (s.owner_id is null), s.last_verified_at nulls first, s.id limit ${limit}`.execute(db)
  const counted = await sql<{
    total: number
  }>`select count(*)::int as total from directory.service s where ${where}`.execute(db)
  return { rows, total: counted.rows[0]?.total ?? 0 }
}

/** As the page of what is to be checked shows it: reports nobody dealt with, and entries unchecked since the moment. */
export async function countDue(db: Db, since: string): Promise<{ reports: number; unchecked: number }> {
  const { rows } = await sql<{ reports: number; unchecked: number }>`
    select (select count(*) from directory.report where settled_at is null)::int as reports,
      (select count(*) from directory.service s where s.status = 'active' and directory.may_write(s.owner_id)
         and (s.last_verified_at is null or s.last_verified_at < ${since}::timestamptz))::int as unchecked`.execute(
    db,
  )
  return rows[0] ?? { reports: 0, unchecked: 0 }
}

export async function countWaiting(db: Db, since: string, organisationId: string | null): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select (select count(*) from directory.report where settled_at is null)::int
      + (select count(*) from directory.service s where s.status = 'active' and s.owner_id = ${organisationId}::uuid
         and (s.last_verified_at is null or s.last_verified_at < ${since}::timestamptz))::int as total`.execute(
    db,
  )
  return rows[0]?.total ?? 0
}

export interface TwinRow {
  readonly a_id: string
  readonly a_name: string
  readonly b_id: string
  readonly b_name: string
  readonly why: 'name' | 'phone'
}

/** Pairs with the same words in their names in one country, or with the same telephone; at least one may be written. */
export async function twins(db: Db, limit: number): Promise<TwinRow[]> {
  const { rows } = await sql<TwinRow>`
    with pairs as (
      select a.id as a, b.id as b, 'name' as why from directory.organization a join directory.organization b
        on a.id < b.id and a.country is not distinct from b.country and a.search_keys = b.search_keys and cardinality(a.search_keys) > 0
      union all
      select least(p.organization_id, q.organization_id), greatest(p.organization_id, q.organization_id), 'phone'
      from directory.phone p join directory.phone q
        on regexp_replace(p.number, '\\D', '', 'g') = regexp_replace(q.number, '\\D', '', 'g') and p.organization_id < q.organization_id
      where length(regexp_replace(p.number, '\\D', '', 'g')) >= 5
    ), once as (select a, b, min(why) as why from pairs group by a, b)
    select o.a as a_id, x.name as a_name, o.b as b_id, y.name as b_name, o.why from once o
    join directory.organization x on x.id = o.a join directory.organization y on y.id = o.b
    where directory.may_write(x.owner_id) or directory.may_write(y.owner_id) order by x.name, o.b limit ${limit}`.execute(
    db,
  )
  return rows
}

/** Organisations one of whose names begins with each of the folded words, or with one of the numbers. */
export async function similar(db: Db, words: readonly string[], digits: string | null) {
  const { rows } = await sql<{ id: string; name: string; country: string | null; by_phone: boolean }>`
    select o.id, o.name, o.country, o.id in (
      select p.organization_id from directory.phone p where regexp_replace(p.number, '\\D', '', 'g') = ${digits}) as by_phone
    from directory.organization o
    where (cardinality(${words}::text[]) > 0 and o.id = any((select directory.organizations_with(${words}::text[]))::uuid[]))
      or o.id in (select p.organization_id from directory.phone p where regexp_replace(p.number, '\\D', '', 'g') = ${digits})
    order by o.name limit 8`.execute(db)
  return rows
}
