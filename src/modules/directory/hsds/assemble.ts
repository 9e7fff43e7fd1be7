import type { Kysely } from 'kysely'
import { type Places, placesOf } from '../service/places.ts'
import type { Hsds } from '../store/hsds.ts'
import * as store from '../store/hsds.ts'
import type { Tables } from '../tables.gen.ts'
import { asItCame, isJson, type Json, known, originalOf, scalars } from './json.ts'
import * as shape from './shape.ts'

type Db = Kysely<Tables>
type Rows<Name extends keyof Hsds> = ReadonlyMap<string, readonly Hsds[Name][]>

const by = <Row, Key extends keyof Row>(rows: readonly Row[], key: Key) =>
  Map.groupBy(rows, row => row[key] as string)
const unique = (ids: readonly string[]) => [...new Set(ids)]

/** Rows that hang on an entry, each as it came where it was imported. */
function children<Row extends { hsds: unknown }>(
  rows: readonly Row[] | undefined,
  made: (row: Row) => Json,
): Json[] {
  return (rows ?? []).map(row => asItCame(made(row), originalOf(row.hsds)))
}

/** A list of an entry: its rows, and what came with it that our tables cannot hold. Always there on what is ours. */
function withList(entry: Json, key: string, rows: readonly Json[], imported: boolean): Json {
  const kept = (entry[key] as Json[] | undefined) ?? []
  if (imported && rows.length === 0 && entry[key] === undefined) return entry
  return { ...entry, [key]: [...rows, ...kept] }
}

export interface OrganizationParts {
  readonly organizations: ReadonlyMap<string, Hsds['organization']>
  readonly phones: Rows<'phone'>
  readonly locations: Rows<'location'>
  readonly places: Places
}

export async function organizationParts(db: Db, given: readonly string[]): Promise<OrganizationParts> {
  const ids = unique(given)
  const places = await placesOf(db)
  const organizations = await store.organizationsById(db, ids)
  const phones = await store.phonesOfOrganizations(db, ids)
  const locations = await store.publicLocationsOf(db, ids)
  return {
    organizations: new Map(organizations.map(row => [row.id, row])),
    phones: by(phones, 'organization_id'),
    locations: by(locations, 'organization_id'),
    places,
  }
}

/** `archive`: for files that are read back: also when it changed is as it came. */
export function organizationOf(
  id: string,
  parts: OrganizationParts,
  full: boolean,
  archive = false,
): Json | null {
  const row = parts.organizations.get(id)
  if (!row) return null
  const original = originalOf(row.hsds)
  const { locations: listed, ...came } = asItCame(shape.organizationShape(row), original)
  const whole = archive ? came : published(came, row.last_modified)
  if (!full) return scalars(whole)
  const phones = children(parts.phones.get(id), shape.phoneShape)
  // Of what was imported only the locations that the organization itself listed there; those added here besides.
  const isListed = ({ id: location, hsds }: Hsds['location']) =>
    original === null || hsds === null || (listed as string[] | undefined)?.includes(location) === true
  const locations = (parts.locations.get(id) ?? [])
    .filter(isListed)
    .map(location => locationOf(location, parts.places))
  return withList(
    withList(whole, 'phones', phones, original !== null),
    'locations',
    locations,
    original !== null,
  )
}

/** When it changed here is told as it is, also of what came from elsewhere: readers ask by it what is new. */
const published = (entry: Json, lastModified: string): Json => ({ ...entry, last_modified: lastModified })

export function locationOf(row: Hsds['location'], places: Places): Json {
  const made = shape.locationShape(row, places)
  const original = originalOf(row.hsds)
  if (original === null) return made
  return asItCame(keepFirst(keepFirst(made, original, 'addresses'), original, 'accessibility'), original)
}

/** Of several addresses our columns know the first: the others stay, and the first keeps its id. */
function keepFirst(made: Json, { raw, made: then }: { raw: Json; made: Json }, key: string): Json {
  const [now] = (made[key] as Json[] | undefined) ?? []
  const [before] = (then[key] as Json[] | undefined) ?? []
  const [came, ...others] = (raw[key] as Json[] | undefined) ?? []
  if (!now || !before || !came || JSON.stringify(now) === JSON.stringify(before)) return made
  return { ...made, [key]: [{ ...asItCame(now, { raw: came, made: before }), id: came.id }, ...others] }
}

export interface ServiceParts extends OrganizationParts {
  readonly links: Rows<'link'>
  readonly at: ReadonlyMap<string, Hsds['location']>
  readonly servicePhones: Rows<'phone'>
  readonly schedules: Rows<'schedule'>
  readonly areas: Rows<'area'>
  readonly languages: Rows<'language'>
  readonly costs: Rows<'cost'>
  readonly capacities: Rows<'capacity'>
  readonly attributes: Rows<'attribute'>
  readonly terms: ReadonlyMap<string, Hsds['term']>
  readonly taxonomies: ReadonlyMap<string, Hsds['taxonomy']>
}

