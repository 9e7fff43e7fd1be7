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
  const asked = questions.map(({ all, most }) => ({ terms: termsOf(all), most }))
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

/** Words of the directory, folded, that begin with one of these. */
export async function findWords(db: Db, beginnings: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select * from directory.search_words(${beginnings}::text[]) as found(word)`.execute(db)
  return rows.map(({ word }) => word)
}
