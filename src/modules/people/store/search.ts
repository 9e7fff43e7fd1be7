import { sql } from 'kysely'
import type { Db } from './people.ts'

const columns = [
  'id',
  'reference',
  'names',
  'sex',
  'birth_year',
  'place_id',
  'place_text',
  'source_ref',
] as const

export interface FoundRow {
  readonly id: string
  readonly reference: string
  readonly names: unknown
  readonly sex: string | null
  readonly birth_year: number | null
  readonly place_id: string | null
  readonly place_text: string | null
  /** The key under which a sender imported them. */
  readonly source_ref: string | null
}

/** What a result shows, of those of these persons whom the actor may see. */
export const findShown = (db: Db, organisationId: string, ids: readonly string[]): Promise<FoundRow[]> =>
  db
    .selectFrom('people.person')
    .select(columns)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()

export const findByReference = (
  db: Db,
  organisationId: string,
  reference: string,
): Promise<FoundRow | undefined> =>
  db
    .selectFrom('people.person')
    .select(columns)
    .where('organisation_id', '=', organisationId)
    .where('reference', '=', reference)
    .executeTakeFirst()
