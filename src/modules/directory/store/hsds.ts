import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { Tables } from '../tables.gen.ts'

type Db = Kysely<Tables>
type Row<Name extends keyof Tables> = Selectable<Tables[Name]>

/** The rows that HSDS objects are made of. */
export interface Hsds {
  readonly organization: Row<'directory.organization'>
  readonly service: Row<'directory.service'>
  readonly location: Row<'directory.location'>
  readonly link: Row<'directory.service_at_location'>
  readonly phone: Row<'directory.phone'>
  readonly schedule: Row<'directory.schedule'>
  readonly area: Row<'directory.service_area'>
  readonly language: Row<'directory.language'>
  readonly cost: Row<'directory.cost_option'>
  readonly capacity: Row<'directory.service_capacity'>
  readonly attribute: Row<'directory.attribute'>
  readonly taxonomy: Row<'directory.taxonomy'>
  readonly term: Row<'directory.taxonomy_term'>
}

const uuids = (ids: readonly string[]): RawBuilder<string> => sql`any(${ids}::uuid[])`

/** Whole rows of one table whose column names one of the ids; as they were made. */
const rowsBy =
  <Name extends keyof Tables & string>(table: Name, column: keyof Tables[Name] & string, order = 'id') =>
  async (db: Db, ids: readonly string[]): Promise<Row<Name>[]> => {
    if (ids.length === 0) return []
    const { rows } = await sql<Row<Name>>`
      select * from ${sql.table(table)} where ${sql.ref(column)} = ${uuids(ids)} order by ${sql.raw(order)}`.execute(
      db,
    )
    return rows
  }

export const organizationsById = rowsBy('directory.organization', 'id', 'listed')
export const servicesById = rowsBy('directory.service', 'id', 'listed')
export const locationsById = rowsBy('directory.location', 'id', 'listed')
export const linksById = rowsBy('directory.service_at_location', 'id', 'listed')
export const termsById = rowsBy('directory.taxonomy_term', 'id', 'listed')
export const taxonomiesById = rowsBy('directory.taxonomy', 'id', 'listed')
export const phonesOfServices = rowsBy('directory.phone', 'service_id', 'position, id')
export const phonesOfOrganizations = rowsBy('directory.phone', 'organization_id', 'position, id')
export const schedulesOf = rowsBy('directory.schedule', 'service_id')
export const areasOf = rowsBy('directory.service_area', 'service_id')
export const languagesOf = rowsBy('directory.language', 'service_id')
export const costsOf = rowsBy('directory.cost_option', 'service_id')
export const capacitiesOf = rowsBy('directory.service_capacity', 'service_id')
export const attributesOf = rowsBy('directory.attribute', 'link_id')

/** What everybody may see, said again besides the row policies: an export by an editor must not hold more. */
const shown = async <Name extends 'service' | 'location'>(
  db: Db,
  table: Name,
  column: string,
  ids: readonly string[],
): Promise<Hsds[Name][]> => {
  if (ids.length === 0) return []
  const { rows } = await sql<Hsds[Name]>`
    select * from ${sql.table(`directory.${table}`)} where ${sql.ref(column)} = ${uuids(ids)} and visibility = 'public' order by listed`.execute(
    db,
  )
  return rows
}
export const publicServices = (db: Db, ids: readonly string[]) => shown(db, 'service', 'id', ids)
export const publicServicesOf = (db: Db, ids: readonly string[]) =>
  shown(db, 'service', 'organization_id', ids)
export const publicLocations = (db: Db, ids: readonly string[]) => shown(db, 'location', 'id', ids)
export const publicLocationsOf = (db: Db, ids: readonly string[]) =>
  shown(db, 'location', 'organization_id', ids)

/** Links of services whose two ends are public. */
export async function publicLinksOf(db: Db, serviceIds: readonly string[]): Promise<Hsds['link'][]> {
  if (serviceIds.length === 0) return []
  const { rows } = await sql<Hsds['link']>`
    select a.* from directory.service_at_location a join directory.location l on l.id = a.location_id
    where a.service_id = ${uuids(serviceIds)} and l.visibility = 'public' order by a.listed`.execute(db)
  return rows
}

export const linkBetween = (db: Db, serviceId: string, locationId: string) =>
  db
    .selectFrom('directory.service_at_location')
    .select('id')
    .where('service_id', '=', serviceId)
    .where('location_id', '=', locationId)
    .executeTakeFirst()
