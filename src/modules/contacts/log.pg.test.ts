import { expect, test } from 'vitest'
import { dayIn } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
const organisationId = await app.organisation()
const operator = await app.member(organisationId, ['operator'])
const caseworker = await app.member(organisationId, ['caseworker'])
const supervisor = await app.member(organisationId, ['supervisor'])
const manager = await app.member(organisationId, ['programme_manager'])
const stranger = await app.member(await app.organisation(), ['supervisor'])

const record = async (body: object, who = operator) =>
  (await app.call(who, 'POST', '/contacts', { outcome: 'answered', ...body })).body

test('an operator sees the contacts of the organisation, a caseworker their own, another organisation none', async () => {
  const theirs = await record({ said: 'recorded by the operator' })
  const own = await record({ said: 'recorded by the caseworker' }, caseworker)
  expect((await app.call(operator, 'GET', `/contacts/${own.id}`)).status).toBe(200)
  expect((await app.call(caseworker, 'GET', `/contacts/${own.id}`)).status).toBe(200)
  expect((await app.call(caseworker, 'GET', `/contacts/${theirs.id}`)).status).toBe(404)
  expect((await app.call(stranger, 'GET', `/contacts/${theirs.id}`)).status).toBe(404)
  const listed = (await app.call(caseworker, 'GET', '/contacts')).body.items
  expect(listed.map((one: { id: string }) => one.id)).toEqual([own.id])
})

test('a row is listed exactly when it may be read', async () => {
  const all = (await app.call(supervisor, 'GET', '/contacts?limit=200')).body.items as { id: string }[]
  for (const who of [operator, caseworker, supervisor, stranger]) {
    const listed = new Set(
      ((await app.call(who, 'GET', '/contacts?limit=200')).body.items as { id: string }[]).map(one => one.id),
    )
    for (const { id } of all)
      expect((await app.call(who, 'GET', `/contacts/${id}`)).status === 200).toBe(listed.has(id))
  }
})

test('the log is filtered by what was asked, when, how and in which words, and comes in pages', async () => {
  const place = `Samara${newId().slice(-6)}`
  for (const day of ['01', '02', '03'])
    await record({ placeText: place, needs: ['legal.wages'], startedAt: `2026-03-${day}T20:00:00Z` })
  await record({ placeText: place, needs: ['health.doctor'], channel: 'visit' })
  const found = async (filter: object) =>
    (await app.call(operator, 'POST', '/contacts/search', { text: place, ...filter })).body
  const count = async (filter: object) => (await found(filter)).items.length
  expect(await count({})).toBe(4)
  expect(await count({ need: 'legal.wages' })).toBe(3)
  expect(await count({ channel: 'visit' })).toBe(1)
  // Eight in the evening in London is one o'clock of the next day in Dushanbe.
  expect(await count({ from: '2026-03-02', to: '2026-03-02' })).toBe(1)
  const first = await found({ limit: 3 })
  expect(first.items).toHaveLength(3)
  const second = await found({ limit: 3, cursor: first.next })
  expect(second.items).toHaveLength(1)
  expect(second.next).toBeNull()
})

test('a correction keeps what stood there, and two at once are a conflict with both versions', async () => {
  const contact = await record({ said: 'Before', needs: ['legal.wages'] })
  const change = { ...contact, outcome: 'answered', said: 'After', reason: 'Misheard', version: 1 }
  const corrected = await app.call(operator, 'PATCH', `/contacts/${contact.id}`, change)
  expect(corrected.body).toMatchObject({ said: 'After', version: 2 })
  const conflict = await app.call(operator, 'PATCH', `/contacts/${contact.id}`, { ...change, said: 'Other' })
  expect(conflict.status).toBe(409)
  expect(conflict.body).toMatchObject({ yours: { said: 'Other' }, theirs: { said: 'After' } })
  const { versions } = (await app.call(operator, 'GET', `/contacts/${contact.id}`)).body
  expect(versions).toMatchObject([
    { version: 1, reason: 'Misheard', fields: ['said'], content: { said: 'Before' } },
  ])
})

test('one operator does not correct what another has recorded; a supervisor may', async () => {
  const other = await app.member(organisationId, ['operator'])
  const contact = await record({ said: 'mine' })
  const seen = (await app.call(other, 'GET', `/contacts/${contact.id}`)).body
  expect(seen.may).toEqual({ correct: false })
  const change = { ...contact, reason: null }
  expect((await app.call(other, 'PATCH', `/contacts/${contact.id}`, change)).status).toBe(403)
  expect((await app.call(supervisor, 'PATCH', `/contacts/${contact.id}`, change)).status).toBe(200)
})

test('a supervisor exports a period without words, numbers or persons; a programme manager neither reads a contact nor takes a file', async () => {
  const contact = await record({ said: '=secret words', number: '+992900000001' })
  expect((await app.call(manager, 'GET', `/contacts/${contact.id}`)).status).toBe(403)
  const day = dayIn(contact.startedAt, 'Asia/Dushanbe')
  const from = `${day.slice(0, 4)}-01-01`
  expect((await app.call(manager, 'GET', `/contacts-export?from=${from}&to=${day}`)).status).toBe(403)
  const csv = await app.call(supervisor, 'GET', `/contacts-export?from=${from}&to=${day}`)
  expect(csv.status).toBe(200)
  expect(csv.body).toContain(contact.id)
  expect(csv.body).not.toContain('secret')
  expect((await app.call(operator, 'GET', `/contacts-export?from=${day}&to=${day}`)).status).toBe(403)
  const foreign = await app.call(stranger, 'GET', `/contacts-export?from=${from}&to=${day}`)
  expect(foreign.body).not.toContain(contact.id)
})

test('a contact names the colleague who recorded it', async () => {
  const contact = await record({})
  expect(contact.workerName).toBeTruthy()
  expect((await app.call(supervisor, 'GET', '/contacts')).body.items[0].workerName).toBe(contact.workerName)
})

test('reading and changing leave a line', async () => {
  const contact = await record({})
  await app.call(operator, 'GET', `/contacts/${contact.id}`)
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: app.ownerUrl })
  await client.connect()
  const { rows } = await client.query(
    'select action from platform.audit_line where thing_id = $1 order by at, id',
    [contact.id],
  )
  await client.end()
  expect(rows.map(row => row.action)).toEqual(['contacts.record', 'contacts.read'])
})
