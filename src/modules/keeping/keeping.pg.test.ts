import { strFromU8, unzipSync } from 'fflate'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { ownKey } from '#modules/audit/index.ts'
import { isSignedBy } from '#platform/keys.ts'
import { testApp } from '#test/support/app.ts'
import { exportZip } from './service/export.ts'

const app = await testApp()
const owner = new pg.Client({ connectionString: app.ownerUrl })
beforeAll(() => owner.connect())
afterAll(() => owner.end())

const organisationId = await app.organisation()
const caseworker = await app.member(organisationId, ['operator', 'caseworker'])
const supervisor = await app.member(organisationId, ['supervisor'])
const administrator = await app.member(organisationId, ['administrator'])

// Words that stand nowhere else, to look for what is left of them.
const planted = ['Мадинахон', 'Зелёный', '901112233', 'Xyzzykucha', 'zzewing mashina', 'Nowhereobod']

async function aPersonWithAFile() {
  const person = (
    await app.call(caseworker, 'POST', '/people', {
      names: [{ text: 'Мадинахон Зелёный' }],
      sex: 'female',
      birthYear: 1990,
      placeText: 'Xyzzykucha 5',
      notes: 'zzewing mashina',
      citizenships: ['TJ'],
    })
  ).body
  await app.call(caseworker, 'POST', `/people/${person.id}/ways`, {
    kind: 'phone',
    number: '+992 90 111 22 33',
    coverStory: 'the zzewing mashina is ready',
    whoMayAnswer: 'person',
  })
  const contactId = newId()
  const contact = await app.call(
    caseworker,
    'POST',
    '/contacts',
    {
      id: contactId,
      channel: 'call_in',
      startedAt: '2026-11-20T08:00:00.000Z',
      anonymous: false,
      personId: person.id,
      said: 'Мадинахон from Nowhereobod called',
      needs: ['legal.wages'],
      outcome: 'case_opened',
    },
    { 'idempotency-key': newId() },
  )
  expect(contact.status, JSON.stringify(contact.body)).toBe(201)
  const opened = await app.call(
    caseworker,
    'POST',
    '/cases',
    {
      contactId,
      persons: [{ personId: person.id, part: 'client' }],
      needs: [{ code: 'legal.wages' }],
      note: 'Мадинахон lives in Xyzzykucha',
    },
    { 'idempotency-key': newId() },
  )
  expect(opened.status, JSON.stringify(opened.body)).toBe(201)
  return { personId: person.id as string, caseId: opened.body.id as string }
}

async function close(caseId: string) {
  const { body } = await app.call(caseworker, 'GET', `/cases/${caseId}`)
  for (const need of body.needs)
    await app.call(caseworker, 'PATCH', `/cases/${caseId}/needs/${need.id}`, {
      version: need.version,
      status: 'met',
    })
  const now = (await app.call(caseworker, 'GET', `/cases/${caseId}`)).body
  const done = await app.call(caseworker, 'POST', `/cases/${caseId}/close`, {
    version: now.version,
    summary: 'Xyzzykucha paid',
  })
  expect(done.status, JSON.stringify(done.body)).toBeLessThan(300)
}

/** Where in the whole database one of the planted words still stands. */
async function traces(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)' and c.relname !~ 'migration'`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const hits = await owner.query(`select 1 from ${name} t where to_jsonb(t)::text ~ $1 limit 1`, [
      planted.join('|'),
    ])
    if (hits.rowCount) found.push(name)
  }
  return found
}

