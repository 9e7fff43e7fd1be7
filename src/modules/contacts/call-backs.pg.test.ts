import { expect, test } from 'vitest'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
const organisationId = await app.organisation()
const operator = await app.member(organisationId, ['operator'], { name: 'Farida' })
const other = await app.member(organisationId, ['operator'], { name: 'Nodir' })
const supervisor = await app.member(organisationId, ['supervisor'])
const number = '+992 90 123 45 67'

async function promise(dueAt: string, who = operator): Promise<string> {
  const body = { outcome: 'call_back', callBack: { dueAt, number } }
  const contact = (await app.call(who, 'POST', '/contacts', body)).body
  const { items } = (await app.call(who, 'GET', '/call-backs?limit=200')).body
  return items.find((one: { contactId: string }) => one.contactId === contact.id).id
}
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()

test('of two who take a call at the same moment one gets it, with the number', async () => {
  const id = await promise(later(2))
  const replies = await Promise.all(
    [operator, other].map(who => app.call(who, 'POST', `/call-backs/${id}/claim`, {})),
  )
  expect(replies.map(reply => reply.status).sort()).toEqual([200, 409])
  const won = replies.find(reply => reply.status === 200)
  expect(won?.body.number).toBe(number)
  expect(replies.find(reply => reply.status === 409)?.body.code).toBe('contacts.call_back_taken')
})

test('the list shows what is overdue first, and never a number', async () => {
  const id = await promise(later(-1))
  const reply = await app.call(operator, 'GET', '/call-backs?limit=200')
  expect(reply.body.items[0]).toMatchObject({ id, overdue: true, hasNumber: true, safe: { now: true } })
  expect(JSON.stringify(reply.body)).not.toContain('123 45')
})

test('nobody answered: it is tried again at the next time, and goes back on the list', async () => {
  const id = await promise(later(1))
  await app.call(operator, 'POST', `/call-backs/${id}/claim`, {})
  const early = await app.call(operator, 'POST', `/call-backs/${id}/tried`, { nextAt: later(-2) })
  expect(early.body.errors).toEqual([{ path: 'nextAt', code: 'in_the_past' }])
  expect((await app.call(other, 'POST', `/call-backs/${id}/tried`, { nextAt: later(5) })).status).toBe(409)
  const tried = await app.call(operator, 'POST', `/call-backs/${id}/tried`, { nextAt: later(5) })
  expect(tried.body).toMatchObject({ tries: 1, claimedBy: null, state: 'open' })
})

test('a contact that keeps the promise ends it, and the number is gone', async () => {
  const id = await promise(later(1))
  const made = await app.call(other, 'POST', '/contacts', {
    channel: 'call_out',
    outcome: 'answered',
    callBackId: id,
  })
  expect(made.status).toBe(201)
  const again = await app.call(operator, 'POST', `/call-backs/${id}/claim`, {})
  expect(again.body.code).toBe('contacts.call_back_over')
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: app.ownerUrl })
  await client.connect()
  const { rows } = await client.query(
    'select number, done_contact_id from contacts.call_back where id = $1',
    [id],
  )
  await client.end()
  expect(rows).toEqual([{ number: null, done_contact_id: made.body.id }])
})

test('a supervisor puts back what somebody has taken and forgotten', async () => {
  const id = await promise(later(1))
  await app.call(operator, 'POST', `/call-backs/${id}/claim`, {})
  expect((await app.call(other, 'POST', `/call-backs/${id}/release`, {})).status).toBe(409)
  expect((await app.call(supervisor, 'POST', `/call-backs/${id}/release`, {})).status).toBe(200)
  expect((await app.call(other, 'POST', `/call-backs/${id}/claim`, {})).status).toBe(200)
})

test('an overdue call is announced once for each time it falls due', async () => {
  const id = await promise(later(-1))
  await app.runJobs()
  await app.runJobs()
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: app.ownerUrl })
  await client.connect()
  const { rows } = await client.query(
    `select details from platform.audit_line where action = 'contacts.remind_call_back' and thing_id = $1`,
    [id],
  )
  await client.end()
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toMatch(/123.?45.?67/)
})
