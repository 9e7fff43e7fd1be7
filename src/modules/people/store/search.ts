import { sql } from 'kysely'
import type { Db } from './people.ts'

export interface CandidateRow {
  readonly id: string
  readonly reference: string
  readonly names: unknown
  readonly sex: string | null
  readonly birth_year: number | null
  readonly place_id: string | null
  readonly place_text: string | null
}

/** Persons the actor may see that carry any of these keys; see `people.by_name_keys`. */
export async function findByNameKeys(db: Db, keys: readonly string[], most: number): Promise<CandidateRow[]> {
  const { rows } =
    await sql<CandidateRow>`select * from people.by_name_keys(${keys}::text[], ${most})`.execute(db)
  return rows
}

export const findByReference = (
  db: Db,
  organisationId: string,
  reference: string,
): Promise<CandidateRow | undefined> =>
  db
    .selectFrom('people.person')
    .select(['id', 'reference', 'names', 'sex', 'birth_year', 'place_id', 'place_text'])
    .where('organisation_id', '=', organisationId)
    .where('reference', '=', reference)
    .executeTakeFirst()

/** The keys under which a sender imported these persons. */
export async function findSourceRefs(db: Db, organisationId: string, ids: readonly string[]) {
  const rows = await db
    .selectFrom('people.person')
    .select(['id', 'source_ref'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map(row => [row.id, row.source_ref]))
}
