import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stableId } from '../service/ids.ts'
import { type Bundle, collector, type Mistake } from './bundle.ts'
import { isJson, type Json, same } from './json.ts'
import { hamrohProfile } from './profile.ts'

// HSDS as a tabular data package: nested objects become rows that name their owners, and back. The file that describes
// the package (columns, types, which column names which table) is the standard's own.

interface Field {
  readonly name: string
  readonly type: string
  readonly constraints?: { readonly required?: boolean }
}
export interface Resource {
  readonly name: string
  readonly path: string
  readonly schema: { readonly fields: readonly Field[] }
}
export type Tables = ReadonlyMap<string, readonly Json[]>

const file = join(import.meta.dirname, '..', '..', '..', '..', 'content', 'hsds', '3.1', 'datapackage.json')
let kept: { readonly resources: readonly Resource[] } | undefined

/** The description of the package; columns that it forgets (of units and capacities) are taken from the schemas. */
export function dataPackage(): { readonly resources: readonly Resource[] } {
  if (kept) return kept
  const given = JSON.parse(readFileSync(file, 'utf8')) as { resources: Resource[] }
  kept = { ...given, resources: given.resources.map(complete) }
  return kept
}

function complete(resource: Resource): Resource {
  const { official, patches } = hamrohProfile()
  type Properties = Readonly<
    Record<string, { readonly type?: string; readonly items?: { readonly $ref?: string } }>
  >
  const of = (files: ReadonlyMap<string, Json>) =>
    (files.get(`${resource.name}.json`)?.properties ?? {}) as Properties
  const known = new Set(resource.schema.fields.map(field => field.name))
  const forgotten = Object.entries(of(official)).filter(
    ([, { type = '' }]) => type === 'string' || type === 'number',
  )
  // What the profile adds has columns too: lists and texts in several languages as JSON.
  const ours = Object.entries(of(patches)).filter(([, { type, items }]) => type !== undefined && !items?.$ref)
  const missing = [...forgotten, ...ours]
    .filter(([name]) => !known.has(name))
    .map(([name, { type = 'string' }]) => ({ name, type }))
  // The profile asks for less of an address: a village has no street.
  const required = hamrohProfile().schemas.get(`${resource.name}.json`)?.required as string[] | undefined
  const relaxed = resource.schema.fields.map(field =>
    resource.name === 'address' && !required?.includes(field.name)
      ? { ...field, constraints: { ...field.constraints, required: false } }
      : field,
  )
  const first = missing.filter(field => field.name === 'id')
  const others = missing.filter(field => field.name !== 'id')
  return {
    ...resource,
    schema: { ...resource.schema, fields: [...first, ...relaxed, ...others] },
  }
}

/** Which list of an owner a table fills, and by which column its rows name the owner. */
const lists: Readonly<Record<string, Readonly<Record<string, readonly [table: string, column: string]>>>> = {
  organization: {
    funding: ['funding', 'organization_id'],
    contacts: ['contact', 'organization_id'],
    phones: ['phone', 'organization_id'],
    programs: ['program', 'organization_id'],
    organization_identifiers: ['organization_identifier', 'organization_id'],
    additional_websites: ['url', 'organization_id'],
  },
  service: {
    phones: ['phone', 'service_id'],
    schedules: ['schedule', 'service_id'],
    service_areas: ['service_area', 'service_id'],
    languages: ['language', 'service_id'],
    funding: ['funding', 'service_id'],
    cost_options: ['cost_option', 'service_id'],
    required_documents: ['required_document', 'service_id'],
    contacts: ['contact', 'service_id'],
    capacities: ['service_capacity', 'service_id'],
    additional_urls: ['url', 'service_id'],
  },
  location: {
    languages: ['language', 'location_id'],
    addresses: ['address', 'location_id'],
    contacts: ['contact', 'location_id'],
    accessibility: ['accessibility', 'location_id'],
    phones: ['phone', 'location_id'],
    schedules: ['schedule', 'location_id'],
  },
  service_at_location: {
    service_areas: ['service_area', 'service_at_location_id'],
    contacts: ['contact', 'service_at_location_id'],
    phones: ['phone', 'service_at_location_id'],
    schedules: ['schedule', 'service_at_location_id'],
  },
  phone: { languages: ['language', 'phone_id'] },
  contact: { phones: ['phone', 'contact_id'] },
}

// ——— Rows into objects ———

