import { isJson, type Json } from './json.ts'

/** The kinds of entries that stand for themselves; everything else hangs on one of them. */
export const entryKinds = [
  'taxonomy',
  'taxonomy_term',
  'organization',
  'location',
  'service',
  'service_at_location',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** One entry of a file, however often and however nested it stood there. */
export interface Entry {
  readonly kind: EntryKind
  readonly id: string
  /** Without other entries in it: what it belongs to is said beside. */
  raw: Json
  /** Where the file tells of it first: `[3].service_at_locations[0]`, or table and line. */
  readonly where: string
  /** From somebody's list: ids of what hangs on it are made up, so only what it says is compared. */
  readonly loose?: boolean
  /** What a new entry needs and the list does not tell. */
  readonly whenNew?: Json
  /** Of a list of the entry, what the file tells about; the rest of it stays. */
  readonly scope?: Readonly<Record<string, (one: Json) => boolean>>
  organizationId?: string | undefined
  serviceId?: string | undefined
  locationId?: string | undefined
}

export interface Mistake {
  readonly where: string
  readonly path: string
  readonly code: string
}

/** A file taken apart: every entry once. */
export interface Bundle {
  readonly entries: ReadonlyMap<string, Entry>
  readonly mistakes: readonly Mistake[]
  /** Rows of tables that hang on nothing; kept, so that nothing is lost. */
  readonly rest: readonly { readonly table: string; readonly row: Json }[]
}

type Links = Partial<Pick<Entry, 'organizationId' | 'serviceId' | 'locationId'>>

/** Takes HSDS objects apart. `kind` names what the outermost ones are; null: seen by what they have. */
export function collector() {
  const entries = new Map<string, Entry>()
  const mistakes: Mistake[] = []

  function put(kind: EntryKind, raw: Json, where: string, links: Links): string | null {
    const { id } = raw
    if (typeof id !== 'string' || !isUuid(id)) {
      mistakes.push({ where, path: 'id', code: id === undefined ? 'required' : 'not_an_id' })
      return null
    }
    const key = `${kind}:${id}`
    const there = entries.get(key)
    const said = Object.fromEntries(Object.entries(links).filter(([, one]) => one !== undefined))
    if (there) Object.assign(there, { raw: { ...there.raw, ...raw } }, said)
    else entries.set(key, { kind, id, raw, where, ...said })
    return id
  }
  const each = (given: unknown, where: string, take: (one: Json, where: string) => unknown) =>
    Array.isArray(given)
      ? given.map((one, at) => (isJson(one) ? take(one, `${where}[${at}]`) : wrong(`${where}[${at}]`)))
      : undefined
  const wrong = (where: string) => void mistakes.push({ where, path: '', code: 'not_an_object' })
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

  function organization(json: Json, where: string): string | null {
    const { services, locations, ...raw } = json
    const organizationId = text(json.id)
    const ids = each(locations, `${where}.locations`, (one, at) => location(one, at, { organizationId }))
    const id = put('organization', ids ? { ...raw, locations: ids.filter(Boolean) } : raw, where, {})
    each(services, `${where}.services`, (one, at) => service(one, at, { organizationId }))
    return id
  }

  function service(json: Json, where: string, links: Links = {}): string | null {
    const { organization: nested, service_at_locations: at, ...own } = json
    // That there are none was said too.
    const raw = Array.isArray(at) ? { ...own, service_at_locations: [] } : own
    const owner = isJson(nested) ? organization(nested, `${where}.organization`) : null
    const organizationId = owner ?? text(json.organization_id) ?? links.organizationId
    const serviceId = text(json.id)
    each(at, `${where}.service_at_locations`, (one, place) => link(one, place, { serviceId, organizationId }))
    each(json.attributes, `${where}.attributes`, (one, place) =>
      isJson(one.taxonomy_term) ? term(one.taxonomy_term, `${place}.taxonomy_term`) : null,
    )
    return put('service', raw, where, { organizationId })
  }

  function link(json: Json, where: string, links: Links = {}): string | null {
    const { service: above, location: below, ...raw } = json
    const nested = isJson(above) ? service(above, `${where}.service`, links) : null
    const serviceId = nested ?? text(json.service_id) ?? links.serviceId
    const organizationId =
      links.organizationId ?? (serviceId && entries.get(`service:${serviceId}`)?.organizationId)
    const place = isJson(below) ? location(below, `${where}.location`, { organizationId }) : null
    return put('service_at_location', raw, where, { serviceId, locationId: place ?? text(json.location_id) })
  }

  /** What a location belongs to by its place in the file counts less than what an organization lists. */
  function location(raw: Json, where: string, { organizationId }: Links): string | null {
    const there = typeof raw.id === 'string' ? entries.get(`location:${raw.id}`) : undefined
    const byList = where.includes('.locations[') ? organizationId : undefined
    return put('location', raw, where, {
      organizationId: byList ?? there?.organizationId ?? organizationId ?? text(raw.organization_id),
    })
  }

  function term(raw: Json, where: string): string | null {
    if (isJson(raw.taxonomy_detail)) put('taxonomy', raw.taxonomy_detail, `${where}.taxonomy_detail`, {})
    return put('taxonomy_term', raw, where, {})
  }

  function any(json: Json, where: string, kind: EntryKind | null = null): void {
    const what = kind ?? kindOf(json)
    if (what === null) return void mistakes.push({ where, path: '', code: 'kind_unknown' })
    if (what === 'taxonomy') put('taxonomy', json, where, {})
    else if (what === 'location') location(json, where, {})
    else ({ organization, service, service_at_location: link, taxonomy_term: term })[what](json, where)
  }

  return { any, entries, mistakes }
}

/** Objects of HSDS do not say what they are; what they have tells it. */
function kindOf(json: Json): EntryKind | null {
  const has = (...keys: string[]) => keys.some(key => json[key] !== undefined)
  if (has('location_type')) return 'location'
  if (has('status')) return 'service'
  if (!has('name') && has('service', 'location', 'service_id', 'location_id')) return 'service_at_location'
  if (has('taxonomy', 'taxonomy_detail', 'taxonomy_id', 'term_uri', 'parent_id', 'code'))
    return 'taxonomy_term'
  const taxonomic = new Set(['id', 'name', 'description', 'uri', 'version', 'metadata'])
  if (has('name') && Object.keys(json).every(key => taxonomic.has(key))) return 'taxonomy'
  return has('name') ? 'organization' : null
}

/** An HSDS file: one object, a list, a page of the API, or a line for each object. */
export function readHsdsJson(content: string, kind: EntryKind | null = null): Bundle {
  const { any, entries, mistakes } = collector()
  const take = (given: unknown, where: string) =>
    isJson(given) ? any(given, where, kind) : void mistakes.push({ where, path: '', code: 'not_an_object' })
  const parsed = parse(content)
  if (parsed === undefined)
    for (const [at, line] of content.split('\n').entries()) {
      if (line.trim() === '') continue
      const one = parse(line)
      if (one === undefined) mistakes.push({ where: `line ${at + 1}`, path: '', code: 'not_json' })
      else take(one, `line ${at + 1}`)
    }
  else if (Array.isArray(parsed)) for (const [at, one] of parsed.entries()) take(one, `[${at}]`)
  else if (isJson(parsed) && Array.isArray(parsed.contents))
    for (const [at, one] of parsed.contents.entries()) take(one, `contents[${at}]`)
  else if (isJson(parsed) && parsed.hamroh_export !== undefined)
    for (const key of ['taxonomies', 'taxonomy_terms', 'organizations'])
      for (const [at, one] of ((parsed[key] ?? []) as unknown[]).entries())
        any(
          one as Json,
          `${key}[${at}]`,
          key === 'taxonomies' ? 'taxonomy' : key === 'organizations' ? 'organization' : 'taxonomy_term',
        )
  else take(parsed, '')
  return { entries, mistakes, rest: [] }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, (key, value) => (key === '__proto__' ? undefined : value))
  } catch {
    return undefined
  }
}

export const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
