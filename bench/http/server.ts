import '#platform/tsx.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import pg from 'pg'
import { systemActor } from '#lib/actor.ts'
import { readConfig } from '#platform/config.ts'
import { appUrl, createPool, withDatabase } from '#platform/db/connect.ts'
import { runningDatabase } from '#platform/db/embedded.ts'
import { silentLog } from '#platform/log.ts'
import { fill } from './fill.ts'

// The server under load, in a process of its own: Hamroh as it is started by hand, with durable writes, and beside it the
// ceiling: a bare Fastify with one indexed read and one insert in a transaction, on the same database.

const { createApp } = await import('../../src/app.ts')
const { createMember, openSession } = await import('#modules/accounts/index.ts')
const { createOrganisation, createTeam } = await import('#modules/organisations/index.ts')

const casesWanted = Number(process.argv[2] ?? 100_000)
const directory = mkdtempSync(join(tmpdir(), 'hamroh-bench-'))
const config = readConfig({ HAMROH_DATA: directory, HAMROH_DEMO: '0', PORT: '0', HAMROH_HOST: '127.0.0.1' })
const app = await createApp(config, { log: silentLog })

const who = await app.engine.as(systemActor(null), async use => {
  const organisationId = await createOrganisation(use, {
    slug: 'bench',
    name: 'Bench',
    kind: 'hotline',
    country: 'TJ',
    timeZone: 'Asia/Dushanbe',
  })
  await use.become(systemActor(organisationId))
  const team = await createTeam(use, { name: 'Team' })
  const roles = ['operator', 'caseworker', 'supervisor'] as const
  const user = {
    email: 'bench@example.org',
    name: 'Bench',
    locale: 'en',
    passwordHash: '-',
    roles,
    teamIds: [team.id],
  }
  const userId = await createMember(use, organisationId, user)
  const { token } = await openSession(use, userId, organisationId)
  // Who writes is somebody else than who reads: a lawyer's list has forty files, not the thousands that the load opens.
  const writerId = await createMember(use, organisationId, { ...user, email: 'writer@example.org' })
  const writer = await openSession(use, writerId, organisationId)
  return { organisationId, userId, teamId: team.id, token, writerToken: writer.token }
})
const ownerUrl = withDatabase(runningDatabase(directory) as string, 'hamroh')
const owner = new pg.Client({ connectionString: ownerUrl })
await owner.connect()
const readable = await fill(owner, who, casesWanted)
await owner.query(
  'create table public.ceiling (id int primary key, body text); insert into public.ceiling select g, repeat($$x$$, 200) from generate_series(1, 100000) g',
)
await owner.query(
  'create table public.ceiling_write (id bigserial primary key, at timestamptz default now(), body text)',
)
await owner.query(
  'grant select on public.ceiling to hamroh_app; grant select, insert on public.ceiling_write to hamroh_app; grant usage on sequence public.ceiling_write_id_seq to hamroh_app',
)
await owner.query('vacuum analyze')
await owner.end()

const address = await app.listen()
const pool = createPool(appUrl(ownerUrl), 10)
const bare = Fastify()
bare.get('/read', async () => {
  const id = 1 + Math.floor(Math.random() * 100_000)
  return (
    await pool.query({
      name: 'read',
      text: 'select id, body from public.ceiling where id = $1',
      values: [id],
    })
  ).rows[0]
})
bare.post('/write', async request => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query({
      name: 'write',
      text: 'insert into public.ceiling_write (body) values ($1) returning id',
      values: [JSON.stringify(request.body)],
    })
    await client.query('commit')
    return rows[0]
  } finally {
    client.release()
  }
})
const ceiling = await bare.listen({ port: 0, host: '127.0.0.1' })
process.send?.({ address, ceiling, token: who.token, writerToken: who.writerToken, readable })
process.on('message', message => {
  if (message === 'memory') process.send?.({ rss: process.memoryUsage().rss })
})
process.on('disconnect', () => {
  void Promise.all([bare.close(), pool.end(), app.stop()]).finally(() => process.exit(0))
})
