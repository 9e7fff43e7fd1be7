import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
const owner = new pg.Client({ connectionString: app.ownerUrl })
beforeAll(() => owner.connect())
afterAll(() => owner.end())

const organisationId = await app.organisation()
const worker = await app.member(organisationId, ['operator', 'caseworker'])
const other = await app.member(organisationId, ['caseworker'])
const words = [
  'Zumradplanted',
  'plantedvillage',
  'plantedhealth',
  'plantedcover',
  '901234599',
  'plantedpaper',
  'plantednote',
]

async function traces(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'`,
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

test('what identifies a restricted person stands nowhere in the database, is read and found by those named, and opens again', async () => {
  const person = (
    await call('POST', '/people', {
      names: [{ text: 'Zumradplanted Exampleva' }],
      sex: 'female',
      birthYear: 1993,
      placeText: 'plantedvillage',
      notes: 'plantednote',
    })
  ).body
  const way = { kind: 'phone', number: '+992901234599', coverStory: 'plantedcover', whoMayAnswer: 'person' }
  await call('POST', `/people/${person.id}/ways`, way)
  await call('PUT', `/people/${person.id}/health`, { text: 'plantedhealth' })
  await call('POST', `/people/${person.id}/documents`, {
    kind: 'passport',
    heldBy: 'employer',
    number: 'plantedpaper',
  })
  expect((await traces()).length).toBeGreaterThan(4)

  const restrict = (restricted: boolean) =>
    call('PUT', `/people/${person.id}/restriction`, {
      restricted,
      workerIds: restricted ? [worker.userId] : [],
    })
  expect((await restrict(true)).status).toBe(204)
  expect(await traces()).toEqual([])
  const read = (await call('GET', `/people/${person.id}`)).body
  expect(JSON.stringify(read)).toMatch(/Zumradplanted.*plantedcover|plantedcover.*Zumradplanted/)
  const shown = await call('POST', `/people/${person.id}/ways/${read.ways[0].id}/reveal`, {
    purpose: 'call_back',
    reason: 'asked',
  })
  expect(JSON.stringify(shown.body)).toContain('901234599')
  const search = { name: 'Зумрадплантед Эксамплева', purpose: 'case' }
  const found = await call('POST', '/people/search', search)
  expect(found.body.results.map((one: { id: string }) => one.id)).toContain(person.id)
  expect((await app.call(other, 'POST', '/people/search', search)).body.results).toEqual([])

  const { id, version, names } = read
  const changed = await call('PATCH', `/people/${id}`, {
    version,
    names: names.map(({ text }: { text: string }) => ({ text })),
    sex: 'female',
    birthYear: 1993,
    notes: 'plantednote again',
    placeText: 'plantedvillage',
  })
  expect(changed.status, JSON.stringify(changed.body)).toBe(200)
  expect(await traces()).toEqual([])
  // Found again by what was opened a moment ago; by a new name at once, by none that was taken away, and by nobody not named.
  const idsOf = async (who: typeof worker, name: string) =>
    (await app.call(who, 'POST', '/people/search', { ...search, name })).body.results.map(
      (one: { id: string }) => one.id,
    )
  expect(await idsOf(worker, search.name)).toContain(id)
  const renamed = { ...changed.body, names: [{ text: 'Renamedplanted Otherova' }] }
  expect((await call('PATCH', `/people/${id}`, renamed)).status).toBe(200)
  expect(await idsOf(worker, 'Ренамедплантед Отерова')).toContain(id)
  expect(await idsOf(worker, search.name)).not.toContain(id)
  expect(await idsOf(other, 'Renamedplanted Otherova')).toEqual([])
  await restrict(false)
  expect(await traces()).toContain('people.person')
  const again = await app.call(other, 'POST', '/people/search', {
    ...search,
    name: 'Renamedplanted Otherova',
  })
  expect(again.body.results.map((one: { id: string }) => one.id)).toContain(person.id)
})