test('a person who asks for it is erased after another one approved: no word is left in any table, and a proof says how much', async () => {
  const { personId, caseId } = await aPersonWithAFile()
  expect((await traces()).length).toBeGreaterThan(3)

  const early = await app.call(caseworker, 'POST', `/people/${personId}/erasures`, { askedBy: 'person' })
  expect(early.body.code).toBe('keeping.still_open')
  await close(caseId)
  const asked = await app.call(caseworker, 'POST', `/people/${personId}/erasures`, {
    askedBy: 'person',
    note: 'Мадинахон wants it',
  })
  expect(asked.status).toBe(201)
  const again = await app.call(caseworker, 'POST', `/people/${personId}/erasures`, { askedBy: 'person' })
  expect(again.body.code).toBe('keeping.already_asked')
  const own = await app.call(caseworker, 'POST', `/erasures/${asked.body.id}/decision`, {
    version: 1,
    decision: 'approve',
  })
  expect(own.status).toBe(403)
  const decided = await app.call(supervisor, 'POST', `/erasures/${asked.body.id}/decision`, {
    version: 1,
    decision: 'approve',
  })
  expect(decided.body).toMatchObject({ state: 'approved' })
  await app.runJobs()

  expect(await traces()).toEqual([])
  const { body: proof } = await app.call(supervisor, 'GET', `/erasures/${asked.body.id}/proof`)
  expect(proof.counts).toMatchObject({
    names: 1,
    numbers: 1,
    safe_way: 1,
    contacts: 1,
    cases: 1,
    case_notes: 1,
  })
  expect(isSignedBy(ownKey().publicKey, proof.keyId, proof.text, proof.signature)).toBe(true)
  const { body: left } = await app.call(caseworker, 'GET', `/people/${personId}`)
  expect(left).toMatchObject({ names: [], sex: 'female', birthYear: 1990 })
  const late = await app.call(caseworker, 'POST', `/people/${personId}/erasures`, { askedBy: 'person' })
  expect(late.body.code).toBe('keeping.already_erased')
})

test('a hold by law stops it, also after it was approved, until it is ended', async () => {
  const person = (await app.call(caseworker, 'POST', '/people', { names: [{ text: 'Held Example' }] })).body
  const refused = await app.call(caseworker, 'POST', `/people/${person.id}/holds`, {
    reason: 'x',
    until: '2099-01-01',
  })
  expect(refused.status).toBe(403)
  const asked = await app.call(caseworker, 'POST', `/people/${person.id}/erasures`, { askedBy: 'person' })
  const decide = { version: 1, decision: 'approve' }
  await app.call(supervisor, 'POST', `/erasures/${asked.body.id}/decision`, decide)
  const hold = await app.call(supervisor, 'POST', `/people/${person.id}/holds`, {
    reason: 'court',
    until: '2099-01-01',
  })
  expect(hold.status).toBe(201)
  await app.runJobs()
  expect((await app.call(caseworker, 'GET', `/people/${person.id}`)).body.label).toBe('Held Example')
  const waits = (await app.call(supervisor, 'GET', `/people/${person.id}/keeping`)).body
  expect(waits).toMatchObject({ erasure: { state: 'waiting' }, may: { ask: false } })
  const stopped = await app.call(supervisor, 'POST', `/erasures/${asked.body.id}/decision`, {
    version: waits.erasure.version,
    decision: 'approve',
  })
  expect(stopped.body.code).toBe('keeping.on_hold')
  await app.call(supervisor, 'POST', `/holds/${hold.body.id}/lift`, { reason: 'over' })
  await app.call(supervisor, 'POST', `/erasures/${asked.body.id}/decision`, {
    version: waits.erasure.version,
    decision: 'approve',
  })
  await app.runJobs()
  expect((await app.call(caseworker, 'GET', `/people/${person.id}`)).body.label).not.toBe('Held Example')
})

test('each night what its rule says is due is put before the supervisors, and nothing that is touched, held or open', async () => {
  const org = await app.organisation()
  const worker = await app.member(org, ['caseworker'])
  const boss = await app.member(org, ['supervisor'])
  const admin = await app.member(org, ['administrator'])
  const make = async (name: string) =>
    (await app.call(worker, 'POST', '/people', { names: [{ text: name }] })).body.id
  const [old, held, fresh] = [
    await make('Old Example'),
    await make('Held Example'),
    await make('Fresh Example'),
  ]
  await owner.query(`update people.person set updated_at = now() - interval '30 months' where id = any($1)`, [
    [old, held],
  ])
  await owner.query(
    `insert into contacts.contact (organisation_id, id, channel, started_at, recorded_at, outcome, said, number_key)
     values ($1, gen_random_uuid(), 'call_in', now() - interval '30 months', now(), 'answered', 'long ago', 'digest')`,
    [org],
  )
  await app.call(boss, 'POST', `/people/${held}/holds`, { reason: 'claim', until: '2099-01-01' })
  const night = async () => {
    await app.engine.as(systemActor(null), async use => use.enqueue('keeping.due', {}))
    await app.runJobs()
    return (await app.call(boss, 'GET', '/erasures?state=waiting')).body.items
  }
  // Sixty months are recommended for persons, twenty-four for callers nobody knows.
  const first = await night()
  expect(first.map((one: { kind: string }) => one.kind)).toEqual(['contact'])
  await app.call(admin, 'PUT', '/keeping/rules/person', { months: 24, reason: 'our archive law', version: 0 })
  const second = await night()
  expect(second.map((one: { person: { id: string } | null }) => one.person?.id ?? null).sort()).toEqual(
    [old, null].sort(),
  )
  expect(second.map((one: { person: { id: string } | null }) => one.person?.id)).not.toContain(fresh)
  expect(await night()).toHaveLength(2)

  const callers = first[0]
  await app.call(boss, 'POST', `/erasures/${callers.id}/decision`, {
    version: callers.version,
    decision: 'approve',
  })
  await app.runJobs()
  const { rows } = await owner.query(
    'select said, number_key, outcome from contacts.contact where organisation_id = $1',
    [org],
  )
  expect(rows).toEqual([{ said: null, number_key: null, outcome: 'answered' }])
})

