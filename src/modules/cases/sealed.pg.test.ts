import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { openVault } from '#platform/vault/master.ts'
import { organisationsWithKeys, rewrapUnderMaster, rotate } from '#platform/vault/rotate.ts'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
const owner = new pg.Client({ connectionString: app.ownerUrl })
beforeAll(() => owner.connect())
afterAll(() => owner.end())

const organisationId = await app.organisation()
const worker = await app.member(organisationId, ['operator', 'caseworker'])
const supervisor = await app.member(organisationId, ['supervisor'])
const planted = [
  'plantedtitle',
  'plantedstep',
  'plantednote',
  'plantedgoal',
  'plantedtask',
  'plantedpartner',
  'plantedwhy',
]

/** Where one of these words stands in the whole database, as text, as somebody who took it would look. */
async function dumped(words: readonly string[]): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'm') and n.nspname !~ '^(pg_|information_schema)'`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const hits = await owner.query(`select 1 from ${name} t where to_jsonb(t)::text ~* $1 limit 1`, [
      words.join('|'),
    ])
    if (hits.rowCount) found.push(name)
  }
  return found
}

const call = (method: string, path: string, body?: unknown) =>
  app.call(worker, method, path, body, method === 'GET' ? {} : { 'idempotency-key': newId() })

async function aFile(restricted: boolean): Promise<string> {
  const opened = await call('POST', '/cases', {
    ownTitle: 'plantedtitle',
    nextStep: 'plantedstep',
    needs: [{ code: 'legal.wages', partner: 'plantedpartner' }],
    note: 'plantednote one',
    restricted,
  })
  expect(opened.status, JSON.stringify(opened.body)).toBe(201)
  const { id } = opened.body
  await call('POST', `/cases/${id}/notes`, { kind: 'call', text: 'plantednote two' })
  await call('POST', `/cases/${id}/goals`, { text: 'plantedgoal' })
  await call('POST', `/cases/${id}/tasks`, { kind: 'action', text: 'plantedtask', dueOn: '2027-01-01' })
  return id
}

const found = async (text: string): Promise<string[]> =>
  (await call('POST', '/cases/search', { scope: 'all', text })).body.items.map(
    (one: { id: string }) => one.id,
  )

describe('a restricted file', () => {
  test('is read as it was written by those on it, and stands nowhere in the database', async () => {
    const id = await aFile(true)
    const { body } = await call('GET', `/cases/${id}`)
    const read = JSON.stringify(body)
    for (const word of planted.filter(one => one !== 'plantedwhy')) expect(read, word).toContain(word)
    expect(await dumped(planted)).toEqual([])
    const due = JSON.stringify((await call('GET', '/cases/due?days=60')).body)
    expect(due).toContain('plantedtask')
    const listed = (await call('POST', '/cases/search', { scope: 'mine', text: 'PlantedNote' })).body.items
    expect(listed.map((one: { id: string }) => one.id)).toEqual([id])
    expect(listed[0].nextStep).toBe('plantedstep')
    const glass = await app.call(supervisor, 'POST', `/cases/${id}/glass`, { reason: 'plantedwhy' })
    expect(glass.status).toBeLessThan(300)
    expect(JSON.stringify((await app.call(supervisor, 'GET', `/cases/${id}`)).body)).toContain('plantednote')
    expect(await dumped(planted)).toEqual([])
  })

  test('becomes one, and is open again: its words are sealed and opened with it', async () => {
    const id = await aFile(false)
    expect((await dumped(planted)).length).toBeGreaterThan(3)
    const version = async () => (await call('GET', `/cases/${id}`)).body.version
    const close = await call('POST', `/cases/${id}/restrict`, {
      version: await version(),
      restricted: true,
      reason: 'plantedwhy',
    })
    expect(close.status, JSON.stringify(close.body)).toBeLessThan(300)
    expect(await dumped(planted)).toEqual([])
    expect(JSON.stringify((await call('GET', `/cases/${id}`)).body)).toContain('plantedwhy')
    await call('POST', `/cases/${id}/restrict`, {
      version: await version(),
      restricted: false,
      reason: 'open',
    })
    const read = JSON.stringify((await call('GET', `/cases/${id}`)).body)
    for (const word of planted) expect(read, word).toContain(word)
    expect(await dumped(['plantednote'])).toContain('cases.note')
    await call('POST', `/cases/${id}/restrict`, {
      version: await version(),
      restricted: true,
      reason: 'again',
    })
  })

  test('whose words were moved to another row or column does not open', async () => {
    const [a, b] = [await aFile(true), await aFile(true)]
    await owner.query(
      `update cases.case c set own_title = (select o.own_title from cases.case o where o.id = $2) where c.id = $1`,
      [a, b],
    )
    expect((await call('GET', `/cases/${a}`)).status).toBe(500)
    await owner.query('update cases.case set own_title = next_step, next_step = null where id = $1', [a])
    expect((await call('GET', `/cases/${a}`)).status).toBe(500)
    expect((await call('GET', `/cases/${b}`)).status).toBe(200)
    await owner.query('update cases.case set own_title = null where id = $1', [a])
  })

  test('whose key was destroyed is empty for ever, whatever copy of it is kept', async () => {
    const id = await aFile(true)
    const { rows } = await owner.query('select text from cases.note where case_id = $1', [id])
    expect(await found('plantednote')).toContain(id)
    await app.engine.as(systemActor(organisationId), async use => {
      const { sql } = await import('kysely')
      await sql`select platform.destroy_keys(array[${id}]::uuid[])`.execute(use.db)
    })
    expect(rows.length).toBe(2)
    const { body } = await call('GET', `/cases/${id}`)
    expect(JSON.stringify(body)).not.toMatch(/planted/)
    // Not by what a process opened a moment ago either.
    expect(await found('plantednote')).not.toContain(id)
  })

  test('is found by its new words at once, and no longer by the old ones', async () => {
    const id = await aFile(true)
    expect(await found('plantedstep')).toContain(id)
    const { version } = (await call('GET', `/cases/${id}`)).body
    const change = await call('PATCH', `/cases/${id}`, { version, nextStep: 'another' })
    expect(change.status, JSON.stringify(change.body)).toBeLessThan(300)
    expect(await found('plantedstep')).not.toContain(id)
    expect(await found('another')).toContain(id)
    await call('POST', `/cases/${id}/notes`, { id: newId(), kind: 'call', text: 'laternote' })
    expect(await found('laternote')).toContain(id)
    // Somebody who may not see the file does not find it, although this process has it open.
    const other = (await app.call(supervisor, 'POST', '/cases/search', { scope: 'all', text: 'laternote' }))
      .body.items
    expect(other).toEqual([])
  })
})

test('what was restricted before there was sealing is sealed the next night', async () => {
  const id = await aFile(true)
  await owner.query(`update cases.note set text = 'plantednote of before' where case_id = $1`, [id])
  expect(await dumped(planted)).toEqual(['cases.note'])
  await app.engine.as(systemActor(null), async use => use.enqueue('keeping.seal', {}))
  await app.runJobs()
  expect(await dumped(planted)).toEqual([])
  expect(JSON.stringify((await call('GET', `/cases/${id}`)).body)).toContain('plantednote of before')
})

describe('keys', () => {
  test('are rotated in steps that a killed process leaves whole, and the content is the same', async () => {
    const ids = [await aFile(true), await aFile(true)]
    const read = async () =>
      JSON.stringify(await Promise.all(ids.map(async id => (await call('GET', `/cases/${id}`)).body.needs)))
    const before = await read()
    // Killed after the new key and before any subject's key was wrapped by it: both open.
    let killed = false
    await rotate(app.engine, [organisationId], {
      progress: () => {
        if (!killed) {
          killed = true
          throw new Error('killed')
        }
      },
    }).catch(() => {})
    expect(await read()).toBe(before)
    const another = await aFile(true)
    expect(JSON.stringify((await call('GET', `/cases/${another}`)).body)).toContain('plantednote')
    await rotate(app.engine, [organisationId], { begun: true })
    const keys = await owner.query(
      `select count(*)::int as n, count(distinct wrapped_by)::int as by from platform.data_key where organisation_id = $1 and subject_id is not null`,
      [organisationId],
    )
    expect(keys.rows[0].by).toBe(1)
    expect(await read()).toBe(before)
    const old = await owner.query(
      'select 1 from platform.data_key where organisation_id = $1 and retired_at is not null',
      [organisationId],
    )
    expect(old.rowCount).toBe(0)
  })

  test('of organisations are wrapped by a new master key while the old one is still there, and not without either', async () => {
    const id = await aFile(true)
    const [first, second] = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 2).toString('base64')]
    const { masterKeys } = await import('#platform/vault/master.ts')
    const own = [...masterKeys().byId.values()].map(key => key.toString('base64')).join(',')
    const using = (keys: string) => openVault({ dataDirectory: '', masterKeys: keys, masterKeyCommand: null })
    using(`${first},${own}`)
    expect(await rewrapUnderMaster(app.engine)).toBeGreaterThan(0)
    expect(await organisationsWithKeys(app.engine)).toContain(organisationId)
    using(`${second},${first}`)
    expect(JSON.stringify((await call('GET', `/cases/${id}`)).body)).toContain('plantednote')
    await rewrapUnderMaster(app.engine)
    using(second)
    expect(JSON.stringify((await call('GET', `/cases/${id}`)).body)).toContain('plantednote')
    using(own)
  })
})
