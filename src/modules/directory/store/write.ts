import { type Insertable, type Kysely, sql } from 'kysely'
import { newId } from '#lib/ids.ts'
import type { Tables } from '../tables.gen.ts'

type Db = Kysely<Tables>
type Row<Name extends keyof Tables> = Insertable<Tables[Name]>

export const findOrganization = (db: Db, id: string) =>
  db.selectFrom('directory.organization').selectAll().where('id', '=', id).executeTakeFirst()

export const findOrganizationOf = (db: Db, ownerId: string) =>
  db.selectFrom('directory.organization').selectAll().where('owner_id', '=', ownerId).executeTakeFirst()

export const insertOrganization = (db: Db, row: Row<'directory.organization'>) =>
  db.insertInto('directory.organization').values(row).execute()

/** Only on the version that the change was made on; undefined where it has moved on. */
export const updateOrganization = (
  db: Db,
  id: string,
  version: number,
  change: Partial<Row<'directory.organization'>>,
) =>
  db
    .updateTable('directory.organization')
    .set({ ...change, version: version + 1, last_modified: sql`now()` })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()

export const findLocation = (db: Db, id: string) =>
  db.selectFrom('directory.location').selectAll().where('id', '=', id).executeTakeFirst()

export const findLocations = (db: Db, organizationId: string) =>
  db
    .selectFrom('directory.location')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('id')
    .execute()

export const insertLocation = (db: Db, row: Row<'directory.location'>) =>
  db.insertInto('directory.location').values(row).execute()

export const updateLocation = (
  db: Db,
  id: string,
  version: number,
  change: Partial<Row<'directory.location'>>,
) =>
  db
    .updateTable('directory.location')
    .set({ ...change, version: version + 1, last_modified: sql`now()` })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()

export const insertService = (db: Db, row: Row<'directory.service'>) =>
  db.insertInto('directory.service').values(row).execute()

export const updateService = (
  db: Db,
  id: string,
  version: number,
  change: Partial<Row<'directory.service'>>,
) =>
  db
    .updateTable('directory.service')
    .set({ ...change, version: version + 1, last_modified: sql`now()` })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()

/** Tells again of each service there whether one of its places is not public. */
export const markConfidential = (db: Db, locationId: string) =>
  sql`update directory.service s set last_modified = now(), confidential_place = exists (
        select 1 from directory.service_at_location a join directory.location l on l.id = a.location_id
        where a.service_id = s.id and l.visibility <> 'public')
      where s.id in (select service_id from directory.service_at_location where location_id = ${locationId})`.execute(
    db,
  )

export const verify = (
  db: Db,
  thing: 'service' | 'organization',
  id: string,
  at: string,
  by: string | null,
) =>
  db
    .updateTable(`directory.${thing}`)
    .set({ last_verified_at: at, last_verified_by: by, last_modified: sql`now()` })
    .where('id', '=', id)
    .execute()

export interface Children {
  readonly phones: readonly Omit<Row<'directory.phone'>, 'id'>[]
  readonly schedules: readonly Omit<Row<'directory.schedule'>, 'id' | 'service_id'>[]
  readonly costs: readonly Omit<Row<'directory.cost_option'>, 'id' | 'service_id'>[]
  readonly capacities: readonly Omit<Row<'directory.service_capacity'>, 'id' | 'service_id'>[]
  readonly areas: readonly Omit<Row<'directory.service_area'>, 'id' | 'service_id'>[]
  readonly languages: readonly string[]
  readonly locationIds: readonly string[]
  readonly termIds: readonly string[]
}

/** Everything that hangs on a service, as it shall be: what was there goes, ids of what stays the same do not matter. */
export async function replaceChildren(
  db: Db,
  serviceId: string,
  given: Children,
  isNew: boolean,
): Promise<void> {
  if (!isNew) await removeChildren(db, serviceId)
  const own = <Given extends object>(rows: readonly Given[]) =>
    rows.map(row => ({ ...row, id: newId(), service_id: serviceId }))
  await fill(db, 'directory.phone', own(given.phones))
  await fill(db, 'directory.schedule', own(given.schedules))
  await fill(db, 'directory.cost_option', own(given.costs))
  await fill(db, 'directory.service_capacity', own(given.capacities))
  await fill(db, 'directory.service_area', own(given.areas))
  await fill(db, 'directory.language', own(given.languages.map(code => ({ code }))))
  await fill(db, 'directory.service_at_location', own(given.locationIds.map(id => ({ location_id: id }))))
  const links = given.termIds.map(id => ({ id: newId(), link_id: serviceId, taxonomy_term_id: id }))
  await fill(db, 'directory.attribute', links)
}

async function removeChildren(db: Db, serviceId: string): Promise<void> {
  for (const table of [
    'phone',
    'schedule',
    'cost_option',
    'service_capacity',
    'service_area',
    'language',
    'service_at_location',
  ] as const)
    await db.deleteFrom(`directory.${table}`).where('service_id', '=', serviceId).execute()
  await db.deleteFrom('directory.attribute').where('link_id', '=', serviceId).execute()
}

/** Many rows at once, each with the same columns; those whose id is there stay as they are. */
export async function insertAll(
  db: Db,
  table: keyof Tables & string,
  rows: readonly object[],
): Promise<void> {
  await fill(db, table, rows, sql`on conflict do nothing`)
}

/** Any number of rows by one text of SQL, so that the plan is kept and the statement does not vary. */
async function fill(
  db: Db,
  table: keyof Tables & string,
  rows: readonly object[],
  conflict = sql``,
): Promise<void> {
  if (rows.length === 0) return
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))].sort()
  const list = sql.join(columns.map(column => sql.ref(column)))
  await sql`insert into ${sql.table(table)} (${list})
    select ${list} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(withDefaults(table, rows))}::jsonb) ${conflict}`.execute(
    db,
  )
}

// A column named in the statement but left out of a row would be null instead of its default.
function withDefaults(table: string, rows: readonly object[]): object[] {
  const defaults = table === 'directory.phone' ? { free_of_charge: false, position: 0 } : {}
  return rows.map(row => ({ ...defaults, ...row }))
}

export async function replacePhonesOf(
  db: Db,
  organizationId: string,
  phones: readonly object[],
): Promise<void> {
  await db.deleteFrom('directory.phone').where('organization_id', '=', organizationId).execute()
  await fill(
    db,
    'directory.phone',
    phones.map(phone => ({ ...phone, id: newId(), organization_id: organizationId })),
  )
}

export const insertChange = (db: Db, row: Row<'directory.change'>) =>
  db.insertInto('directory.change').values(row).execute()

export const findChanges = (db: Db, thingId: string, limit: number) =>
  db
    .selectFrom('directory.change')
    .selectAll()
    .where('thing_id', '=', thingId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
