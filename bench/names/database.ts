import { performance } from 'node:perf_hooks'
import type { Client } from 'pg'
import { goodEnough, indexKeys, lookupStages } from '../../src/modules/people/domain/names/keys.ts'
import { parseName } from '../../src/modules/people/domain/names/parts.ts'
import { type Facts, scoreNames } from '../../src/modules/people/domain/names/score.ts'
import type { Finder, Stored } from './measure.ts'
import { write } from './writing.ts'

const batchSize = 2_000
const mostRows = 3_000

export interface Built {
  readonly people: number
  readonly importSeconds: number
  readonly indexSeconds: number
  readonly indexBytes: number
  readonly tableBytes: number
  readonly trigramIndexBytes: number
}

/** Streams people into a table with our keys and, beside them, the Latin text that trigram search needs. */
export async function build(client: Client, people: Iterable<Stored>): Promise<Built> {
  await client.query(`
    create extension if not exists pg_trgm;
    drop table if exists bench_name;
    create table bench_name (id int primary key, name text not null, birth_year int, district text, keys text[] not null);
    drop table if exists bench_trigram;
    create table bench_trigram (id int primary key, latin text not null);
    alter table bench_name alter column keys set statistics 0;
    set maintenance_work_mem = '512MB'`)
  const begun = performance.now()
  const total = await importAll(client, people)
  const imported = performance.now()
  await client.query('create index bench_name_keys on bench_name using gin (keys)')
  const indexed = performance.now()
  await client.query('create index bench_trigram_latin on bench_trigram using gin (latin gin_trgm_ops)')
  await client.query('vacuum analyze bench_name')
  await client.query('vacuum analyze bench_trigram')
  const sizes = await client.query<Record<string, string>>(`
    select pg_relation_size('bench_name_keys') ours, pg_table_size('bench_name') heap, pg_relation_size('bench_trigram_latin') trigram`)
  const row = sizes.rows[0]!
  return {
    people: total,
    importSeconds: (imported - begun) / 1000,
    indexSeconds: (indexed - imported) / 1000,
    indexBytes: Number(row.ours),
    tableBytes: Number(row.heap),
    trigramIndexBytes: Number(row.trigram),
  }
}

async function importAll(client: Client, people: Iterable<Stored>): Promise<number> {
  let batch: Stored[] = []
  let total = 0
  const flush = async () => {
    await client.query(
      `insert into bench_name select id, name, birth_year, district, string_to_array(keys, ' ')
       from unnest($1::int[], $2::text[], $3::int[], $4::text[], $5::text[]) as row (id, name, birth_year, district, keys)`,
      [
        batch.map(({ id }) => id),
        batch.map(({ name }) => name),
        batch.map(({ facts }) => facts?.birthYear ?? null),
        batch.map(({ facts }) => facts?.district ?? null),
        batch.map(({ name }) => indexKeys(name).join(' ')),
      ],
    )
    await client.query('insert into bench_trigram select * from unnest($1::int[], $2::text[])', [
      batch.map(({ id }) => id),
      batch.map(({ name }) => latinOf(name)),
    ])
    total += batch.length
    batch = []
  }
  for (const person of people) {
    if (batch.push(person) === batchSize) await flush()
  }
  if (batch.length > 0) await flush()
  return total
}

interface Row {
  readonly id: number
  readonly name: string
  readonly birth_year: number | null
  readonly district: string | null
}

/** Our way: stage after stage of keys, scored here, until something fits well enough. */
export function ourFinder(client: Client): Finder {
  return async (query, facts) => {
    const asked = parseName(query)
    const scores = new Map<number, number>()
    let best = 0
    for (const [stage, keys] of lookupStages(query).entries()) {
      const found = await client.query<Row>({
        name: 'by-keys',
        text: `select id, name, birth_year, district from bench_name where keys && $1::text[] limit ${mostRows}`,
        values: [keys],
      })
      for (const row of found.rows) {
        if (scores.has(row.id)) continue
        const { score } = scoreNames(asked, row.name, facts && { query: facts, candidate: factsOf(row) })
        scores.set(row.id, score)
        if (score > best) best = score
      }
      if (goodEnough(stage, best)) break
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 10)
      .map(([id]) => id)
  }
}

function factsOf(row: Row): Facts {
  return { birthYear: row.birth_year ?? undefined, district: row.district ?? undefined }
}

/** The usual way: transliterate, trigrams, threshold 0.3, most similar first. */
export function trigramFinder(client: Client): Finder {
  return async query => {
    const found = await client.query<{ id: number }>({
      name: 'by-trigram',
      text: 'select id from bench_trigram where latin % $1 order by similarity(latin, $1) desc, id limit 10',
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
