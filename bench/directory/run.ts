import '#platform/tsx.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { readConfig } from '#platform/config.ts'
import { withDatabase } from '#platform/db/connect.ts'
import { runningDatabase } from '#platform/db/embedded.ts'
import { silentLog } from '#platform/log.ts'
import { finderQueries } from '#test/support/finder-queries.ts'
import { fillDirectory } from './fill.ts'

// node --disable-warning=ExperimentalWarning bench/directory/run.ts [services, 100000] [folder of a database to keep]: how long the search of the
// directory takes for what people type, for filters alone, and the proposals for a case; whole requests, in process.

const wanted = Number(process.argv[2] ?? 100_000)
const { createApp } = await import('../../src/app.ts')
const { createMember, openSession } = await import('#modules/accounts/index.ts')
const { createOrganisation } = await import('#modules/organisations/index.ts')

const kept = process.argv[3]
const directory = kept ?? mkdtempSync(join(tmpdir(), 'hamroh-bench-'))
const config = readConfig({ HAMROH_DATA: directory, HAMROH_DEMO: '0', HAMROH_JOBS: '0', PORT: '0' })
const app = await createApp(config, { log: silentLog })
const token = await app.engine.as(systemActor(null), async use => {
  const organisationId = await createOrganisation(use, {
    slug: `bench-${newId().slice(-8)}`,
    name: 'Bench',
    kind: 'hotline',
    country: 'TJ',
    timeZone: 'Asia/Dushanbe',
  })
  await use.become(systemActor(organisationId))
  const userId = await createMember(use, organisationId, {
    email: `${newId().slice(-8)}@example.org`,
    name: 'Bench',
    locale: 'ru',
    passwordHash: '-',
    roles: ['operator'],
    teamIds: [],
  })
  return (await openSession(use, userId, organisationId)).token
})
const owner = new pg.Client({
  connectionString: withDatabase(runningDatabase(directory) as string, 'hamroh'),
})
await owner.connect()
const { rows } = await owner.query<{ count: number }>('select count(*)::int from directory.service')
if ((rows[0]?.count ?? 0) < wanted) {
  console.log(`Filling ${wanted.toLocaleString('en')} services …`)
  const began = performance.now()
  await fillDirectory(owner, wanted)
  await owner.query('vacuum analyze')
  console.log(`filled in ${((performance.now() - began) / 1000).toFixed(0)} s`)
}
await owner.end()

interface Ask {
  readonly path: string
  readonly body: unknown
}
const places = ['TJ.04:dushanbe', 'TJ.02:muminobod', 'KG.08:osh', 'RU.48:moscow', 'KZ.1537272:shymkent']
const pick = <T>(items: readonly T[], n: number) => items[n % items.length] as T
const needs = [
  'legal.wages',
  'health.doctor',
  'documents.passport',
  'shelter.safe_place',
  'education.school_place',
]
const loads: Readonly<Record<string, (n: number) => Ask>> = {
  // What the door itself takes on this machine at this hour: a session, a transaction, the smallest search.
  'ceiling: one service by its need': () => ({
    path: 'search',
    body: { needCodes: ['legal.wages'], limit: 1 },
  }),
  'words, as people type them': n => ({
    path: 'search',
    body: { q: pick(finderQueries, n)[0] },
  }),
  'words and a place': n => ({
    path: 'search',
    body: { q: pick(finderQueries, n)[0], placeId: pick(places, n) },
  }),
  'a need and a place': n => ({
    path: 'search',
    body: { needCodes: [pick(needs, n)], placeId: pick(places, n + 1) },
  }),
  'open now, a need': n => ({ path: 'search', body: { needCodes: [pick(needs, n)], openNow: true } }),
  'nothing at all': () => ({ path: 'search', body: {} }),
  'proposals for a case': n => ({
    path: 'propose',
    body: {
      needCodes: [pick(needs, n)],
      placeId: pick(places, n + 1),
      languages: ['tg'],
      citizenships: ['TJ'],
    },
  }),
  'proposals without a place': n => ({
    path: 'propose',
    body: { needCodes: [pick(needs, n)], languages: ['tg'] },
  }),
}

console.log(`${'ms'.padEnd(36)}${['p50', 'p95', 'p99', 'max'].map(name => name.padStart(8)).join('')}`)
for (const [name, ask] of Object.entries(loads)) {
  const times: number[] = []
  for (let n = 0; n < 400; n++) {
    const { path, body } = ask(n)
    const start = performance.now()
    const reply = await app.server.inject({
      method: 'POST',
      url: `/api/v1/directory/${path}`,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': newId() },
      payload: body as object,
    })
    if (reply.statusCode !== 200) throw new Error(`${name}: ${reply.statusCode} ${reply.body}`)
    // The first hundred warm the caches, as a minute of a day does.
    if (n >= 100) times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(share * times.length))]!.toFixed(1)
  console.log(`${name.padEnd(36)}${[0.5, 0.95, 0.99, 1].map(share => at(share).padStart(8)).join('')}`)
}
await app.stop()
if (!kept) rmSync(directory, { recursive: true, force: true })
