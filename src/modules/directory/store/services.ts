import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { Tables } from '../tables.gen.ts'

type Db = Kysely<Tables>
export type ServiceRow = Selectable<Tables['directory.service']> & {
  organization_name: string
  organization_translations: unknown
  organization_kind: string
}
export type ScheduleRow = Selectable<Tables['directory.schedule']>
export type PhoneRow = Selectable<Tables['directory.phone']>
export type CapacityRow = Selectable<Tables['directory.service_capacity']>
export type LocationRow = Selectable<Tables['directory.location']>
export type LocationOfService = LocationRow & { service_id: string }

const uuids = (ids: readonly string[]): RawBuilder<string> => sql`any(${ids}::uuid[])`
const texts = (codes: readonly string[]) => sql`${codes}::text[]`

const services = (db: Db) =>
  db
    .selectFrom('directory.service as s')
    .innerJoin('directory.organization as o', 'o.id', 's.organization_id')
    .selectAll('s')
    .select([
      'o.name as organization_name',
      'o.translations as organization_translations',
      'o.kind as organization_kind',
    ])

/**
 * Services in use that share a need or an area and reach the place at all: they serve one of the places above it, can be
 * called from anywhere, or stand in its country. Only a first sieve; the ranking judges.
 */
export function findCandidates(
  db: Db,
  needs: readonly string[],
  areas: readonly string[],
  path: readonly string[],
): Promise<ServiceRow[]> {
  let query = services(db)
    .where('s.status', '=', 'active')
    .where(
      sql<boolean>`s.id = any((select directory.services_for(${texts(needs)}, ${texts(areas)}))::uuid[])`,
    )
  if (path.length > 0)
    query =
      query.where(sql<boolean>`(s.served_places && ${texts(path)} or (s.served_places = '{}' and s.remote)
      or exists (select 1 from directory.service_at_location a join directory.location l on l.id = a.location_id
                 where a.service_id = s.id and l.country = ${path[0]}))`)
  return query.execute()
}

export interface SearchFilter {
  readonly needs: readonly string[]
  readonly path: readonly string[]
  readonly languages: readonly string[]
  readonly kind: string | null
  readonly unverified: boolean
  /** How words of the service or its organization may begin, or the needs that are meant; null: no words were typed. */
  readonly like: { readonly beginnings: readonly string[]; readonly needs: readonly string[] } | null
}

const isLike = (beginnings: readonly string[], needs: readonly string[]) =>
  sql<boolean>`s.id = any((select directory.services_like(${texts(beginnings)}, ${texts(needs)}))::uuid[])`

/** Ids and search keys of the services in use that pass the filters; the caller judges the words. */
export async function findByFilter(db: Db, filter: SearchFilter) {
  let query = db
    .selectFrom('directory.service as s')
    .innerJoin('directory.organization as o', 'o.id', 's.organization_id')
    .select(['s.id', 's.search_keys', 's.need_codes', 'o.search_keys as organization_keys'])
    .where('s.status', '!=', 'defunct')
  if (filter.needs.length > 0) query = query.where(isLike([], filter.needs))
  if (filter.like) query = query.where(isLike(filter.like.beginnings, filter.like.needs))
  if (filter.languages.length > 0)
    query = query.where(sql<boolean>`s.languages && ${texts(filter.languages)}`)
  if (filter.kind !== null) query = query.where('o.kind', '=', filter.kind)
  if (filter.unverified) query = query.where('s.last_verified_at', 'is', null)
  if (filter.path.length > 0)
    query =
      query.where(sql<boolean>`(s.served_places && ${texts(filter.path)} or (s.served_places = '{}' and s.remote)
      or exists (select 1 from directory.service_at_location a join directory.location l on l.id = a.location_id
                 left join directory.place p on p.id = l.place_id where a.service_id = s.id
                 and (${filter.path.at(-1)} = any(p.path) or l.country = ${filter.path.at(-1)})))`)
  return query.orderBy('s.name').execute()
}

export const findService = (db: Db, id: string): Promise<ServiceRow | undefined> =>
  services(db).where('s.id', '=', id).executeTakeFirst()

export const findServices = (db: Db, ids: readonly string[]): Promise<ServiceRow[]> =>
  services(db).where('s.id', '=', uuids(ids)).execute()

export const findServicesOf = (db: Db, organizationId: string): Promise<ServiceRow[]> =>
  services(db)
    .where('s.organization_id', '=', organizationId)
    .where('s.status', '!=', 'defunct')
    .orderBy('s.name')
    .execute()

export const findSchedules = (db: Db, ids: readonly string[]): Promise<ScheduleRow[]> =>
  db.selectFrom('directory.schedule').selectAll().where('service_id', '=', uuids(ids)).orderBy('id').execute()

export const findCapacities = (db: Db, ids: readonly string[]): Promise<CapacityRow[]> =>
  db
    .selectFrom('directory.service_capacity')
    .selectAll()
    .where('service_id', '=', uuids(ids))
    .orderBy('unit')
    .execute()

export const findCosts = (db: Db, id: string) =>
  db.selectFrom('directory.cost_option').selectAll().where('service_id', '=', id).orderBy('id').execute()

/** A service's own numbers first, then those of its organization. */
export const findPhones = (
  db: Db,
  serviceIds: readonly string[],
  organizationIds: readonly string[],
): Promise<PhoneRow[]> =>
  db
    .selectFrom('directory.phone')
    .selectAll()
    .where(eb =>
      eb.or([eb('service_id', '=', uuids(serviceIds)), eb('organization_id', '=', uuids(organizationIds))]),
    )
    .orderBy('position')
    .execute()

/** Only what the reader may see: the row policies hide confidential addresses. */
export const findLocationsOf = (db: Db, ids: readonly string[]): Promise<LocationOfService[]> =>
  db
    .selectFrom('directory.service_at_location as a')
    .innerJoin('directory.location as l', 'l.id', 'a.location_id')
    .selectAll('l')
    .select('a.service_id')
    .where('a.service_id', '=', uuids(ids))
    .orderBy('l.id')
    .execute()
