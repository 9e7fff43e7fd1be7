import { expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { testApp } from '#test/support/app.ts'
import { demoServiceId, seedDirectory } from './index.ts'
import { draftOf } from './screens/service-draft.ts'

const app = await testApp()
app.setNow('2026-11-24T06:00:00.000Z')
const organisationIds = {
  dushanbe: await app.organisation(),
  khujand: await app.organisation(),
  bishkek: await app.organisation(),
  shymkent: await app.organisation(),
}
await app.engine.as(systemActor(null), use => seedDirectory(use, organisationIds))
const editor = await app.member(organisationIds.bishkek, ['directory_editor'])
const stranger = await app.member(organisationIds.khujand, ['directory_editor'])
const operator = await app.member(organisationIds.bishkek, ['operator'])
const own = demoServiceId('crisis', 'mind')
const care = async (who: typeof editor) => (await app.call(who, 'GET', '/directory/care?limit=100')).body

test('what the public says waits for those who keep the entry, until one of them has dealt with it', async () => {
  const before = (await app.call(editor, 'GET', '/directory/care/count')).body.count
  const said = { serviceId: own, kind: 'no_answer', note: 'Три дня никто не берёт трубку' }
  expect((await app.call(null, 'POST', '/directory/reports', said)).status).toBe(204)
  const [report] = (await care(editor)).reports
  expect(report).toMatchObject({ kind: 'no_answer', note: said.note, service: { id: own } })
  expect((await app.call(editor, 'GET', '/directory/care/count')).body.count).toBe(before + 1)
  expect((await care(stranger)).reports).toEqual([])
  expect((await app.call(operator, 'GET', '/directory/care')).status).toBe(403)
  const settle = (who: typeof editor) => app.call(who, 'POST', `/directory/reports/${report.id}/settle`, {})
  expect((await settle(stranger)).status).toBe(404)
  expect((await settle(editor)).status).toBe(204)
  expect((await settle(editor)).status).toBe(204)
  expect((await care(editor)).reports).toEqual([])
})

test('what was not checked for half a year is to be called, one’s own first, until it is checked', async () => {
  const there = await care(editor)
  expect(there.dueCount).toBeGreaterThan(there.due.length - 1)
  expect(
    there.due.every(
      (one: { own: boolean }, at: number, all: { own: boolean }[]) => at === 0 || all[at - 1]!.own >= one.own,
    ),
  ).toBe(true)
  app.setNow('2027-08-24T06:00:00.000Z')
  expect((await care(editor)).due.map((one: { id: string }) => one.id)).toContain(own)
  await app.call(editor, 'POST', '/directory/verify', { thing: 'service', id: own })
  expect((await care(editor)).due.map((one: { id: string }) => one.id)).not.toContain(own)
})

test('before a new organisation is entered, the one that is there is shown, in another script or by its telephone', async () => {
  const draft = {
    kind: 'diaspora',
    name: 'Дом Дружбы',
    description: 'x',
    country: 'KG',
    phones: [{ number: '+996 (00) 77-77-77' }],
  }
  const id = newId()
  expect((await app.call(editor, 'POST', '/directory/organizations', { id, ...draft })).status).toBe(201)
  const similar = async (query: string) =>
    (await app.call(editor, 'GET', `/directory/similar?${query}`)).body.items
  expect(await similar('name=dom%20druzhby&country=KG')).toEqual([
    { id, name: draft.name, country: 'KG', why: 'name' },
  ])
  expect(await similar('name=dom%20druzhby&country=TJ')).toEqual([])
  expect(await similar('phone=%2B99600777777&country=TJ')).toMatchObject([{ id, why: 'phone' }])
  expect(await similar('name=x')).toEqual([])
  const other = newId()
  await app.call(editor, 'POST', '/directory/organizations', { id: other, ...draft, name: 'дом дружбы' })
  expect(
    (await care(editor)).twins.map((one: { a: { id: string }; b: { id: string } }) =>
      [one.a.id, one.b.id].sort(),
    ),
  ).toContainEqual([id, other].sort())
})

test('who answers at night and where a mobile team goes is kept, told and exported', async () => {
  const entry = (await app.call(editor, 'GET', `/directory/services/${own}`)).body
  const change = {
    ...draftOf(entry),
    mobileRoute: 'Пн: Ош — Ноокат',
    phones: [{ number: '+996 00 1', extension: '12', atNight: true }],
  }
  const done = await app.call(editor, 'PATCH', `/directory/services/${own}`, change)
  expect(done.body).toMatchObject({
    mobileRoute: change.mobileRoute,
    original: { phones: [{ atNight: true, extension: '12' }] },
  })
  const told = (await app.call(null, 'GET', `/api/hsds/v3/services/${own}`)).body
  expect(told).toMatchObject({
    mobile_route: change.mobileRoute,
    phones: [{ at_night: true, extension: 12 }],
  })
  const again = await app.call(editor, 'PATCH', `/directory/services/${own}`, {
    ...draftOf(done.body),
    name: 'Имя',
  })
  expect(again.body).toMatchObject({
    mobileRoute: change.mobileRoute,
    original: { phones: [{ atNight: true }] },
  })
})
