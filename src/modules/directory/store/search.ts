import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.gen.ts'

type Db = Kysely<Tables>

/** Of each list one tag must be there; asked are the best `most`, those verified last first. */
export interface Question {
  readonly all: readonly (readonly string[])[]
  readonly most: number
}

/** What a service may be found by: its tags as the migration 20261123_0700 lists them. */
export interface Entry {
  readonly id: string
  /** Day of the last verification, counted from 2000; 0 never. */
  readonly quality: number
  readonly tags: ReadonlySet<string>
}

/** The answers to several questions, each service once; only those that the actor may see. */
export async function findEntries(
  db: Db,
  questions: readonly Question[],
  onlyActive: boolean,
): Promise<Entry[]> {
  const frequent = await frequentTags(db)
  const asked = questions.map(({ all, most }) => ({ terms: termsOf(all), most, rare: isRare(all, frequent) }))
  const { rows } = await sql<{ service_id: string; quality: number; tags: string }>`
    select * from directory.search_candidates(${JSON.stringify(asked)}::jsonb, ${onlyActive})`.execute(db)
  const entries = new Map<string, Entry>()
  for (const { service_id: id, quality, tags } of rows)
    if (!entries.has(id)) entries.set(id, { id, quality, tags: new Set(tags.split(' ')) })
  return [...entries.values()]
}

/** `('n:legal.wages') & ('s:TJ' | 'p:TJ')`; a tag that could end its quotes stands in no entry either. */
function termsOf(all: Question['all']): string {
  return all
    .map(tags => tags.filter(tag => !/[\s'\\]/.test(tag)).map(tag => `'${tag}'`))
    .map(tags => `(${tags.length > 0 ? tags.join(' | ') : "'-'"})`)
    .join(' & ')
}

/** Ids alone, the last verified first: where nothing was typed there is nothing to judge. */
export async function findEntryIds(db: Db, { all, most }: Question): Promise<string[]> {
  const asked = [{ terms: termsOf(all), most, rare: isRare(all, await frequentTags(db)) }]
  const { rows } = await sql<{ service_id: string }>`
    select service_id from directory.search_candidates(${JSON.stringify(asked)}::jsonb, false)`.execute(db)
  return rows.map(row => row.service_id)
}

interface Frequent {
  readonly until: number
  readonly entries: number
  readonly shares: ReadonlyMap<string, number>
}

let kept: Frequent | undefined
const keptFor = 300_000

/** A hint for the planner only, so it may be some minutes old. */
async function frequentTags(db: Db): Promise<Frequent> {
  if (kept && kept.until > performance.now()) return kept
  const { rows } = await sql<{ tag: string | null; share: number; entries: number }>`
    select * from directory.search_frequent()`.execute(db)
  const shares = new Map(rows.flatMap(({ tag, share }) => (tag === null ? [] : [[tag, share] as const])))
  kept = { until: performance.now() + keptFor, entries: rows[0]?.entries ?? 0, shares }
  return kept
}

function isRare(all: Question['all'], { entries, shares }: Frequent): boolean {
  const share = all.reduce(
    (product, tags) =>
      product *
      Math.min(
        1,
        tags.reduce((sum, tag) => sum + (shares.get(tag) ?? 0), 0),
      ),
    1,
  )
  return share * entries < 2500
}

/** Words of the directory, folded, that begin with one of these. */
export async function findWords(db: Db, beginnings: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select * from directory.search_words(${beginnings}::text[]) as found(word)`.execute(db)
  return rows.map(({ word }) => word)
}
