import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { systemActor } from '#lib/actor.ts'
import { readConfig } from '#platform/config.ts'
import { withDatabase } from '#platform/db/connect.ts'
import { runningDatabase } from '#platform/db/embedded.ts'
import { silentLog } from '#platform/log.ts'
import '#platform/tsx.ts'

// The log as a chain: how fast a million lines are sealed and verified, and how much memory that takes. `node bench/audit.ts
// [lines]`, on an embedded database of its own.

const { createApp } = await import('../src/app.ts')
const { createOrganisation } = await import('#modules/organisations/index.ts')
const { sealOrganisation } = await import('#modules/audit/index.ts')
const { verifyChain } = await import('../src/modules/audit/service/verify.ts')

const lines = Number(process.argv[2] ?? 1_000_000)
const directory = mkdtempSync(join(tmpdir(), 'hamroh-bench-'))
const config = readConfig({ HAMROH_DATA: directory, HAMROH_DEMO: '0', HAMROH_JOBS: '0', PORT: '0' })
const app = await createApp(config, { log: silentLog })
const organisationId = await app.engine.as(systemActor(null), use =>
  createOrganisation(use, {
    slug: 'bench',
    name: 'Bench',
    kind: 'hotline',
    country: 'TJ',
    timeZone: 'Asia/Dushanbe',
  }),
)
const owner = new pg.Client({ connectionString: withDatabase(runningDatabase(directory) ?? '', 'hamroh') })
await owner.connect()
await owner.query(
  `insert into platform.audit_line (organisation_id, id, at, actor_kind, actor_id, action, thing_kind, thing_id, details, request_id)
   select $1, ('018f0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, now(), 'member', gen_random_uuid(), 'cases.read', 'case',
     gen_random_uuid(), '{"throughGlass": false}', 'bench' from generate_series(1, $2::int) n`,
  [organisationId, lines],
)
await owner.query('analyze platform.audit_line')

const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const start = performance.now()
  const value = await work()
  const seconds = (performance.now() - start) / 1000
  const memory = Math.round(process.memoryUsage().rss / 1_000_000)
  process.stdout.write(
    `${what}: ${seconds.toFixed(1)} s, ${Math.round(lines / seconds)} lines a second, ${memory} MB\n`,
  )
  return value
}

await timed('sealed', () => sealOrganisation(app.engine, organisationId))
const { faultCount, waiting } = await timed('verified', () => verifyChain(app.engine, organisationId))
await owner.query(
  `update platform.audit_line set action = 'cases.update' where id = '018f0000-0000-7000-8000-0000000003e8'`,
)
const found = await timed('verified with one changed line', () => verifyChain(app.engine, organisationId))
process.stdout.write(`faults ${faultCount}, waiting ${waiting}; then ${JSON.stringify(found.faults)}\n`)
await owner.end()
await app.stop()
rmSync(directory, { recursive: true, force: true })
