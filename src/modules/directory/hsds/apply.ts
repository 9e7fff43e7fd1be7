import type { UseCase } from '#platform/use-case.ts'
import { refuse } from '../domain/refusals.ts'
import { taxonomyOf as ourTaxonomy } from '../service/content.ts'
import { remember } from '../service/history.ts'
import { stableId } from '../service/ids.ts'
import { type Places, placesOf } from '../service/places.ts'
import type { Hsds } from '../store/hsds.ts'
import {
  type ChildRow,
  type ChildTable,
  ourTerms,
  saveChildren,
  saveEntry,
  saveOriginal,
  saveRest,
} from '../store/hsds-write.ts'
import { findLocation, findOrganization } from '../store/write.ts'
import * as columns from './columns.ts'
import { isJson, type Json } from './json.ts'
import type { Plan, Planned } from './plan.ts'
import * as shape from './shape.ts'

interface Ground {
  readonly use: UseCase
  readonly places: Places
  readonly terms: ReadonlyMap<string, { code: string; taxonomy: string }>
  readonly areas: ReadonlyMap<string, string>
  /** Where the file is from, for entries that do not say it themselves. */
  readonly source: string | null
}

/** Does what the plan says, in the transaction of the use case: all of it or nothing. */
export async function applyPlan(use: UseCase, plan: Plan, source: string | null): Promise<void> {
  const ground: Ground = {
    use,
    places: await placesOf(use.db),
    terms: await ourTerms(use.db),
    areas: (await ourTaxonomy(use)).areas,
    source,
  }
  for (const one of plan.planned) {
    if (one.what !== 'new' && one.what !== 'changed') continue
    await writers[one.entry.kind](ground, one)
    if (one.entry.kind === 'organization' || one.entry.kind === 'location' || one.entry.kind === 'service')
      await note(ground, one, one.entry.kind)
  }
  await saveRest(use.db, plan.rest)
}

async function note(
  { use }: Ground,
  { entry, what, fields, ownerId }: Planned,
  thing: 'organization' | 'location' | 'service',
) {
  const of = (side: 'before' | 'after') => Object.fromEntries(fields.map(one => [one.field, one[side]]))
  await remember(use, {
    thing,
    id: entry.id,
    owner: ownerId,
    action: what === 'new' ? 'create' : 'update',
    before: what === 'new' ? null : of('before'),
    after: what === 'new' ? { name: entry.raw.name ?? null } : of('after'),
  })
}

const writers = { organization, location, service, service_at_location: link, taxonomy, taxonomy_term: term }

/** The whole object as it shall be: what is here, with what the file tells. */
function merged({ current, entry }: Planned, without: readonly string[]): Json {
  const whole: Json = { ...current, ...entry.raw }
  return Object.fromEntries(Object.entries(whole).filter(([key]) => !without.includes(key)))
}

async function organization(ground: Ground, planned: Planned): Promise<void> {
  const { use } = ground
  const { id, raw: given } = planned.entry
  const whole = merged(planned, [])
  const isNew = planned.what === 'new'
  const parent =
    typeof whole.parent_organization_id === 'string' && columns.textOf(whole.parent_organization_id)
  const parentRow =
    parent && /^[0-9a-f-]{36}$/.test(parent) ? await findOrganization(use.db, parent) : undefined
  const own = { ...columns.organizationColumns(whole), parent_organization_id: parentRow?.id ?? null }
  const row = await saveEntry<Hsds['organization']>(
    use.db,
    'organization',
    id,
    { ...own, source: own.source ?? ground.source },
    isNew,
  )
  if (!row) throw refuse('directory.not_your_entry')
  const raw: Record<string, unknown> = { ...whole }
  if (given.phones !== undefined)
    raw.phones = await children(ground, 'phone', { organization_id: id }, given.phones)
  else delete raw.phones
  const listed = (whole.locations as unknown[] | undefined)?.map(one => (isJson(one) ? one.id : one))
  if (listed) raw.locations = listed
  tidy(raw, ['phones'], given)
  await saveOriginal(use.db, 'organization', id, { raw, made: shape.organizationShape(row) })
}

/** A list whose rows were all taken into tables is kept, empty, only where the file had it. */
function tidy(raw: Record<string, unknown>, lists: readonly string[], given: Json): void {
  for (const key of lists)
    if (Array.isArray(raw[key]) && (raw[key] as unknown[]).length === 0 && given[key] === undefined)
      delete raw[key]
}