/** Everything that the full objects of some services are made of: one question a table, not one a service. */
export async function serviceParts(db: Db, rows: readonly Hsds['service'][]): Promise<ServiceParts> {
  const ids = rows.map(row => row.id)
  const parts = await organizationParts(
    db,
    rows.map(row => row.organization_id),
  )
  const links = await store.publicLinksOf(db, ids)
  const locations = await store.publicLocations(db, unique(links.map(link => link.location_id)))
  const attributes = await store.attributesOf(db, ids)
  const terms = await store.termsById(db, unique(attributes.map(one => one.taxonomy_term_id)))
  const taxonomies = await store.taxonomiesById(db, unique(terms.map(one => one.taxonomy_id)))
  return {
    ...parts,
    links: by(links, 'service_id'),
    at: new Map(locations.map(row => [row.id, row])),
    servicePhones: by(await store.phonesOfServices(db, ids), 'service_id'),
    schedules: by(await store.schedulesOf(db, ids), 'service_id'),
    areas: by(await store.areasOf(db, ids), 'service_id'),
    languages: by(await store.languagesOf(db, ids), 'service_id'),
    costs: by(await store.costsOf(db, ids), 'service_id'),
    capacities: by(await store.capacitiesOf(db, ids), 'service_id'),
    attributes: by(attributes, 'link_id'),
    terms: new Map(terms.map(row => [row.id, row])),
    taxonomies: new Map(taxonomies.map(row => [row.id, row])),
  }
}

/** A service with only what there is one of: itself, its organization, its program. */
export function serviceInList(row: Hsds['service'], parts: OrganizationParts): Json {
  const entry = scalars(published(asItCame(shape.serviceShape(row), originalOf(row.hsds)), row.last_modified))
  return known({
    ...entry,
    organization: organizationOf(row.organization_id, parts, false),
    program: isJson(entry.program) ? scalars(entry.program) : null,
  })
}

/** `within`: what it is nested in, which is not repeated. */
export function serviceOf(
  row: Hsds['service'],
  parts: ServiceParts,
  within?: 'organization' | 'link' | null,
  archive = false,
): Json {
  const original = originalOf(row.hsds)
  const { id } = row
  const lists: [string, Json[]][] = [
    ['phones', children(parts.servicePhones.get(id), shape.phoneShape)],
    // Hours at one address are told with the address, where that may be told at all.
    [
      'schedules',
      children(
        parts.schedules.get(id)?.filter(one => one.location_id === null),
        shape.scheduleShape,
      ),
    ],
    ['service_areas', children(parts.areas.get(id), area => shape.areaShape(area, parts.places))],
    ['languages', children(parts.languages.get(id), shape.languageShape)],
    ['cost_options', children(parts.costs.get(id), shape.costShape)],
    ['capacities', children(parts.capacities.get(id), shape.capacityShape)],
    ['attributes', (parts.attributes.get(id) ?? []).map(one => attributeOf(one, parts))],
  ]
  if (within !== 'link')
    lists.push([
      'service_at_locations',
      (parts.links.get(id) ?? []).map(link => linkOf(link, parts)).filter(link => link !== null),
    ])
  const came = asItCame(shape.serviceShape(row), original)
  let entry = archive ? came : published(came, row.last_modified)
  for (const [key, rows] of lists) entry = withList(entry, key, rows, original !== null)
  if (within === 'organization') return entry
  return known({ ...entry, organization: organizationOf(row.organization_id, parts, true, archive) })
}

function attributeOf(row: Hsds['attribute'], parts: ServiceParts): Json {
  const original = originalOf(row.hsds)
  // It came with its term, or with the id of one.
  if (original) return asItCame(shape.attributeShape(row), original)
  const term = parts.terms.get(row.taxonomy_term_id)
  return known({ ...shape.attributeShape(row), taxonomy_term: term && termOf(term, parts.taxonomies) })
}

/** Nested in its service, or (with `service`) standing for itself. Null where the place is not to be told. */
export function linkOf(row: Hsds['link'], parts: ServiceParts): Json | null {
  const location = parts.at.get(row.location_id)
  if (!location) return null
  const schedules =
    parts.schedules.get(row.service_id)?.filter(one => one.location_id === row.location_id) ?? []
  const original = originalOf(row.hsds)
  const entry = { ...asItCame(shape.linkShape(row), original), location: locationOf(location, parts.places) }
  return schedules.length === 0
    ? entry
    : withList(entry, 'schedules', children(schedules, shape.scheduleShape), false)
}

export function termOf(row: Hsds['term'], taxonomies: ReadonlyMap<string, Hsds['taxonomy']>): Json {
  return asItCame(shape.termShape(row, taxonomies.get(row.taxonomy_id)), originalOf(row.hsds))
}

export const taxonomyOf = (row: Hsds['taxonomy']): Json =>
  asItCame(shape.taxonomyShape(row), originalOf(row.hsds))
