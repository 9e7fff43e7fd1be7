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

/** Everything that hangs on a service, as it shall be: what stays the same or is only changed keeps its id. */
export async function replaceChildren(
  db: Db,
  serviceId: string,
  given: Children,
  isNew: boolean,
): Promise<void> {
  const areas = given.areas.map(area => ({ place_id: null, country: null, ...area }))
  const languages = given.languages.map(code => ({ code }))
  const links = given.locationIds.map(id => ({ location_id: id }))
  const terms = given.termIds.map(id => ({ taxonomy_term_id: id, link_entity: 'service' }))
  const of = { service_id: serviceId }
  const lists: readonly [ChildTable, object, readonly object[], readonly string[]][] = [
    ['phone', of, given.phones, ['number']],
    ['schedule', of, given.schedules, ['freq', 'byday', 'bymonthday', 'dtstart', 'until']],
    ['cost_option', of, given.costs, ['option', 'amount_description']],
    ['service_capacity', of, given.capacities, ['unit']],
    ['service_area', of, areas, ['place_id', 'country']],
    ['language', of, languages, ['code']],
    ['service_at_location', of, links, ['location_id']],
    ['attribute', { link_id: serviceId }, terms, ['taxonomy_term_id']],
  ]
  for (const [table, owner, rows, key] of lists)
    await settle(db, `directory.${table}`, owner, rows, key, isNew)
}

type ChildTable =
  | 'phone'
  | 'schedule'
  | 'cost_option'
  | 'service_capacity'
  | 'service_area'
  | 'language'
  | 'service_at_location'
  | 'attribute'

/**
 * Makes the rows of an owner those that are given. A row that is there in all its columns stays; then one with the same
 * key is changed, then one at the same place in the order; the rest is new, and what nobody claimed goes. So ids that
 * others have read go on naming the same thing.
 */
async function settle(
  db: Db,
  table: keyof Tables & string,
  owner: object,
  given: readonly object[],
  key: readonly string[],
  isNew = false,
): Promise<void> {
  const there = isNew ? [] : await childrenThere(db, table, owner)
  const free = new Set(there)
  const pairs: (Child | undefined)[] = given.map(() => undefined)
  const wanted = given.map(row => row as Record<string, unknown>)
  const claim = (fits: (row: Record<string, unknown>, child: Child, at: number) => boolean) =>
    wanted.forEach((row, at) => {
      const child = pairs[at] ? undefined : [...free].find(one => fits(row, one, at))
      if (!child) return
      pairs[at] = child
      free.delete(child)
    })
  const equal = (row: Record<string, unknown>, child: Child, columns: readonly string[]) =>
    columns.every(column => (row[column] ?? null) === (child[column] ?? null))
  claim((row, child) => equal(row, child, Object.keys(row)))
  claim((row, child) => equal(row, child, key))
  // A link or a term is what it links: another one is another thing.
  const linked = key.some(column => /^(location_id|taxonomy_term_id|place_id|code|unit)$/.test(column))
  if (!linked) claim((_, child, at) => there.indexOf(child) === at)
  const gone = [...free].filter(child => !isForeign(table, child)).map(child => child.id)
  if (gone.length > 0) await sql`delete from ${sql.table(table)} where id = any(${gone}::uuid[])`.execute(db)
  for (const [at, child] of pairs.entries()) {
    const row = wanted[at] as Record<string, unknown>
    if (child && !equal(row, child, Object.keys(row)))
      await sql`update ${sql.table(table)} set ${sql.join(
        Object.entries(row).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
      )} where id = ${child.id}::uuid`.execute(db)
  }
  const fresh = wanted.filter((_, at) => pairs[at] === undefined)
  await fill(
    db,
    table,
    fresh.map(row => ({ id: newId(), ...row, ...owner })),
  )
}

type Child = Record<string, unknown> & { readonly id: string }

/** Terms of other taxonomies came with an import; the editor's form does not know them. */
const isForeign = (table: string, child: Child) => table === 'directory.attribute' && child.hsds !== null

async function childrenThere(db: Db, table: keyof Tables & string, owner: object): Promise<Child[]> {
  const [[column, id]] = Object.entries(owner) as [[string, string]]
  const { rows } = await sql<Child>`
    select * from ${sql.table(table)} where ${sql.ref(column)} = ${id}::uuid order by id`.execute(db)
  return rows
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
  const defaults = table === 'directory.phone' ? { free_of_charge: false, at_night: false, position: 0 } : {}
  return rows.map(row => ({ ...defaults, ...row }))
}

export const replacePhonesOf = (db: Db, organizationId: string, phones: readonly object[]): Promise<void> =>
  settle(db, 'directory.phone', { organization_id: organizationId }, phones, ['number'])

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
