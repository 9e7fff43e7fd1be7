import { createHash } from 'node:crypto'
import type { UseCase } from '#platform/use-case.ts'
import { mayWrite } from '../domain/policy.ts'
import * as store from '../store/hsds.ts'
import {
  locationOf,
  organizationOf,
  organizationParts,
  serviceOf,
  serviceParts,
  taxonomyOf,
  termOf,
} from './assemble.ts'
import { type Bundle, type Entry, type EntryKind, entryKinds, type Mistake } from './bundle.ts'
import { checkEntry } from './check.ts'
import { asItCame, isJson, type Json, originalOf, same } from './json.ts'
import { linkShape } from './shape.ts'

export interface FieldChange {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/** What an import would do with one entry. */
export interface Planned {
  readonly entry: Entry
  readonly what: 'new' | 'changed' | 'same' | 'kept'
  readonly name: string
  readonly fields: readonly FieldChange[]
  /** As it is here now; null: not yet here. */
  readonly current: Json | null
  readonly ownerId: string | null
}

export interface Plan {
  readonly planned: readonly Planned[]
  readonly mistakes: readonly Mistake[]
  readonly rest: Bundle['rest']
  /** Names this very plan: what was shown is what is done. */
  readonly hash: string
}

interface Current {
  readonly object: Json
  readonly ownerId: string | null
  readonly organizationId?: string
  /** Loaded from our packs: nobody's file changes it. */
  readonly fixed?: boolean
}

/** Compares every entry of a file with what is here. Writes nothing. */
export async function planOf(use: UseCase, bundle: Bundle): Promise<Plan> {
  const mistakes: Mistake[] = [...bundle.mistakes]
  const planned: Planned[] = []
  const present = new Set<string>()
  for (const kind of entryKinds) {
    const entries = [...bundle.entries.values()].filter(entry => entry.kind === kind)
    if (entries.length === 0) continue
    const there = await current(
      use,
      kind,
      entries.map(entry => entry.id),
    )
    for (const entry of entries) {
      const now = there.get(entry.id) ?? null
      if (entry.loose && now === null) {
        if (await isLinked(use, entry)) continue
        entry.raw = { ...entry.whenNew, ...entry.raw }
      }
      const wrong =
        now === null
          ? [...checkEntry(entry), ...linksMissing(entry, use)]
          : checkEntry({ ...entry, raw: { ...now.object, ...entry.raw } })
      if (now === null && wrong.length === 0) wrong.push(...(await parentsMissing(use, entry, present)))
      const moved =
        now !== null &&
        entry.organizationId !== undefined &&
        now.organizationId !== undefined &&
        now.organizationId !== entry.organizationId
      if (moved && kind === 'service')
        wrong.push({ where: entry.where, path: 'organization', code: 'other_organization' })
      mistakes.push(...wrong)
      if (wrong.length > 0) continue
      present.add(`${kind}:${entry.id}`)
      planned.push(judge(use, entry, now, mistakes))
    }
  }
  const told = planned.map(one => [one.entry.kind, one.entry.id, one.what, one.fields])
  const hash = createHash('sha256')
    .update(JSON.stringify([told, mistakes, bundle.rest]))
    .digest('hex')
    .slice(0, 32)
  return { planned, mistakes, rest: bundle.rest, hash }
}

function judge(use: UseCase, entry: Entry, now: Current | null, mistakes: Mistake[]): Planned {
  const name = String(entry.raw.name ?? now?.object.name ?? '')
  const base = { entry, name, current: now?.object ?? null, ownerId: now?.ownerId ?? null }
  if (now === null) return { ...base, what: 'new', fields: [] }
  const fields = now.fixed ? [] : differences(now.object, entry)
  if (fields.length === 0) return { ...base, what: 'same', fields }
  const open = entry.kind === 'taxonomy' || entry.kind === 'taxonomy_term'
  if (!open && !mayWrite(use.actor, now.ownerId)) {
    mistakes.push({ where: entry.where, path: '', code: 'not_your_entry' })
    return { ...base, what: 'kept', fields }
  }
  // Only what is different is written, so that the rest keeps its ids.
  if (entry.loose)
    entry.raw = { id: entry.id, ...Object.fromEntries(fields.map(({ field, after }) => [field, after])) }
  return { ...base, what: 'changed', fields }
}

/** What a new entry belongs to must be in the file, without mistake, or here. */
async function parentsMissing(use: UseCase, entry: Entry, present: ReadonlySet<string>): Promise<Mistake[]> {
  const parents: [EntryKind, string | undefined][] =
    entry.kind === 'service_at_location'
      ? [
          ['service', entry.serviceId],
          ['location', entry.locationId],
        ]
      : [['organization', entry.organizationId]]
  const missing: Mistake[] = []
  for (const [kind, id] of parents)
    if (id !== undefined && !present.has(`${kind}:${id}`) && (await current(use, kind, [id])).size === 0)
      missing.push({ where: entry.where, path: `${kind}_id`, code: 'refers_to_nothing' })
  return missing
}

/** A new entry says what it belongs to. */
function linksMissing(entry: Entry, use: UseCase): Mistake[] {
  const { where } = entry
  if (entry.kind === 'organization')
    return mayWrite(use.actor, null) ? [] : [{ where, path: '', code: 'not_your_entry' }]
  if ((entry.kind === 'service' || entry.kind === 'location') && entry.organizationId === undefined)
    return [{ where, path: 'organization_id', code: 'required' }]
  if (entry.kind === 'service_at_location')
    return (['serviceId', 'locationId'] as const)
      .filter(key => entry[key] === undefined)
      .map(key => ({ where, path: key === 'serviceId' ? 'service_id' : 'location_id', code: 'required' }))
  return []
}

// When it changed there, and links, which are entries of their own.
const notCompared = new Set(['last_modified', 'service_at_locations'])

/** Only what the file tells is compared: what it does not mention stays as it is. */
function differences(now: Json, { raw, loose, scope }: Entry): FieldChange[] {
  return Object.keys(raw)
    .filter(key => !notCompared.has(key))
    .flatMap(field => {
      const [before, after] = [now[field], raw[field]]
      const told = scope?.[field]
      if (!told || !Array.isArray(before))
        return (loose ? says(before, after) : alike(before, after, field))
          ? []
          : [{ field, before: before ?? null, after }]
      if (says(before.filter(told), after)) return []
      return [{ field, before, after: [...(after as Json[]), ...before.filter(one => !told(one))] }]
    })
}

/** A list does not know the ids of links: the same service at the same address is the same link. */
async function isLinked(use: UseCase, { kind, serviceId, locationId }: Entry): Promise<boolean> {
  if (kind !== 'service_at_location' || !serviceId || !locationId) return false
  return (await store.linkBetween(use.db, serviceId, locationId)) !== undefined
}

/** Whether what is there says all that is given, whatever more it says; ids aside. */
function says(there: unknown, given: unknown): boolean {
  if (Array.isArray(given))
    return (
      Array.isArray(there) &&
      there.length === given.length &&
      given.every(one => there.some(other => says(other, one)))
    )
  if (!isJson(given)) return same(there, given)
  return isJson(there) && Object.keys(given).every(key => key === 'id' || says(there[key], given[key]))
}

// By what a row names what it belongs to, or tells its term again: nested in it nothing needs to say so.
const owners = new Set([
  'organization_id',
  'service_id',
  'location_id',
  'service_at_location_id',
  'contact_id',
  'phone_id',
  'program_id',
  'unit_id',
  'link_id',
  'link_entity',
  'taxonomy_term_id',
  'taxonomy_term',
  'taxonomy_detail',
  'taxonomy_id',
  'resource_id',
  'resource_type',
])

/** Equal, lists of things with ids in any order; an organization's locations are compared by id. */
function alike(now: unknown, given: unknown, key = ''): boolean {
  if (owners.has(key) && (now === undefined || given === undefined)) return true
  // A cell of a table cannot tell an empty text from none.
  if ((now ?? '') === '' && (given ?? '') === '') return true
  if (Array.isArray(now) && Array.isArray(given)) {
    const ids = (list: readonly unknown[]) => list.map(one => (isJson(one) ? one.id : one)).sort()
    if (key === 'locations') return same(ids(now), ids(given))
    if (now.length !== given.length) return false
    const [a, b] = [byId(now), byId(given)]
    return a.every((one, at) => alike(one, b[at]))
  }
  if (!isJson(now) || !isJson(given)) return same(now, given)
  return [...new Set([...Object.keys(now), ...Object.keys(given)])].every(one =>
    alike(now[one], given[one], one),
  )
}

const byId = (list: readonly unknown[]): readonly unknown[] =>
  list.every(one => isJson(one) && typeof one.id === 'string')
    ? (list as readonly { id: string }[]).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    : list

async function current(use: UseCase, kind: EntryKind, ids: readonly string[]): Promise<Map<string, Current>> {
  const { db } = use
  switch (kind) {
    case 'organization': {
      const parts = await organizationParts(db, ids)
      return new Map(
        [...parts.organizations.values()].map(row => [
          row.id,
          { object: organizationOf(row.id, parts, true, true) as Json, ownerId: row.owner_id },
        ]),
      )
    }
    case 'service': {
      const rows = await store.servicesById(db, ids)
      const parts = await serviceParts(db, rows)
      return new Map(
        rows.map(row => [
          row.id,
          {
            object: serviceOf(row, parts, 'link', true),
            ownerId: row.owner_id,
            organizationId: row.organization_id,
          },
        ]),
      )
    }
    case 'location': {
      const { places } = await organizationParts(db, [])
      const rows = await store.locationsById(db, ids)
      return new Map(
        rows.map(row => [
          row.id,
          { object: locationOf(row, places), ownerId: row.owner_id, organizationId: row.organization_id },
        ]),
      )
    }
    case 'service_at_location': {
      const rows = await store.linksById(db, ids)
      const services = new Map(
        (
          await store.servicesById(
            db,
            rows.map(row => row.service_id),
          )
        ).map(row => [row.id, row.owner_id]),
      )
      return new Map(
        rows.map(row => [
          row.id,
          {
            object: asItCame(linkShape(row), originalOf(row.hsds)),
            ownerId: services.get(row.service_id) ?? null,
          },
        ]),
      )
    }
    case 'taxonomy': {
      const rows = await store.taxonomiesById(db, ids)
      return new Map(
        rows.map(row => [
          row.id,
          { object: taxonomyOf(row), ownerId: null, fixed: !row.code.startsWith('hsds:') },
        ]),
      )
    }
    case 'taxonomy_term': {
      const rows = await store.termsById(db, ids)
      const taxonomies = new Map(
        (
          await store.taxonomiesById(
            db,
            rows.map(row => row.taxonomy_id),
          )
        ).map(row => [row.id, row]),
      )
      return new Map(
        rows.map(row => [
          row.id,
          { object: termOf(row, taxonomies), ownerId: null, fixed: !row.code.startsWith('hsds:') },
        ]),
      )
    }
  }
}
