/**
 * The programme's pages over many groups. By hand: `node bench/savings-programme.ts [groups] [meetings]` (5,000 groups of
 * 24 meetings). Its own PostgreSQL; rows are written straight into the tables, the requests go through the application.
 * Says milliseconds, and the processor's milliseconds of this process (the database's are not in it).
 */
import '#platform/tsx.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { type Role, systemActor } from '#lib/actor.ts'
import { readConfig } from '#platform/config.ts'
import { silentLog } from '#platform/log.ts'

const { createApp } = await import('../src/app.ts')
const { createMember, openSession } = await import('#modules/accounts/index.ts')
const { createOrganisation } = await import('#modules/organisations/index.ts')

const [groups = 5000, meetings = 24] = process.argv.slice(2).map(Number)
const directory = mkdtempSync(join(tmpdir(), 'hamroh-bench-'))
const config = readConfig({ HAMROH_DATA: directory, HAMROH_DEMO: '0', PORT: '0', HAMROH_HOST: '127.0.0.1' })
const app = await createApp(config, { log: silentLog })

const organisation = {
  slug: 'bench',
  name: 'Bench',
  kind: 'support_centre',
  country: 'TJ',
  timeZone: 'Asia/Dushanbe',
} as const

const { manager, agent } = await app.engine.as(systemActor(null), async use => {
  const organisationId = await createOrganisation(use, organisation)
  await use.become(systemActor(organisationId))
  const member = async (role: Role, index: number) => {
    const user = {
      email: `${role}${index}@example.org`,
      name: `${role} ${index}`,
      locale: 'en',
      passwordHash: 'x',
    }
    const userId = await createMember(use, organisationId, { ...user, roles: [role], teamIds: [] })
    return { userId, token: (await openSession(use, userId, organisationId)).token }
  }
  const manager = await member('programme_manager', 0)
  const agents = []
  for (let index = 0; index < 50; index++) agents.push(await member('field_agent', index))
  const ids = agents.map(({ userId }) => userId)
  await fill(use.db, organisationId, ids)
  return { manager, agent: agents[0] as { userId: string; token: string } }
})

async function fill(db: Kysely<object>, organisationId: string, agents: readonly string[]) {
  await sql`insert into savings.group (organisation_id, id, name, village, currency, public_key, agent_id, registered_at, kind,
      district_id, meetings, meetings_kept, last_on, heard_at, members_counted, women_counted, counted_on, figures)
    select ${organisationId}::uuid, gen_random_uuid(), 'Group ' || n, 'Village ' || n % 400, 'TJS', repeat('0', 64),
      (${agents}::uuid[])[1 + n % 50], now() - interval '2 years', 'cbsg', 'TJ.02.82212' || (10 + n % 40), ${meetings}, ${meetings},
      current_date - (n % 60), now() - (n % 60) * interval '1 day', 18, 15, current_date,
      '{"members":18,"savings":500000,"loanFund":100000,"socialFund":9000,"lent":400000,"stamps":500,"cycle":1}'
    from generate_series(1, ${groups}) n`.execute(db)
  await sql`insert into savings.meeting
    select g.organisation_id, g.id, k, repeat('0', 64), k, 1 + k / 13, g.last_on - (${meetings} - k) * 15, false,
      g.last_on - (${meetings} - k % 13) * 15, now(), 18, 18, 17, 1, 6, 7, k * 40, k * 40000, k * 1500, k * 10000, k * 900,
      k * 31500, k * 900, k * 18, k * 16, k, k * 60000, 0, 0, null, null, null, null
    from savings.group g cross join generate_series(1, ${meetings}) k`.execute(db)
  await sql`analyze savings.group`.execute(db)
  await sql`analyze savings.meeting`.execute(db)
}

async function measure(name: string, who: { token: string }, url: string): Promise<void> {
  const times: number[] = []
  const before = process.cpuUsage()
  let bytes = 0
  for (let turn = 0; turn < 7; turn++) {
    const start = performance.now()
    const headers = { authorization: `Bearer ${who.token}` }
    const reply = await app.server.inject({ method: 'GET', url: `/api/v1${url}`, headers })
    if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.statusCode} ${reply.body}`)
    times.push(performance.now() - start)
    bytes = reply.rawPayload.length
  }
  const { user, system } = process.cpuUsage(before)
  times.sort((a, b) => a - b)
  const cpu = Math.round((user + system) / 7000)
  console.log(
    `${name}: ${Math.round(times[3] ?? 0)} ms in the middle of 7, ${cpu} ms of this processor, ${bytes} bytes`,
  )
}

console.log(`${groups} groups, ${groups * meetings} meetings`)
await measure('list, first page', manager, '/savings/groups?limit=50')
await measure('list, searched', manager, '/savings/groups?limit=50&q=Village%20177')
await measure('list of one agent', agent, '/savings/groups?limit=50')
await measure('counts for filters', manager, '/savings/programme')
await measure('figures by agent', manager, '/savings/figures?by=agent')
await measure('figures by district', manager, '/savings/figures?by=district')
await measure('twelve months', manager, '/savings/figures/months')
await measure('the organisation’s report', manager, '/savings/totals')
await measure('one agent’s figures', agent, '/savings/figures?by=cycle')
await measure('export CSV', manager, '/savings/groups.csv?names=true')
await measure('export XLSX', manager, '/savings/groups.xlsx?names=true')
await app.stop()
process.exit(0)
