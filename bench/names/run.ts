// How well and how fast a person is found by name, in a real PostgreSQL, beside trigram search in the same run.
//   node bench/names/run.ts DEV.jsonl [--nonpairs FILE] [--people 100000] [--seed 1] [--trigram-every 1] [--data DIR]
// DEV.jsonl: one person a line with several spellings (see dev-set.ts). The index holds one spelling of each and the invented
// people; all other spellings are queries. `--trigram-every 10` asks trigram search only every tenth query, for large runs.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { startEmbeddedDatabase } from '../../src/platform/db/embedded.ts'
import { build, ourFinder, trigramFinder, trigramScore } from './database.ts'
import { type Cluster, type Pair, readLines, wordsWith } from './dev-set.ts'
import {
  type Figures,
  factsOf,
  measurePairs,
  measureSearch,
  ourScore,
  type PairFigures,
  percentile,
  type Query,
  queriesOf,
  type Stored,
} from './measure.ts'
import { invent, ownWords } from './people.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    nonpairs: { type: 'string' },
    people: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    'trigram-every': { type: 'string', default: '1' },
    data: { type: 'string' },
  },
})
const devPath = positionals[0]
if (!devPath) {
  console.error('Say which file of spellings to use: node bench/names/run.ts DEV.jsonl')
  process.exit(2)
}

const clusters = readLines<Cluster>(devPath)
const nonpairs = values.nonpairs ? readLines<Pair>(values.nonpairs) : []
const home = values.data ?? mkdtempSync(join(tmpdir(), 'hamroh-bench-'))
const database = await startEmbeddedDatabase(home, {
  flags: ['-c', 'shared_buffers=512MB', '-c', 'max_wal_size=4GB'],
})
const client = new pg.Client({ connectionString: database.url })
try {
  await client.connect()
  await run(client)
} finally {
  await client.end()
  await database.stop()
  if (!values.data) rmSync(home, { recursive: true, force: true })
}

async function run(client: pg.Client): Promise<void> {
  const built = await build(client, everybody())
  const rate = Math.round(built.people / (built.importSeconds + built.indexSeconds))
  print(
    `people ${built.people}; import ${built.importSeconds.toFixed(1)} s + index ${built.indexSeconds.toFixed(1)} s (${rate} a second)`,
  )
  print(
    `index ${megabytes(built.indexBytes)}, table ${megabytes(built.tableBytes)}, trigram index ${megabytes(built.trigramIndexBytes)}; process ${megabytes(process.memoryUsage().rss)}`,
  )
  const queries = queriesOf(clusters)
  const warm = queries.filter((_, at) => at % 20 === 0)
  await client.query('set enable_seqscan = off')
  await measureSearch(warm, ourFinder(client))
  await report('Hamroh', queries, ourFinder(client))
  await report(
    'Hamroh with birth year and district',
    queries.filter(query => query.slice === 'gen'),
    ourFinder(client),
    true,
  )
  const every = Number(values['trigram-every'])
  await report(
    'pg_trgm 0.3',
    queries.filter((_, at) => at % every === 0),
    trigramFinder(client),
  )
  showPairs('Hamroh', await measurePairs(clusters, nonpairs, ourScore))
  showPairs('pg_trgm', await measurePairs(clusters, nonpairs, trigramScore(client)))
}

function* everybody(): Generator<Stored> {
  let id = 0
  for (const cluster of clusters) {
    const facts = factsOf(cluster, cluster.index)
    yield { id: id++, name: cluster.names[cluster.index]!, ...(facts && { facts }) }
  }
  for (const person of invent(
    Number(values.people),
    Number(values.seed),
    wordsWith(clusters, ownWords(), 1),
  )) {
    yield { id: id++, name: person.name, facts: { birthYear: person.birthYear, district: person.district } }
  }
}

async function report(
  title: string,
  queries: readonly Query[],
  find: Parameters<typeof measureSearch>[1],
  withFacts = false,
): Promise<void> {
  const { figures, times } = await measureSearch(queries, find, withFacts)
  print(
    `\n${title}: p50 ${ms(times, 0.5)} ms, p95 ${ms(times, 0.95)} ms, p99 ${ms(times, 0.99)} ms, mean ${(times.reduce((sum, time) => sum + time, 0) / times.length).toFixed(2)} ms`,
  )
  for (const line of figures) print(lineOf(line))
}

function lineOf(figures: Figures): string {
  const { slice, queries, recall1, recall10, meanReciprocal } = figures
  return `  ${slice.padEnd(12)} ${String(queries).padStart(5)}  recall@1 ${percent(recall1)}  recall@10 ${percent(recall10)}  MRR ${meanReciprocal.toFixed(3)}`
}

function showPairs(title: string, figures: PairFigures): void {
  print(
    `\n${title}, pairs: F1 ${figures.f1.toFixed(3)} at ${figures.threshold} (precision ${figures.precision.toFixed(3)}, recall ${figures.recall.toFixed(3)})`,
  )
  print(
    `  passed: ${Object.entries(figures.passed)
      .map(([kind, share]) => `${kind} ${percent(share)}`)
      .join(', ')}`,
  )
}

function ms(times: readonly number[], share: number): string {
  return percentile(times, share).toFixed(1)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}

function print(line: string): void {
  console.log(line)
}
