import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../tables.gen.ts'

type Db = Kysely<Tables>
export type ListName = 'service' | 'organization' | 'service_at_location' | 'taxonomy' | 'taxonomy_term'

/** What a list is asked for. All conditions hold together; null or left out: not asked. */
export interface ListFilter {
  /** A query of the index for each typed word; words that say nothing (`?`) make a query that finds nothing. */
  readonly words?: readonly string[] | null
  readonly plainWords?: readonly string[] | null
  readonly termId?: string | null
  readonly taxonomyId?: string | null
  readonly organizationId?: string | null
  readonly parentId?: string | null
  readonly topOnly?: boolean
  /** Changed at this moment or later. */
  readonly modifiedAfter?: string | null
  readonly near?: Near | null
}

/** Where somebody is: the point and the places above it, to ask which services reach there. */
export interface Near {
  readonly postalCode: string | null
  readonly placeId: string | null
  readonly path: readonly string[]
  readonly latitude: number | null
  readonly longitude: number | null
  readonly metres: number | null
}

export interface Window {
  readonly limit: number
  readonly offset?: number
  /** Only what is listed after this number (a cursor that no change moves). */
  readonly after?: number
  readonly upTo?: number
}

export interface Listed {
  readonly id: string
  readonly listed: number
  readonly last_modified?: string
}

const none = sql<boolean>`false`
const textArray = (values: readonly string[]) => sql`${values}::text[]`

const tables: Readonly<Record<ListName, RawBuilder<unknown>>> = {
  service: sql`directory.service s`,
  organization: sql`directory.organization o`,
  service_at_location: sql`directory.service_at_location a
    join directory.service s on s.id = a.service_id and s.visibility = 'public'
    join directory.location l on l.id = a.location_id and l.visibility = 'public'`,
  taxonomy: sql`directory.taxonomy x`,
  taxonomy_term: sql`directory.taxonomy_term t`,
}
const alias: Readonly<Record<ListName, string>> = {
  service: 's',
  organization: 'o',
  service_at_location: 'a',
  taxonomy: 'x',
  taxonomy_term: 't',
}

/** Has a term, or a term of a taxonomy: linked to the service. */
function termed(serviceId: RawBuilder<unknown>, filter: ListFilter): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = []
  if (filter.termId)
    conditions.push(
      sql`exists (select 1 from directory.attribute m where m.link_id = ${serviceId} and m.taxonomy_term_id = ${filter.termId}::uuid)`,
    )
  if (filter.taxonomyId)
    conditions.push(sql`exists (select 1 from directory.attribute m join directory.taxonomy_term k on k.id = m.taxonomy_term_id
      where m.link_id = ${serviceId} and k.taxonomy_id = ${filter.taxonomyId}::uuid)`)
  return conditions
}

function ofServices(filter: ListFilter): RawBuilder<boolean>[] {
  const conditions = termed(sql`s.id`, filter)
  if (filter.words)
    conditions.push(
      filter.words.length === 0
        ? none
        : sql`s.id = any((select directory.services_with(${textArray(filter.words)}))::uuid[])`,
    )
  if (filter.organizationId) conditions.push(sql`s.organization_id = ${filter.organizationId}::uuid`)
  return conditions
}

function ofOrganizations(filter: ListFilter): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = []
  if (filter.words)
    conditions.push(
      filter.words.length === 0
        ? none
        : sql`o.id = any((select directory.organizations_with(${textArray(filter.words)}))::uuid[])`,
    )
  if (filter.organizationId) conditions.push(sql`o.id = ${filter.organizationId}::uuid`)
  // One service that has the term and one that has the taxonomy may be two.
  for (const one of [{ termId: filter.termId ?? null }, { taxonomyId: filter.taxonomyId ?? null }])
    for (const condition of termed(sql`s.id`, one))
      conditions.push(
        sql`exists (select 1 from directory.service s where s.organization_id = o.id and s.visibility = 'public' and ${condition})`,
      )
  return conditions
}

