import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
app.setNow('2026-11-22T07:00:00.000Z')
const organisationId = await app.organisation()
const operator = await app.member(organisationId, ['operator'])
const agent = await app.member(organisationId, ['field_agent'])
const stranger = await app.member(await app.organisation(), ['operator'])

// "Mobile consultations on the wheels", seeds/001.
const train = {
  day: '2026-07-10',
  placeText: 'Dushanbe–Moscow train',
  personsReached: 273,
  consultations: 273,
  materials: { leaflet: 700, booklet: 320, poster: 0 },
}

test('a day out counts persons, consultations and what was handed out', async () => {
  const made = await app.call(agent, 'POST', '/mobile-sessions', train)
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ personsReached: 273, pieces: 1020, recorded: { contacts: 0 } })
  expect((await app.call(stranger, 'GET', `/mobile-sessions/${made.body.id}`)).status).toBe(404)
})

test('sent again by a device it is there once', async () => {
  const id = newId()
  const first = await app.call(operator, 'POST', '/mobile-sessions', { id, ...train })
  const again = await app.call(operator, 'POST', '/mobile-sessions', { id, ...train })
  expect(again.body).toEqual(first.body)
})

test('totals may not be below what was recorded under the day', async () => {
  const { body } = await app.call(operator, 'POST', '/mobile-sessions', train)
  for (let i = 0; i < 3; i++)
    await app.call(operator, 'POST', '/contacts', {
      channel: 'mobile',
      outcome: 'answered',
      sessionId: body.id,
      materials: { leaflet: 2 },
    })
  const change = { ...train, version: 1, consultations: 2, materials: { leaflet: 5 }, personsReached: 1 }
  const refused = await app.call(operator, 'PATCH', `/mobile-sessions/${body.id}`, change)
  expect(refused.body.errors).toEqual([
    { path: 'consultations', code: 'fewer_than_recorded', limit: 3 },
    { path: 'personsReached', code: 'fewer_than_consultations', limit: 2 },
    { path: 'materials.leaflet', code: 'fewer_than_recorded', limit: 6 },
  ])
  const agreed = { ...change, consultations: 3, personsReached: 3, materials: { leaflet: 6 } }
  const changed = await app.call(operator, 'PATCH', `/mobile-sessions/${body.id}`, agreed)
  expect(changed.body).toMatchObject({ recorded: { contacts: 3, materials: { leaflet: 6 } }, version: 2 })
  expect((await app.call(operator, 'PATCH', `/mobile-sessions/${body.id}`, agreed)).status).toBe(409)
})
