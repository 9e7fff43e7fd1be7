import type { Client } from 'pg'
import type { Finder, Stored } from './measure.ts'
import { write } from './writing.ts'

// The usual way, in the same PostgreSQL: names written in Latin letters, found by trigrams.

const batchSize = 5_000

export async function buildTrigram(client: Client, people: Iterable<Stored>): Promise<void> {
  await client.query(`
    create extension if not exists pg_trgm;
    drop table if exists public.bench_trigram;
    create table public.bench_trigram (id int primary key, latin text not null);
    set maintenance_work_mem = '256MB'`)
  let batch: Stored[] = []
  const flush = async () => {
    await client.query('insert into public.bench_trigram select * from unnest($1::int[], $2::text[])', [
      batch.map(({ id }) => id),
      batch.map(({ name }) => latinOf(name)),
    ])
    batch = []
  }
  for (const person of people) if (batch.push(person) === batchSize) await flush()
  if (batch.length > 0) await flush()
  await client.query(
    'create index bench_trigram_latin on public.bench_trigram using gin (latin gin_trgm_ops)',
  )
  await client.query('vacuum analyze public.bench_trigram')
}

export interface Sizes {
  readonly index: number
  readonly table: number
  readonly trigram: number
}

/** Bytes: our index with its key, the short rows it leads to, and the trigram index. */
export async function sizes(client: Client): Promise<Sizes> {
  const { rows } = await client.query<Record<string, string>>(`
    select pg_relation_size('people.name_index_keys') + pg_relation_size('people.name_index_pkey') as index,
           pg_table_size('people.name_index') as table, pg_relation_size('public.bench_trigram_latin') as trigram`)
  const row = rows[0]!
  return { index: Number(row.index), table: Number(row.table), trigram: Number(row.trigram) }
}

/** Transliterate, trigrams, threshold 0.3, most similar first. */
export function trigramFinder(client: Client): Finder {
  return async query => {
    const found = await client.query<{ id: number }>({
      name: 'by-trigram',
      text: 'select id from public.bench_trigram where latin % $1 order by similarity(latin, $1) desc, id limit 10',
      values: [latinOf(query)],
    })
    return found.rows.map(row => row.id)
  }
}

export function trigramScore(client: Client): (a: string, b: string) => Promise<number> {
  return async (a, b) => {
    const found = await client.query<{ alike: number }>({
      name: 'alike',
      text: 'select similarity($1, $2) alike',
      values: [latinOf(a), latinOf(b)],
    })
    return found.rows[0]!.alike
  }
}

function latinOf(name: string): string {
  return name
    .toLowerCase()
    .split(/\s+/)
    .map(word => write(word, 'icao'))
    .join(' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
}
