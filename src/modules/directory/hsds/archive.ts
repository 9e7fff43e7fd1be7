import type { UseCase } from '#platform/use-case.ts'
import { taxonomiesById } from '../store/hsds.ts'
import { findList, type ListFilter } from '../store/hsds-lists.ts'
import { findRest } from '../store/hsds-write.ts'
import type { Json } from './json.ts'
import { objects } from './lists.ts'
import { tablesOf } from './tables.ts'

/** Everything public in the directory, as it came: what can be read back without loss. */
export interface Archive {
  readonly organizations: readonly Json[]
  readonly taxonomies: readonly Json[]
  readonly terms: readonly Json[]
}

const whole = { limit: 1_000_000 }

export async function archiveOf({ db }: UseCase, filter: ListFilter = {}): Promise<Archive> {
  const ids = async (name: 'organization' | 'taxonomy' | 'taxonomy_term', one: ListFilter = {}) =>
    (await findList(db, name, one, whole)).map(({ id }) => id)
  const depth = { full: true, fullService: true, archive: true }
  const taxonomyIds = await ids('taxonomy')
  const made = new Set(
    (await taxonomiesById(db, taxonomyIds))
      .filter(row => row.code.startsWith('hsds:stub:'))
      .map(row => row.id),
  )
  return {
    organizations: await objects(db, 'organization', await ids('organization', filter), depth),
    taxonomies: await objects(
      db,
      'taxonomy',
      taxonomyIds.filter(id => !made.has(id)),
      depth,
    ),
    terms: await objects(db, 'taxonomy_term', await ids('taxonomy_term'), depth),
  }
}

export async function tablesOfArchive(use: UseCase, { organizations, taxonomies, terms }: Archive) {
  const rest = (await findRest(use.db)).map(({ resource, row }) => ({ table: resource, row: row as Json }))
  return tablesOf(organizations, taxonomies, terms, rest)
}