async function location(ground: Ground, planned: Planned): Promise<void> {
  const { use, places } = ground
  const { id, organizationId } = planned.entry
  const isNew = planned.what === 'new'
  const raw = merged(planned, [])
  const there = isNew ? undefined : await findLocation(use.db, id)
  const organizationOf = there?.organization_id ?? (organizationId as string)
  const owner = await findOrganization(use.db, organizationOf)
  if (!owner) throw refuse('directory.import_incomplete', { where: planned.entry.where })
  const own = columns.locationColumns(raw, places)
  const columnsOf = { ...own, country: own.country ?? owner.country ?? 'ZZ' }
  const row = await saveEntry<Hsds['location']>(
    use.db,
    'location',
    id,
    isNew ? { ...columnsOf, organization_id: owner.id, owner_id: owner.owner_id } : columnsOf,
    isNew,
  )
  if (!row) throw refuse('directory.not_your_entry')
  await saveOriginal(use.db, 'location', id, { raw, made: shape.locationShape(row, places) })
}

const serviceLists: readonly [string, ChildTable][] = [
  ['phones', 'phone'],
  ['schedules', 'schedule'],
  ['service_areas', 'service_area'],
  ['languages', 'language'],
  ['cost_options', 'cost_option'],
  ['capacities', 'service_capacity'],
  ['attributes', 'attribute'],
]

async function service(ground: Ground, planned: Planned): Promise<void> {
  const { use } = ground
  const { id, raw: given, organizationId } = planned.entry
  const isNew = planned.what === 'new'
  const whole = merged(planned, ['organization'])
  const own = columns.serviceColumns(whole)
  const zone = columns.timeZoneOf(whole)
  const derived = derivedOf(ground, whole)
  const all = {
    ...own,
    ...derived,
    source: own.source ?? ground.source,
    ...(zone ? { time_zone: zone } : {}),
  }
  const owner = isNew ? await findOrganization(use.db, organizationId as string) : undefined
  if (isNew && !owner) throw refuse('directory.import_incomplete', { where: planned.entry.where })
  const row = await saveEntry<Hsds['service']>(
    use.db,
    'service',
    id,
    owner ? { ...all, organization_id: owner.id, owner_id: owner.owner_id } : all,
    isNew,
  )
  if (!row) throw refuse('directory.not_your_entry')
  const raw: Record<string, unknown> = { ...whole }
  for (const [key, table] of serviceLists) {
    const link = table === 'attribute' ? { link_id: id } : { service_id: id }
    if (given[key] === undefined) delete raw[key]
    else raw[key] = await children(ground, table, link, given[key])
  }
  await saveOriginal(use.db, 'service', id, { raw, made: shape.serviceShape(row) })
}

/** What the ranking and the filters read in one go, from the lists of the service. */
function derivedOf({ terms, areas, places }: Ground, whole: Json) {
  const codes = (taxonomy: string) =>
    listOf(whole.attributes).flatMap(one => {
      const found = terms.get(String((one.taxonomy_term as Json | undefined)?.id ?? one.taxonomy_term_id))
      return found?.taxonomy === taxonomy ? [found.code] : []
    })
  const needs = [...new Set(codes('needs'))]
  const served = listOf(whole.service_areas)
    .map(area => columns.areaColumns(area, places))
    .filter(area => area !== null)
  const spoken = listOf(whole.languages)
    .map(columns.languageColumns)
    .filter(one => one !== null)
  return {
    need_codes: needs,
    area_codes: [...new Set(needs.flatMap(code => areas.get(code) ?? []))],
    target_groups: [...new Set(codes('target_groups'))],
    served_places: columns.servedOf(served),
    languages: [...new Set(spoken.map(one => one.code))],
  }
}

const listOf = (given: unknown): Json[] => (Array.isArray(given) ? given.filter(isJson) : [])

/** Writes the rows of a list and answers those that no row can hold. */
async function children(ground: Ground, table: ChildTable, owner: Json, given: unknown): Promise<Json[]> {
  const { places } = ground
  const taken = new Set<unknown>()
  const kept: Json[] = []
  const rows: ChildRow[] = []
  for (const [at, raw] of listOf(given).entries()) {
    const row = columnsOf(ground, table, raw, at)
    const only = row && onlyOnce[table] ? row[onlyOnce[table] as string] : undefined
    if (row === null || (only !== undefined && taken.has(only))) kept.push(raw)
    else {
      taken.add(only)
      rows.push({ columns: row, raw })
    }
  }
  const made: Readonly<Record<ChildTable, (row: never) => Json>> = {
    phone: shape.phoneShape,
    schedule: shape.scheduleShape,
    service_area: row => shape.areaShape(row, places),
    language: shape.languageShape,
    cost_option: shape.costShape,
    service_capacity: shape.capacityShape,
    attribute: shape.attributeShape,
  }
  await saveChildren(ground.use.db, table, owner, rows, made[table])
  return kept
}

