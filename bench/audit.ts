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

/** Processor time of this process is what counts: others use the machine too. Memory is looked at all the time. */
const timed = async <T>(what: string, work: (progress: (done: number) => void) => Promise<T>): Promise<T> => {
  const mega = (bytes: number) => Math.round(bytes / 1_000_000)
  const start = performance.now()
  const before = process.cpuUsage()
  let peak = 0
  const quarters = [0, 0, 0, 0]
  let done = 0
  const look = () => {
    const { rss } = process.memoryUsage()
    peak = Math.max(peak, rss)
    const quarter = Math.min(3, Math.floor((done / lines) * 4))
    quarters[quarter] = Math.max(quarters[quarter] ?? 0, rss)
  }
  const timer = setInterval(look, 50)
  const value = await work(at => {
    look()
    done = at
  })
  clearInterval(timer)
  look()
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(before)
  const cpu = (user + system) / 1_000_000
  process.stdout.write(
    `${what}: ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of processor time, ${Math.round(lines / cpu)} lines for each, at most ${mega(peak)} MB (${quarters.map(mega).join(', ')} by quarters)\n`,
  )
  return value
}

const verify = (progress: (done: number) => void) => verifyChain(app.engine, organisationId, [], progress)
await timed('sealed', () => sealOrganisation(app.engine, organisationId))
const { faultCount, waiting } = await timed('verified', verify)
process.stdout.write(`faults ${faultCount}, waiting ${waiting}\n`)

const idOf = (n: number) => `018f0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const at = (part: number) => idOf(Math.floor(lines * part))
await owner.query(`update platform.audit_line set action = 'cases.update' where id = $1`, [at(0.1)])
await owner.query('delete from platform.audit_line where id = $1', [at(0.4)])
await owner.query(
  `insert into platform.audit_line (organisation_id, id, at, actor_kind, action, thing_kind, request_id, written_in)
   select organisation_id, gen_random_uuid(), at, actor_kind, action, thing_kind, request_id, written_in from platform.audit_line where id = $1`,
  [at(0.6)],
)
const [one, other] = [at(0.7), at(0.9)]
for (const [from, to] of [
  [one, idOf(0)],
  [other, one],
  [idOf(0), other],
])
  await owner.query('update audit.seal set line_id = $3 where organisation_id = $1 and line_id = $2', [
    organisationId,
    from,
    to,
  ])
const found = await timed('verified with one changed, one removed, one put in, two exchanged', verify)
process.stdout.write(
  `${found.faults.map(fault => `${fault.kind} ${fault.number ?? ''}`.trim()).join(', ')}\n`,
)
await owner.end()
await app.stop()
rmSync(directory, { recursive: true, force: true })
