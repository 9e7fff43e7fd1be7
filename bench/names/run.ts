// How well and how fast a person is found by name: Hamroh as it is used (import, HTTP, rights, log) and, in the same
// PostgreSQL, trigram search.
//   npm run bench:names -- [DEV.jsonl] [--nonpairs FILE] [--people 100000] [--seed 1] [--every 1] [--trigram-every 20] [--data DIR]
// At a million, on a quiet machine (some ten minutes, 4 GB of disk; the second line searches again without importing):
//   npm run bench:names -- DEV.jsonl --nonpairs PAIRS.jsonl --people 1000000 --trigram-every 50 --data /var/tmp/names
//   npm run bench:names -- DEV.jsonl --nonpairs PAIRS.jsonl --people 1000000 --trigram-every 50 --data /var/tmp/names
// DEV.jsonl: one person a line with several spellings (dev-set.ts); without it, a set of invented ones. The index holds one
// spelling of each and the invented people; all other spellings are queries. `--every 5` asks only every fifth of them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { anyTexts } from './any-text.ts'
import { buildTrigram, sizes, trigramFinder, trigramScore } from './database.ts'
import { type Cluster, type Pair, readLines, wordsWith } from './dev-set.ts'
import { importFile, startHamroh, writePeople } from './hamroh.ts'
import {
  factsOf,
  measurePairs,
  measureSearch,
  ourScore,
  type Query,
  queriesOf,
  type Stored,
} from './measure.ts'
import { invent, inventClusters, ownWords } from './people.ts'
import { spentBetween, spentSoFar } from './processor.ts'
import { lineOf, megabytes, pairLines, spentLine, timesLine } from './report.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    nonpairs: { type: 'string' },
    people: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    every: { type: 'string', default: '1' },
    'trigram-every': { type: 'string', default: '20' },
    // Keeps database and invented people there; a second run on it searches at once.
    data: { type: 'string' },
  },
})
const [devPath] = positionals
const clusters = devPath ? readLines<Cluster>(devPath) : inventClusters(600, 99, ownWords())
const nonpairs = values.nonpairs ? readLines<Pair>(values.nonpairs) : []
const home = values.data ?? mkdtempSync(join(tmpdir(), 'hamroh-bench-'))
const cluster = join(home, 'postgres')
const hamroh = await startHamroh(home)
const client = new pg.Client({ connectionString: hamroh.databaseUrl })
try {
  await client.connect()
  await run(client)
} finally {
  await client.end()
  await hamroh.stop()
  if (values.data === undefined) rmSync(home, { recursive: true, force: true })
}

async function run(client: pg.Client): Promise<void> {
  if (!hamroh.isFilled) await fill(client)
  const bytes = await sizes(client)
  print(
    `index ${megabytes(bytes.index)}, its rows ${megabytes(bytes.table)}, trigram index ${megabytes(bytes.trigram)}; server ${megabytes(process.memoryUsage().rss)}`,
  )
  const queries = every(queriesOf(clusters), Number(values.every))
  await measureSearch(every(queries, 15), hamroh.find)
  await report('Hamroh over HTTP', queries, hamroh.find)
  const known = queries.filter(query => query.facts)
  if (known.length > 0) await report('Hamroh with birth year and district', known, hamroh.find, true)
  await anything()
  await report('pg_trgm 0.3', every(queries, Number(values['trigram-every'])), trigramFinder(client))
  await pairs(client)
}

/** Whatever is typed: answered, and soon. */
async function anything(): Promise<void> {
  const texts = [...anyTexts(500, 200)]
  const queries = texts.map(text => ({ slice: 'anything', text, wanted: -1 }))
  const before = spentSoFar(cluster)
  const { times } = await measureSearch(queries, hamroh.find)
  print(timesLine(`Anything at all, ${texts.length} texts of any script and length, none refused`, times))
  print(spentLine(spentBetween(before, spentSoFar(cluster)), texts.length))
}

async function fill(client: pg.Client): Promise<void> {
  const file = join(home, 'people.jsonl')
  const people = await writePeople(file, everybody())
  const before = spentSoFar(cluster)
  const imported = await importFile(home, file)
  const { database } = spentBetween(before, spentSoFar(cluster))
  rmSync(file)
  const rate = Math.round(people / imported.seconds)
  print(`import of ${people} people: ${imported.seconds.toFixed(0)} s, ${rate} a second`)
  print(
    `processor time of the import: ${imported.processorSeconds.toFixed(0)} s, of the database for it ${(database / 1000).toFixed(0)} s`,
  )
  print(
    `memory of the import: ${imported.peakMegabytes} MB at most, ${imported.earlyMegabytes} MB in its first tenth`,
  )
  await client.query('vacuum analyze people.name_index')
  await buildTrigram(client, everybody())
}

async function pairs(client: pg.Client): Promise<void> {
  for (const line of pairLines('Hamroh', await measurePairs(clusters, nonpairs, ourScore))) print(line)
  // Held apart: nothing was chosen by looking at these, so both halves should agree.
  const half = (odd: number) => clusters.filter((_, at) => at % 2 === odd)
  for (const odd of [0, 1])
    for (const line of pairLines(
      `Hamroh, half ${odd + 1}`,
      await measurePairs(half(odd), every(nonpairs, 2, odd), ourScore),
    ))
      print(line)
  for (const line of pairLines('pg_trgm', await measurePairs(clusters, nonpairs, trigramScore(client))))
    print(line)
}

/** Half of those looked for before the invented people, half behind them: of equal names the older file comes first. */
function* everybody(): Generator<Stored> {
  yield* wanted(0)
  let id = clusters.length
  for (const person of invent(
    Number(values.people),
    Number(values.seed),
    wordsWith(clusters, ownWords(), 1),
  )) {
    yield { id: id++, name: person.name, facts: { birthYear: person.birthYear, district: person.district } }
  }
  yield* wanted(1)
}

function* wanted(odd: number): Generator<Stored> {
  for (const [id, cluster] of clusters.entries()) {
    if (id % 2 !== odd) continue
    const facts = factsOf(cluster, cluster.index)
    yield { id, name: cluster.names[cluster.index]!, ...(facts && { facts }) }
  }
}

async function report(
  title: string,
  queries: readonly Query[],
  find: Parameters<typeof measureSearch>[1],
  withFacts = false,
): Promise<void> {
  const before = spentSoFar(cluster)
  const { figures, times } = await measureSearch(queries, find, withFacts)
  print(timesLine(title, times))
  print(spentLine(spentBetween(before, spentSoFar(cluster)), queries.length))
  for (const line of figures) print(lineOf(line))
}

function every<T>(items: readonly T[], nth: number, from = 0): T[] {
  return items.filter((_, at) => at % nth === from)
}

function print(line: string): void {
  console.log(line)
}