/** Puts the rows of a package together and takes them apart again as entries. Rows keep the columns that name others. */
export function bundleOfTables(tables: Tables, earlier: readonly Mistake[] = []): Bundle {
  const { any, entries, mistakes } = collector()
  mistakes.push(...earlier)
  const used = new Set<Json>()
  const index = new Map<string, Map<unknown, Json[]>>()
  const rowsOf = (table: string, column: string, id: unknown): Json[] => {
    const key = `${table}.${column}`
    if (!index.has(key))
      index.set(
        key,
        Map.groupBy(tables.get(table) ?? [], row => row[column]),
      )
    return index.get(key)?.get(id) ?? []
  }
  const build = (table: string, row: Json): Json => {
    used.add(row)
    const whole: Record<string, unknown> = { ...row }
    for (const [key, [child, column]] of Object.entries(lists[table] ?? {})) {
      const rows = rowsOf(child, column, row.id)
      if (rows.length > 0) whole[key] = rows.map(one => build(child, one))
    }
    const attributes = rowsOf('attribute', 'link_id', row.id)
    if (attributes.length > 0) whole.attributes = attributes.map(one => build('attribute', one))
    const metadata = rowsOf('metadata', 'resource_id', row.id)
    if (metadata.length > 0) whole.metadata = metadata.map(one => build('metadata', one))
    return { ...whole, ...single(table, row) }
  }
  const single = (table: string, row: Json): Json => {
    const one = (name: string, child: string, column: string): Json => {
      const [found] = rowsOf(child, 'id', row[column])
      return found ? { [name]: build(child, found) } : {}
    }
    if (table === 'service') return one('program', 'program', 'program_id')
    if (table === 'service_capacity') return one('unit', 'unit', 'unit_id')
    if (table === 'attribute') return one('taxonomy_term', 'taxonomy_term', 'taxonomy_term_id')
    if (table === 'taxonomy_term') return one('taxonomy_detail', 'taxonomy', 'taxonomy_id')
    return {}
  }
  const order = [
    'taxonomy',
    'taxonomy_term',
    'organization',
    'service',
    'location',
    'service_at_location',
  ] as const
  for (const kind of order)
    for (const [at, row] of (tables.get(kind) ?? []).entries())
      any(build(kind, row), `${kind} ${at + 1}`, kind)
  // A location whose organization is not in the package belongs to that of a service which is given there.
  for (const link of entries.values()) {
    if (link.kind !== 'service_at_location') continue
    const place = entries.get(`location:${link.locationId}`)
    const organizationId = entries.get(`service:${link.serviceId}`)?.organizationId
    if (place && organizationId && !entries.has(`organization:${place.organizationId}`))
      place.organizationId = organizationId
  }
  const rest = [...tables].flatMap(([table, rows]) =>
    rows.filter(row => !used.has(row)).map(row => ({ table, row })),
  )
  return { entries, mistakes, rest }
}

// ——— Objects into rows ———

/** All rows of some full organizations (with their services) and of the taxonomies, table by table. */
export function tablesOf(
  organizations: readonly Json[],
  taxonomies: readonly Json[],
  terms: readonly Json[],
  rest: readonly { table: string; row: Json }[],
): Map<string, Json[]> {
  const found = new Map<string, Map<string, Json>>()
  const columns = new Map(
    dataPackage().resources.map(one => [
      one.name,
      new Map(one.schema.fields.map(field => [field.name, field.type])),
    ]),
  )

  /** The same row may hang on several owners: it is one row that names them all, as long as each column has one. */
  const put = (table: string, object: Json, owner: Json): Json => {
    const known = columns.get(table) as Map<string, string>
    const own = Object.fromEntries(
      Object.entries(object).filter(
        ([key, value]) => known.has(key) && (!isNested(value) || asJson.has(known.get(key) as string)),
      ),
    )
    const row = { ...Object.fromEntries(Object.entries(owner).filter(([key]) => known.has(key))), ...own }
    const rows = found.get(table) ?? new Map<string, Json>()
    found.set(table, rows)
    const there = rows.get(String(row.id))
    const conflict =
      there &&
      Object.entries(row).some(([key, value]) => there[key] !== undefined && !same(there[key], value))
    const id = conflict ? stableId(`${row.id}:${Object.values(owner).join(':')}`) : String(row.id)
    const whole = { ...(conflict ? {} : there), ...row, id }
    rows.set(id, whole)
    return whole
  }
  const spread = (table: string, object: Json, owner: Json = {}): void => {
    const row = put(table, object, owner)
    for (const [key, [child, column]] of Object.entries(lists[table] ?? {}))
      for (const one of listOf(object[key])) spread(child, one, { [column]: row.id })
    for (const one of listOf(object.attributes)) attribute(one, { link_id: row.id, link_entity: table })
    for (const one of listOf(object.metadata))
      put('metadata', one, { resource_id: row.id, resource_type: table })
  }
  const attribute = (one: Json, owner: Json) => {
    const term = one.taxonomy_term
    if (isJson(term)) termRow(term)
    put('attribute', one, { ...owner, taxonomy_term_id: isJson(term) ? term.id : undefined })
  }
  const termRow = (term: Json) => {
    const above = term.taxonomy_detail
    if (isJson(above)) put('taxonomy', above, {})
    put('taxonomy_term', term, isJson(above) ? { taxonomy_id: above.id } : {})
  }
  for (const one of taxonomies) put('taxonomy', one, {})
  for (const one of terms) termRow(one)
  for (const organization of organizations) {
    spread('organization', organization)
    for (const one of listOf(organization.locations))
      spread('location', one, { organization_id: organization.id })
    for (const service of listOf(organization.services)) spreadService(service, organization.id)
  }
  function spreadService(service: Json, organizationId: unknown): void {
    const program = isJson(service.program) ? service.program : null
    if (program) put('program', program, { organization_id: organizationId })
    spread('service', service, {
      organization_id: organizationId,
      ...(program ? { program_id: program.id } : {}),
    })
    for (const capacity of listOf(service.capacities))
      if (isJson(capacity.unit)) {
        put('unit', capacity.unit, {})
        put('service_capacity', capacity, { service_id: service.id, unit_id: capacity.unit.id })
      }
    for (const link of listOf(service.service_at_locations)) {
      const place = isJson(link.location) ? link.location : {}
      if (isJson(link.location)) spread('location', place, { organization_id: organizationId })
      spread('service_at_location', link, { service_id: service.id, location_id: place.id })
    }
  }
  for (const { table, row } of rest) put(table, row, {})
  return new Map([...found].map(([table, rows]) => [table, [...rows.values()]]))
}

export const asJson = new Set(['object', 'array'])
const isNested = (value: unknown) => typeof value === 'object' && value !== null
const listOf = (given: unknown): Json[] => (Array.isArray(given) ? given.filter(isJson) : [])
