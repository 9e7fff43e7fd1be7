import type { Kysely } from 'kysely'
import * as store from '../store/hsds.ts'
import { findList, type Listed, type ListFilter, type ListName, type Window } from '../store/hsds-lists.ts'
import type { Tables } from '../tables.gen.ts'
import {
  linkOf,
  organizationOf,
  organizationParts,
  serviceInList,
  serviceOf,
  serviceParts,
  taxonomyOf,
  termOf,
} from './assemble.ts'
import { type Json, known, scalars } from './json.ts'

type Db = Kysely<Tables>

/** How much is told of each entry. */
export interface Depth {
  readonly full?: boolean
  /** Id and day of change alone. */
  readonly minimal?: boolean
  /** Of an organization's services everything instead of their ids and names. */
  readonly fullService?: boolean
  /** For files that are read back. */
  readonly archive?: boolean
}

/** Entries of a list as HSDS objects, with the number after which the next page begins. */
export async function listed(
  db: Db,
  name: ListName,
  filter: ListFilter,
  depth: Depth,
  window: Window,
): Promise<{ contents: Json[]; last: number | null }> {
  const found = await findList(db, name, filter, window)
  const contents = depth.minimal
    ? found.map(minimal)
    : await objects(
        db,
        name,
        found.map(one => one.id),
        depth,
      )
  return { contents, last: found.at(-1)?.listed ?? null }
}

const one = (found: Json | null): Json[] => (found ? [found] : [])
const minimal = ({ id, last_modified }: Listed): Json => ({ id, modified_date: last_modified, last_modified })

export function objects(db: Db, name: ListName, ids: readonly string[], depth: Depth): Promise<Json[]> {
  switch (name) {
    case 'service':
      return services(db, ids, depth)
    case 'organization':
      return organizations(db, ids, depth)
    case 'service_at_location':
      return links(db, ids, depth)
    case 'taxonomy':
      return store.taxonomiesById(db, ids).then(rows => rows.map(taxonomyOf))
    case 'taxonomy_term':
      return terms(db, ids)
  }
}

async function services(db: Db, ids: readonly string[], { full, archive }: Depth): Promise<Json[]> {
  const rows = await store.publicServices(db, ids)
  if (full) {
    const parts = await serviceParts(db, rows)
    return rows.map(row => serviceOf(row, parts, null, archive))
  }
  const parts = await organizationParts(
    db,
    rows.map(row => row.organization_id),
  )
  return rows.map(row => serviceInList(row, parts))
}

async function organizations(
  db: Db,
  ids: readonly string[],
  { full, fullService, archive }: Depth,
): Promise<Json[]> {
  const parts = await organizationParts(db, ids)
  if (!full && !fullService) return ids.flatMap(id => one(organizationOf(id, parts, false)))
  const rows = await store.publicServicesOf(db, ids)
  const nested = fullService ? await serviceParts(db, rows) : null
  const byOrganization = Map.groupBy(rows, row => row.organization_id)
  return ids.flatMap((id): Json[] => {
    const entry = organizationOf(id, parts, true, archive)
    const own = byOrganization.get(id) ?? []
    if (!entry) return []
    const services = own.map(row => (nested ? serviceOf(row, nested, 'organization', archive) : simple(row)))
    return [{ ...entry, services }]
  })
}

const simple = ({ id, name, status, last_modified }: store.Hsds['service']): Json => ({
  id,
  name,
  status,
  last_modified,
})

async function links(db: Db, ids: readonly string[], { full, archive }: Depth): Promise<Json[]> {
  const rows = await store.linksById(db, ids)
  const owners = await store.publicServices(db, [...new Set(rows.map(row => row.service_id))])
  const byId = new Map(owners.map(row => [row.id, row]))
  const parts = await serviceParts(db, owners)
  return rows.flatMap((row): Json[] => {
    const service = byId.get(row.service_id)
    const entry = linkOf(row, parts)
    if (!service || !entry) return []
    if (full) return [{ ...entry, service: serviceOf(service, parts, 'link', archive) }]
    const shown = known({
      ...scalars(entry),
      location: scalars(entry.location as Json),
      service: serviceInList(service, parts),
    })
    return [shown]
  })
}

async function terms(db: Db, ids: readonly string[]): Promise<Json[]> {
  const rows = await store.termsById(db, ids)
  const taxonomies = await store.taxonomiesById(db, [...new Set(rows.map(row => row.taxonomy_id))])
  const byId = new Map(taxonomies.map(row => [row.id, row]))
  return rows.map(row => termOf(row, byId))
}
