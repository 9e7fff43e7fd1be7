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
      const wrong = now === null ? [...checkEntry(entry), ...linksMissing(entry, use)] : checkEntry(entry)
      const moved =
        now !== null &&
        entry.organizationId !== undefined &&
        now.organizationId !== undefined &&
        now.organizationId !== entry.organizationId
      if (moved && kind === 'service')
        wrong.push({ where: entry.where, path: 'organization', code: 'other_organization' })
      mistakes.push(...wrong)
      if (wrong.length === 0) planned.push(judge(use, entry, now, mistakes))
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
  const fields = now.fixed ? [] : differences(now.object, entry.raw)
  if (fields.length === 0) return { ...base, what: 'same', fields }
  const open = entry.kind === 'taxonomy' || entry.kind === 'taxonomy_term'
  if (!open && !mayWrite(use.actor, now.ownerId)) {
    mistakes.push({ where: entry.where, path: '', code: 'not_your_entry' })
    return { ...base, what: 'kept', fields }
  }
  return { ...base, what: 'changed', fields }
}

/** A new entry needs what it belongs to: in the file or here. Whether it is here shows when it is written. */
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
function differences(now: Json, given: Json): FieldChange[] {
  return Object.keys(given)
    .filter(key => !notCompared.has(key) && !same(comparable(key, now[key]), comparable(key, given[key])))
    .map(field => ({ field, before: now[field] ?? null, after: given[field] }))
}

/** Lists of things with ids are the same in any order; an organization's locations are compared by id. */
function comparable(key: string, value: unknown): unknown {
  if (!Array.isArray(value)) return value
  if (key === 'locations') return value.map(one => (isJson(one) ? one.id : one)).sort()
  if (!value.every(one => isJson(one) && typeof one.id === 'string')) return value
  return value.toSorted((a: Json, b: Json) => ((a.id as string) < (b.id as string) ? -1 : 1))
}

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
