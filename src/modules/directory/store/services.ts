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

export const findService = (db: Db, id: string): Promise<ServiceRow | undefined> =>
  services(db).where('s.id', '=', id).executeTakeFirst()

export const findServices = (db: Db, ids: readonly string[]): Promise<ServiceRow[]> =>
  services(db).where('s.id', '=', uuids(ids)).execute()

/** The service in use whose id ends like this; two that do are found as rarely as a house burns down twice a day. */
export const findByShort = async (db: Db, end: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('directory.service')
      .select('id')
      .where(sql<string>`right(id::text, 12)`, '=', end)
      .where('status', '!=', 'defunct')
      .limit(1)
      .executeTakeFirst()
  )?.id

export const findZones = (db: Db, ids: readonly string[]) =>
  db.selectFrom('directory.service').select(['id', 'time_zone']).where('id', '=', uuids(ids)).execute()

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
