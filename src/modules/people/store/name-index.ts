import { sql } from 'kysely'
import type { Db } from './people.ts'

/** One name as it is found: `keys` joined by spaces, so that a batch is a list of plain columns. */
export interface NameEntry {
  readonly personId: string
  readonly nth: number
  readonly sketch: string
  readonly keys: string
  readonly signature: string
}

/** Replaces what these persons are found by. */
export async function indexNames(db: Db, entries: readonly NameEntry[]): Promise<void> {
  const column = <K extends keyof NameEntry>(key: K) => entries.map(entry => entry[key])
  await sql`select people.index_names(${column('personId')}::uuid[], ${column('nth')}::int[], ${column('sketch')}::text[],
    ${column('keys')}::text[], ${column('signature')}::text[])`.execute(db)
}

/** A name of a person made in this transaction, with what else stands in the index. */
export interface NewNameEntry extends NameEntry {
  readonly birthYear: number | null
  readonly sex: string | null
  readonly place: string | null
}

export async function indexNewNames(db: Db, entries: readonly NewNameEntry[]): Promise<void> {
  const column = <K extends keyof NewNameEntry>(key: K) => entries.map(entry => entry[key])
  await sql`select people.index_new_names(${column('personId')}::uuid[], ${column('nth')}::int[], ${column('sketch')}::text[],
    ${column('keys')}::text[], ${column('signature')}::text[], ${column('birthYear')}::int[], ${column('sex')}::text[], ${column('place')}::text[])`.execute(
    db,
  )
}

/** One name of a person the actor may see; places as stored, only where they were asked for. */
export interface CandidateName {
  readonly personId: string
  readonly nth: number
  readonly birthYear: number | null
  readonly sex: string | null
  readonly sketch: string
  readonly placeId: string | null
  readonly placeText: string | null
}

export interface Wanted {
  /** Keys of the whole name, looked up before and beside the others. */
  readonly whole: readonly number[]
  readonly keys: readonly number[]
  /** What the name shares with others, see domain/names/signature.ts. */
  readonly signature: string
  readonly birthYear: number | null
  /** Places come along only where one was asked for. */
  readonly district: string | null
  /** So many names that carry a key are looked at, and so many of them answered. */
  readonly most: number
  readonly kept: number
}

/** The names that share most with what is wanted, of persons the actor may see, and how many were looked at. */
export async function findCandidates(
  db: Db,
  wanted: Wanted,
): Promise<{ names: CandidateName[]; looked: number; cut: boolean }> {
  const { whole, keys, signature, birthYear, district, most, kept } = wanted
  const { rows } = await sql<{ lines: string | null; looked: number | null }>`
    select lines, looked from people.name_candidates(${whole}::int[], ${keys}::int[], ${signature}::bit(128), ${birthYear}::int,
      ${district?.toLowerCase() ?? null}::text, ${most}::int, ${kept}::int)`.execute(db)
  const lines = rows[0]?.lines
  const looked = rows[0]?.looked ?? 0
  return { names: lines ? lines.split('\n').map(candidateOf) : [], looked, cut: looked >= most }
}

function candidateOf(line: string): CandidateName {
  const [personId = '', nth, year, sex, sketch = '', placeId, placeText] = line.split('\t')
  return {
    personId,
    nth: Number(nth),
    birthYear: year ? Number(year) : null,
    sex: sex || null,
    sketch,
    placeId: placeId || null,
    placeText: placeText || null,
  }
}

/** Persons whose names were indexed by an older way of reading them. */
export async function findStale(db: Db, organisationId: string, version: number, most: number) {
  return (
    db
      .selectFrom('people.person')
      .select(['id', 'names', 'birth_year'])
      .where('organisation_id', '=', organisationId)
      // Written out, so that the partial index of stale rows (empty at most times) is used.
      .where('name_keys_version', '<', sql.lit(version))
      .limit(most)
      .forUpdate()
      .skipLocked()
      .execute()
  )
}

export async function markIndexed(db: Db, organisationId: string, ids: readonly string[], version: number) {
  await db
    .updateTable('people.person')
    .set({ name_keys_version: version })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
}
