import { createHmac } from 'node:crypto'
import pg from 'pg'
import { expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { numberKey, personsWithNumber } from '#modules/people/index.ts'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
const organisationId = await app.organisation({ country: 'TJ', timeZone: 'Asia/Dushanbe' })
const operator = await app.member(organisationId, ['operator'])

const enter = async (...ways: object[]) => (await app.call(operator, 'POST', '/people', { ways })).body
const reveal = (personId: string, wayId: string, given: object = {}) =>
  app.call(operator, 'POST', `/people/${personId}/ways/${wayId}/reveal`, { purpose: 'call_back', ...given })
const auditOf = (personId: string) =>
  app.engine.as(systemActor(organisationId), use =>
    use.db.selectFrom('platform.audit_line').selectAll().where('thing_id', '=', personId).execute(),
  )

const evenings = {
  kind: 'phone',
  number: '901 23-45-67',
  fromMinute: 20 * 60,
  toMinute: 22 * 60,
  whoMayAnswer: 'person',
}

test('a file shows two figures of a number and never the number', async () => {
  const person = await enter(evenings)
  expect(person.ways[0]).toMatchObject({ hasNumber: true, numberEnd: '67' })
  const file = await app.call(operator, 'GET', `/people/${person.id}`)
  expect(JSON.stringify(file.body)).not.toMatch(/901\D?23/)
})

test('in the hours that the person named the number is given out, and the log says for what', async () => {
  app.setNow('2026-11-22T16:00:00.000Z') // 21:00 in Dushanbe
  const person = await enter(evenings)
  const reply = await reveal(person.id, person.ways[0].id)
  expect(reply.body).toMatchObject({ number: '+992901234567', way: { now: { may: true } } })
  expect(await auditOf(person.id)).toContainEqual(
    expect.objectContaining({
      action: 'people.reveal_number',
      details: expect.objectContaining({ purpose: 'call_back', safe: true }),
    }),
  )
})

test('outside them it is refused, unless the worker says why, and that is recorded', async () => {
  app.setNow('2026-11-22T08:00:00.000Z') // 13:00 in Dushanbe
  const person = await enter(evenings)
  const [way] = person.ways
  expect(way.now).toEqual({ may: false, reason: 'not_this_hour' })
  const refused = await reveal(person.id, way.id)
  expect(refused.status).toBe(409)
  expect(refused.body).toMatchObject({ code: 'people.not_safe_now' })
  expect(JSON.stringify(refused.body)).not.toContain('1234567')
  const reason = 'the crisis centre reports an attack'
  expect((await reveal(person.id, way.id, { reason })).body.number).toBe('+992901234567')
  const lines = await auditOf(person.id)
  expect(lines.map(line => (line.details as { reason?: string }).reason)).toContain(reason)
})

test('“do not contact me” stands above every other way', async () => {
  const person = await enter({ kind: 'phone', number: '901234568' }, { kind: 'none' })
  const refused = await reveal(person.id, person.ways[0].id)
  expect(refused.body).toMatchObject({ code: 'people.not_safe_now', reason: 'not_at_all' })
})

test('a way that is over gives no number', async () => {
  const person = await enter({ kind: 'phone', number: '901234569' })
  const [way] = person.ways
  expect((await app.call(operator, 'DELETE', `/people/${person.id}/ways/${way.id}`)).status).toBe(204)
  expect((await reveal(person.id, way.id)).status).toBe(404)
  expect((await app.call(operator, 'GET', `/people/${person.id}`)).body.ways).toEqual([])
})

test('something that is no telephone number is said so', async () => {
  const reply = await app.call(operator, 'POST', '/people', { ways: [{ kind: 'phone', number: '12' }] })
  expect(reply.body.errors).toEqual([{ path: 'number', code: 'not_a_phone' }])
})

test('changing a way on an older version is refused, and a number left out stays', async () => {
  const person = await enter({ kind: 'phone', number: '901234570' })
  const [way] = person.ways
  const path = `/people/${person.id}/ways/${way.id}`
  const change = { version: 1, kind: 'phone', messagesOnly: true }
  const done = await app.call(operator, 'PATCH', path, change)
  expect(done.body).toMatchObject({ messagesOnly: true, numberEnd: '70', version: 2 })
  expect((await app.call(operator, 'PATCH', path, change)).status).toBe(409)
})

test('a number is recognised however it is typed, differently in each organisation, and only by its digest', async () => {
  const person = await enter({ kind: 'phone', number: '+992 (93) 555-00-11' })
  const mine = systemActor(organisationId)
  const key = await app.engine.as(mine, use => numberKey(use, '935550011'))
  expect(key).toMatch(/^[0-9a-f]{64}$/)
  expect(await app.engine.as(mine, use => personsWithNumber(use, key as string))).toEqual([person.id])
  const elsewhere = systemActor(await app.organisation())
  expect(await app.engine.as(elsewhere, use => numberKey(use, '935550011'))).not.toBe(key)
  expect(await app.engine.as(mine, use => numberKey(use, 'no number'))).toBeNull()
})

test('neither the numbers nor the key they are recognised by can be selected by the application', async () => {
  const selected = (table: string) =>
    app.engine.as(systemActor(organisationId), use => use.db.selectFrom(table).selectAll().execute())
  await expect(selected('people.number_secret')).rejects.toThrow('permission denied')
  await expect(selected('people.safe_way_number')).rejects.toThrow('permission denied')
})

test('the digest is HMAC-SHA256 under the organisation’s key', async () => {
  const digest = await app.engine.as(systemActor(organisationId), use => numberKey(use, '935550011'))
  const owner = new pg.Client({ connectionString: app.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query(
    'select inner_pad from people.number_secret where organisation_id = $1',
    [organisationId],
  )
  await owner.end()
  const key = Buffer.from((rows[0].inner_pad as Buffer).map(byte => byte ^ 0x36))
  expect(createHmac('sha256', key).update('+992935550011').digest('hex')).toBe(digest)
})
