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
    // A merged file's reference finds the kept file.
    .where(
      'id',
      '=',
      sql<string>`(select coalesce(f.kept_id, f.id) from people.person f
        where f.organisation_id = ${organisationId} and f.reference = ${reference})`,
    )
    .executeTakeFirst()

/** Whose paper has this number (letters and figures only, capitals). Only persons the actor may see; the number stays inside. */
export async function findByPaper(db: Db, number: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(p.kept_id, p.id) as id from people.by_paper_number(${number}) as found join people.person p
    on p.organisation_id = platform.organisation_id() and p.id = found`.execute(db)
  return rows.map(row => row.id)
}

/** The persons of the case with this reference, where the actor may see the case; the module of cases answers. */
export async function findByCase(db: Db, reference: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(p.kept_id, p.id) as id from people.persons_of_case(${reference}) as found join people.person p
    on p.organisation_id = platform.organisation_id() and p.id = found`.execute(db)
  return rows.map(row => row.id)
}