/** Within reach: inside the service's areas where it names some, else at the very place; and within the distance. */
function within(near: Near): RawBuilder<boolean>[] {
  const at = near.placeId
    ? sql<boolean>`exists (select 1 from directory.place p where p.id = l.place_id and ${near.placeId} = any(p.path))`
    : sql<boolean>`upper(replace(l.postal_code, ' ', '')) = ${near.postalCode}`
  const covered = sql<boolean>`(case when cardinality(s.served_places) > 0 then s.served_places && ${textArray(near.path)}
    else ${near.metres === null ? at : sql`true`} end)`
  if (near.metres === null) return [covered]
  if (near.latitude === null || near.longitude === null) return [none]
  const half = sql`(sin(radians(l.latitude - ${near.latitude}) / 2) ^ 2
    + cos(radians(${near.latitude})) * cos(radians(l.latitude)) * sin(radians(l.longitude - ${near.longitude}) / 2) ^ 2)`
  return [
    covered,
    sql`l.latitude between ${near.latitude - near.metres / 111_000} and ${near.latitude + near.metres / 111_000}`,
    sql`12742000 * asin(sqrt(least(1, ${half}))) <= ${near.metres}`,
  ]
}

function conditionsOf(name: ListName, filter: ListFilter): RawBuilder<boolean>[] {
  const text = (column: string) => sql`lower(${sql.raw(column)})`
  const plain = (columns: string) =>
    (filter.plainWords ?? []).map(word => sql<boolean>`strpos(${text(columns)}, ${word}) > 0`)
  const changed = (column: string) =>
    filter.modifiedAfter ? [sql<boolean>`${sql.ref(column)} >= ${filter.modifiedAfter}::timestamptz`] : []
  switch (name) {
    case 'service':
      return [sql`s.visibility = 'public'`, ...ofServices(filter), ...changed('s.last_modified')]
    case 'organization':
      return [...ofOrganizations(filter), ...changed('o.last_modified')]
    case 'service_at_location':
      return [
        ...ofServices(filter),
        ...(filter.modifiedAfter
          ? [sql<boolean>`greatest(s.last_modified, l.last_modified) >= ${filter.modifiedAfter}::timestamptz`]
          : []),
        ...(filter.near ? within(filter.near) : []),
      ]
    case 'taxonomy':
      return plain(`x.name || ' ' || x.description`)
    case 'taxonomy_term':
      return [
        ...plain(`t.name || ' ' || t.description || ' ' || t.code || ' ' || t.names::text`),
        ...(filter.taxonomyId ? [sql<boolean>`t.taxonomy_id = ${filter.taxonomyId}::uuid`] : []),
        ...(filter.parentId ? [sql<boolean>`t.parent_id = ${filter.parentId}::uuid`] : []),
        ...(filter.topOnly ? [sql<boolean>`t.parent_id is null`] : []),
      ]
  }
}

const whereOf = (conditions: readonly RawBuilder<boolean>[]) =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`

export async function countList(
  db: Db,
  name: ListName,
  filter: ListFilter,
): Promise<{ total: number; last: number }> {
  const key = sql.raw(alias[name])
  const { rows } = await sql<{ total: number; last: number }>`
    select count(*)::int as total, coalesce(max(${key}.listed), 0) as last from ${tables[name]} ${whereOf(conditionsOf(name, filter))}`.execute(
    db,
  )
  return rows[0] as { total: number; last: number }
}

/** Ids in the order in which the entries became public. */
export async function findList(
  db: Db,
  name: ListName,
  filter: ListFilter,
  window: Window,
): Promise<Listed[]> {
  const key = sql.raw(alias[name])
  const conditions = conditionsOf(name, filter)
  if (window.after !== undefined) conditions.push(sql`${key}.listed > ${window.after}`)
  if (window.upTo !== undefined) conditions.push(sql`${key}.listed <= ${window.upTo}`)
  const changed = name === 'service' ? sql`, s.last_modified` : sql``
  const { rows } = await sql<Listed>`
    select ${key}.id, ${key}.listed ${changed} from ${tables[name]} ${whereOf(conditions)}
    order by ${key}.listed limit ${window.limit} offset ${window.offset ?? 0}`.execute(db)
  return rows
}

/** The middle of the public addresses with a postal code, and every place above one of them. */
export async function findPostalCode(
  db: Db,
  code: string,
): Promise<{ latitude: number | null; longitude: number | null; path: string[] }> {
  const { rows } = await sql<{ latitude: number | null; longitude: number | null; path: string[] }>`
    select avg(l.latitude) as latitude, avg(l.longitude) as longitude,
           coalesce((select array_agg(distinct above) from directory.location o join directory.place p on p.id = o.place_id, unnest(p.path) above
                     where o.visibility = 'public' and upper(replace(o.postal_code, ' ', '')) = ${code}), '{}') as path
    from directory.location l where l.visibility = 'public' and upper(replace(l.postal_code, ' ', '')) = ${code}`.execute(
    db,
  )
  return rows[0] as { latitude: number | null; longitude: number | null; path: string[] }
}
