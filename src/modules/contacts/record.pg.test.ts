import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
const organisationId = await app.organisation()
const operator = await app.member(organisationId, ['operator'])
const record = (body: object, who = operator) => app.call(who, 'POST', '/contacts', body)

test('a contact needs nothing but its outcome', async () => {
  const reply = await record({ outcome: 'answered' })
  expect(reply.status).toBe(201)
  expect(reply.body).toMatchObject({
    channel: 'call_in',
    anonymous: true,
    outcome: 'answered',
    urgency: 'usual',
    workerId: operator.userId,
    may: { correct: true },
  })
  expect((await record({})).body.errors).toEqual([{ path: 'outcome', code: 'required' }])
})

test('what does not fit together is told all at once', async () => {
  const reply = await record({ outcome: 'not_a_request', needs: ['legal.wages', 'legal.nothing_such'] })
  expect(reply.status).toBe(400)
  expect(reply.body.errors).toEqual([
    { path: 'notRequest', code: 'required' },
    { path: 'needs', code: 'none_for_not_a_request' },
    { path: 'needs.1', code: 'not_one_of' },
  ])
  const anonymous = await record({ outcome: 'call_back' })
  expect(anonymous.body.errors).toEqual([{ path: 'callBack', code: 'required' }])
})

test('the same contact sent twice by a device is there once; other content under its id is refused', async () => {
  const body = { id: newId(), outcome: 'answered', needs: ['legal.wages'], said: 'Three months unpaid' }
  const first = await record(body)
  const again = await record(body)
  expect(again.status).toBe(201)
  expect(again.body).toEqual(first.body)
  const other = await record({ ...body, said: 'Something else' })
  expect(other.status).toBe(409)
  expect(other.body.code).toBe('contacts.id_taken')
})

test('urgency comes with the reasons it rests on', async () => {
  const reply = await record({
    outcome: 'answered',
    needs: ['legal.wages', 'legal.documents_withheld'],
    signs: ['restriction_of_movement'],
  })
  expect(reply.body.urgency).toBe('now')
  expect(reply.body.urgencyReasons).toEqual(['need:legal.documents_withheld', 'sign:restriction_of_movement'])
})

test('who has no part in helping records nothing', async () => {
  for (const role of ['auditor', 'administrator', 'programme_manager', 'directory_editor'] as const) {
    const member = await app.member(organisationId, [role])
    expect((await record({ outcome: 'answered' }, member)).status).toBe(403)
  }
})