const onlyOnce: Partial<Record<ChildTable, string>> = {
  language: 'code',
  service_capacity: 'unit',
  attribute: 'taxonomy_term_id',
}

function columnsOf({ places }: Ground, table: ChildTable, raw: Json, at: number): Json | null {
  switch (table) {
    case 'phone':
      return columns.phoneColumns(raw, at)
    case 'schedule':
      return columns.scheduleColumns(raw)
    case 'service_area':
      return columns.areaColumns(raw, places)
    case 'language':
      return columns.languageColumns(raw)
    case 'cost_option':
      return columns.costColumns(raw, shape.decimalsOf)
    case 'service_capacity':
      return columns.capacityColumns(raw)
    case 'attribute': {
      const id = (raw.taxonomy_term as Json | undefined)?.id ?? raw.taxonomy_term_id
      return typeof id === 'string' ? { taxonomy_term_id: id, link_entity: 'service' } : null
    }
  }
}

async function link({ use }: Ground, planned: Planned): Promise<void> {
  const { id, serviceId, locationId } = planned.entry
  const isNew = planned.what === 'new'
  const raw = merged(planned, [])
  const own = { description: columns.textOf(raw.description) }
  const row = await saveEntry<Hsds['link']>(
    use.db,
    'service_at_location',
    id,
    isNew ? { ...own, service_id: serviceId, location_id: locationId } : own,
    isNew,
  )
  if (!row) throw refuse('directory.not_your_entry')
  await saveOriginal(use.db, 'service_at_location', id, { raw, made: shape.linkShape(row) })
}

async function taxonomy({ use }: Ground, planned: Planned): Promise<void> {
  const { id } = planned.entry
  const raw = merged(planned, [])
  const own = {
    name: String(raw.name),
    description: String(raw.description),
    uri: columns.textOf(raw.uri),
    version: columns.textOf(raw.version),
  }
  const row = await saveEntry<Hsds['taxonomy']>(
    use.db,
    'taxonomy',
    id,
    planned.what === 'new' ? { ...own, code: `hsds:${id}` } : own,
    planned.what === 'new',
  )
  if (row) await saveOriginal(use.db, 'taxonomy', id, { raw, made: shape.taxonomyShape(row) })
}

async function term(ground: Ground, planned: Planned): Promise<void> {
  const { use } = ground
  const { id } = planned.entry
  const isNew = planned.what === 'new'
  const raw = merged(planned, [])
  const above = await taxonomyAbove(ground, raw)
  const parent = typeof raw.parent_id === 'string' ? await findTerm(use, raw.parent_id) : undefined
  const own = { name: String(raw.name), description: String(raw.description), parent_id: parent ?? null }
  const row = await saveEntry<Hsds['term']>(
    use.db,
    'taxonomy_term',
    id,
    isNew ? { ...own, taxonomy_id: above.id, code: `hsds:${id}` } : own,
    isNew,
  )
  if (row) await saveOriginal(use.db, 'taxonomy_term', id, { raw, made: shape.termShape(row, above) })
}

const findTerm = async (use: UseCase, id: string): Promise<string | undefined> =>
  (await use.db.selectFrom('directory.taxonomy_term').select('id').where('id', '=', id).executeTakeFirst())
    ?.id

/** A term may name a taxonomy that its file does not have: one is made for it, and left out again when exported. */
async function taxonomyAbove({ use }: Ground, raw: Json): Promise<Hsds['taxonomy']> {
  const named = (raw.taxonomy_detail as Json | undefined)?.id ?? raw.taxonomy_id
  const find = (id: string) =>
    use.db.selectFrom('directory.taxonomy').selectAll().where('id', '=', id).executeTakeFirst()
  const there = typeof named === 'string' ? await find(named) : undefined
  if (there) return there as Hsds['taxonomy']
  const name = columns.textOf(raw.taxonomy) ?? 'Taxonomy'
  const id = typeof named === 'string' ? named : stableId(`taxonomy:${name}`)
  const again = await find(id)
  if (again) return again as Hsds['taxonomy']
  return (await saveEntry<Hsds['taxonomy']>(
    use.db,
    'taxonomy',
    id,
    { code: `hsds:stub:${id}`, name, description: name },
    true,
  )) as Hsds['taxonomy']
}