test('everything that is held about a person is told, for people and for programs', async () => {
  const { personId } = await aPersonWithAFile()
  const { body: told } = await app.call(caseworker, 'GET', `/people/${personId}/held?language=ru`)
  const text = JSON.stringify(told)
  for (const word of ['Мадинахон', 'Xyzzykucha', '+992901112233', 'Nowhereobod', 'женский'])
    expect(text.toLowerCase(), word).toContain(word.toLowerCase())
  const json = await app.call(caseworker, 'GET', `/people/${personId}/held/file`)
  expect(json.body.chapters.map((one: { kind: string }) => one.kind)).toEqual(
    expect.arrayContaining([
      'people.person',
      'people.safe_way',
      'contacts.contact',
      'cases.case',
      'cases.note',
    ]),
  )
  const html = await app.call(caseworker, 'GET', `/people/${personId}/held/file?format=html&language=tg`)
  expect(html.body).toContain('<html lang="tg">')
  const stranger = await app.member(await app.organisation(), ['caseworker'])
  expect((await app.call(stranger, 'GET', `/people/${personId}/held`)).status).toBe(404)
})

test('everything of an organisation leaves as one file: one asks, another approves, and nothing of anybody else is in it', async () => {
  await aPersonWithAFile()
  const other = await app.organisation()
  const theirs = await app.member(other, ['operator'])
  const foreign = (await app.call(theirs, 'POST', '/people', { names: [{ text: 'Foreign Example' }] })).body
  const asked = (await app.call(administrator, 'POST', '/organisation-exports', { reason: 'we move' })).body
  const file = `/organisation-exports/${asked.id}/file`
  expect((await app.call(administrator, 'GET', file)).body.code).toBe('keeping.not_ready')
  const own = await app.call(administrator, 'POST', `/organisation-exports/${asked.id}/decision`, {
    version: 1,
    decision: 'approve',
  })
  expect(own.body.code).toBe('keeping.own_request')
  await app.call(supervisor, 'POST', `/organisation-exports/${asked.id}/decision`, {
    version: 1,
    decision: 'approve',
  })
  expect((await app.call(administrator, 'GET', file)).status).toBe(200)

  const chunks: Uint8Array[] = []
  for await (const chunk of exportZip(app.engine, organisationId, '2026-11-22T00:00:00.000Z' as never))
    chunks.push(chunk)
  const files = unzipSync(Buffer.concat(chunks))
  const manifest = JSON.parse(strFromU8(files['manifest.json'] as Uint8Array))
  const people = strFromU8(files['people.person.ndjson'] as Uint8Array)
  const staff = strFromU8(files['staff.ndjson'] as Uint8Array)
  expect(people.trim().split('\n')).toHaveLength(manifest.tables['people.person'].rows)
  expect(staff).toContain(administrator.userId)
  expect(people).toContain('Мадинахон')
  const json = (name: string) => JSON.parse(strFromU8(files[name] as Uint8Array))
  expect(json('organisations.json').own.id).toBe(organisationId)
  expect(json('codes.json').needs['legal.wages'].name.tg).toBeTruthy()
  const all = Object.values(files)
    .map(one => strFromU8(one))
    .join('')
  expect(all).toContain('+992901112233')
  expect(all).not.toContain(foreign.id)
  expect(all).not.toMatch(/"[a-z_]*(secret|password|token)[a-z_]*":/)
  for (const secret of ['password_hash', 'token_hash', 'inner_pad'])
    expect(all, secret).not.toContain(`"${secret}"`)
})
