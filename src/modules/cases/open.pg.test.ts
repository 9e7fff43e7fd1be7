import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
const organisationId = await app.organisation()
const operator = await app.member(organisationId, ['operator'])
const lawyer = await app.member(organisationId, ['lawyer'], { name: 'Lola Example' })

test('a case is opened with its needs, and its opener is responsible if they work on cases', async () => {
  const reply = await app.call(lawyer, 'POST', '/cases', {
    needs: [{ code: 'legal.wages' }],
    ownTitle: 'Canteen',
  })
  expect(reply.status, JSON.stringify(reply.body)).toBe(201)
  expect(reply.body).toMatchObject({ status: 'open', version: 1, mayRead: true, restricted: false })
  const list = await app.call(lawyer, 'GET', '/cases')
  expect(list.body.items[0]).toMatchObject({
    id: reply.body.id,
    title: 'Canteen',
    areas: ['status_work'],
    responsible: { id: lawyer.userId, name: 'Lola Example' },
  })
})

test('an operator goes on with a case until somebody works on it, then sees its line and nothing more', async () => {
  const reply = await app.call(operator, 'POST', '/cases', { needs: [{ code: 'legal.wages' }] })
  expect(reply.body).toMatchObject({ mayRead: true })
  const path = `/cases/${reply.body.id}`
  const held = await app.call(operator, 'GET', path)
  expect(held.body.may).toMatchObject({ refer: true })
  const lead = await app.member(operator.organisationId, ['supervisor'])
  const given = await app.call(lead, 'POST', `${path}/assign`, {
    version: held.body.version,
    responsibleId: lawyer.userId,
  })
  expect(given.status, JSON.stringify(given.body)).toBe(200)
  expect((await app.call(operator, 'GET', path)).status).toBe(404)
  expect((await app.call(operator, 'GET', '/cases/opened-by-me')).body.items).toEqual([
    expect.objectContaining({ id: reply.body.id, reference: reply.body.reference }),
  ])
  expect((await app.call(operator, 'GET', '/cases')).status).toBe(403)
})

test('a restricted case is closed to the operator who opened it', async () => {
  const reply = await app.call(operator, 'POST', '/cases', {
    needs: [{ code: 'legal.wages' }],
    restricted: true,
  })
  expect(reply.body).toMatchObject({ mayRead: false })
  expect((await app.call(operator, 'GET', `/cases/${reply.body.id}`)).status).toBe(404)
})

test('the same id sent again answers the same case, whoever opened it; somebody else’s id is refused', async () => {
  for (const who of [operator, lawyer]) {
    const body = { id: newId(), contactId: newId(), needs: [{ code: 'legal.wages' }] }
    const first = await app.call(who, 'POST', '/cases', body)
    const again = await app.call(who, 'POST', '/cases', body)
    expect(again.body).toEqual(first.body)
    const other = await app.call(who, 'POST', '/cases', { ...body, contactId: newId() })
    expect(other.body.code).toBe('cases.id_taken')
    const stranger = await app.member(await app.organisation(), ['caseworker'])
    const elsewhere = await app.call(stranger, 'POST', '/cases', body)
    expect(elsewhere.status).toBe(201)
  }
})

test('a need that is in no list is refused by its place', async () => {
  const reply = await app.call(lawyer, 'POST', '/cases', { needs: [{ code: 'legal.nonsense' }] })
  expect(reply.body.errors).toEqual([{ path: 'needs.0.code', code: 'not_one_of' }])
})
