import { expect, test } from 'vitest'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
const organisationId = await app.organisation()
const operator = await app.member(organisationId, ['operator'])
const stranger = await app.member(await app.organisation(), ['operator'])
const number = '+992 92 111 22 33'
// Noon in Dushanbe on a Sunday.
app.setNow('2026-11-22T07:00:00.000Z')

const record = (body: object, who = operator) => app.call(who, 'POST', '/contacts', body)
const recognise = async (given: object, who = operator) =>
  (await app.call(who, 'POST', '/contacts/recognise', given)).body

test('a caller is recognised however the number is written, in one organisation only, and the number is nowhere', async () => {
  await record({ outcome: 'answered', number, needs: ['legal.wages'], startedAt: '2026-11-12T07:00:00Z' })
  await record({ outcome: 'not_a_request', notRequest: 'silent', number: '92 111 22 33' })
  const known = await recognise({ number: '+992921112233' })
  expect(known).toMatchObject({
    readable: true,
    contacts: 2,
    days: 11,
    thisMonth: 2,
    lastNeeds: ['legal.wages'],
    notRequests: 1,
    persons: [],
  })
  expect((await recognise({ number }, stranger)).contacts).toBe(0)
  expect((await recognise({ number: 'not a number' })).readable).toBe(false)
  const log = JSON.stringify((await app.call(operator, 'GET', '/contacts')).body)
  expect(log).not.toMatch(/111|2233/)
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: app.ownerUrl })
  await client.connect()
  const { rows } = await client.query('select to_jsonb(c)::text as text from contacts.contact c')
  const audit = await client.query('select details::text from platform.audit_line')
  await client.end()
  expect(JSON.stringify([rows, audit.rows])).not.toMatch(/1112233|111 22/)
})

test('by the name in a messenger as well', async () => {
  await record({ outcome: 'answered', channel: 'message', channelId: '@somebody' })
  expect((await recognise({ channelId: '@Somebody' })).contacts).toBe(1)
})

async function person(way: object) {
  const made = await app.call(operator, 'POST', '/people', {
    sex: 'female',
    birthYear: 1995,
    ways: [{ kind: 'phone', number: '+992 93 444 55 66', timeZone: 'Asia/Dushanbe', ...way }],
  })
  expect(made.status).toBe(201)
  return made.body.id as string
}

test('the person behind a number comes with what the caller must know, not with the number', async () => {
  const id = await person({ fromMinute: 600, toMinute: 1080, sharedPhone: true })
  const found = await recognise({ number: '+992934445566' })
  expect(found.persons).toMatchObject([{ id }])
  expect(found.persons[0].warnings.map((one: { code: string }) => one.code)).toEqual([
    'only_between',
    'shared_phone',
    'only_the_person',
    'no_message',
  ])
  expect(JSON.stringify(found)).not.toMatch(/444.?55.?66/)
})

test('a call back to a person is promised only for a time that is safe for them', async () => {
  const id = await person({ fromMinute: 600, toMinute: 1080 })
  const promise = (dueAt: string) =>
    record({ outcome: 'call_back', personId: id, callBack: { dueAt, number: '+992934445566' } })
  // Nine in the evening in Dushanbe.
  const evening = await promise('2026-11-23T16:00:00Z')
  expect(evening.status).toBe(409)
  expect(evening.body.code).toBe('contacts.unsafe_time')
  const morning = await promise('2026-11-23T07:00:00Z')
  expect(morning.status).toBe(201)
  expect(morning.body.personLabel).toContain('31')
  const { items } = (await app.call(operator, 'GET', '/call-backs')).body
  // Of a person no second copy of the number is made.
  expect(items).toMatchObject([{ personId: id, hasNumber: false, safe: { now: true } }])
  app.setNow('2026-11-23T17:00:00.000Z')
  const claimed = await app.call(operator, 'POST', `/call-backs/${items[0].id}/claim`, {})
  expect(claimed.body.code).toBe('contacts.unsafe_time')
})

test('who said "do not contact me" is not called at any time', async () => {
  app.setNow('2026-11-22T07:00:00.000Z')
  const id = await person({ kind: 'none', number: null })
  const reply = await record({
    outcome: 'call_back',
    personId: id,
    callBack: { dueAt: '2026-11-23T07:00:00Z' },
  })
  expect(reply.body.code).toBe('contacts.no_safe_way')
})

test('a contact names no person that its writer may not see', async () => {
  const id = await person({})
  const reply = await record({ outcome: 'answered', personId: id }, stranger)
  expect(reply.body.errors).toEqual([{ path: 'personId', code: 'not_there' }])
})

test('a call about a file that is there goes into it: its worker learns of it, reads it, and sees it in their day', async () => {
  app.setNow('2026-11-24T07:00:00.000Z')
  const lawyer = await app.member(organisationId, ['lawyer'])
  const other = await app.member(organisationId, ['lawyer'])
  const id = await person({})
  const opened = await app.call(lawyer, 'POST', '/cases', {
    persons: [{ personId: id }],
    needs: [{ code: 'legal.wages' }],
  })
  const file = opened.body.id as string
  const seenBy = async (who: typeof operator) =>
    (await app.call(who, 'GET', `/people/${id}/cases`)).body.items
  expect(await seenBy(operator)).toMatchObject([
    { id: file, responsible: { id: lawyer.userId }, mayRead: false, title: null, nextStep: null },
  ])
  expect(await seenBy(lawyer)).toMatchObject([{ id: file, mayRead: true, title: expect.any(String) }])
  expect((await app.call(stranger, 'GET', `/people/${id}/cases`)).status).toBe(404)

  app.setNow('2026-11-24T08:00:00.000Z')
  const call = await record({
    outcome: 'answered',
    personId: id,
    caseId: file,
    said: 'The foreman paid a part',
  })
  expect(call.status).toBe(201)
  const contact = `/contacts/${call.body.id}`
  await app.runJobs()
  expect((await app.call(lawyer, 'GET', contact)).body.said).toBe('The foreman paid a part')
  expect((await app.call(other, 'GET', contact)).status).toBe(404)
  const called = async () =>
    (await app.call(lawyer, 'GET', '/my-day')).body.items.filter(
      (one: { kind: string }) => one.kind === 'called',
    )
  expect(await called()).toMatchObject([{ id: file, why: 'unread' }])
  const [entry] = (await app.call(lawyer, 'GET', `/cases/${file}`)).body.timeline.items
  expect(entry).toMatchObject({ kind: 'contact', thingId: call.body.id, actor: { id: operator.userId } })

  // Whoever takes the file over takes the call over with it; a restricted one is theirs alone.
  const { version } = (await app.call(lawyer, 'GET', `/cases/${file}`)).body
  const shut = await app.call(lawyer, 'POST', `/cases/${file}/restrict`, {
    ...{ version, restricted: true, reason: 'threats' },
  })
  expect(shut.status).toBe(200)
  await app.runJobs()
  expect((await app.call(operator, 'GET', contact)).status).toBe(404)
  expect((await app.call(lawyer, 'GET', contact)).body.said).toBe('The foreman paid a part')
  // The person is known to the workers of that file only, and so are their files.
  expect((await app.call(operator, 'GET', `/people/${id}/cases`)).status).toBe(404)

  app.setNow('2026-11-24T09:00:00.000Z')
  await app.call(lawyer, 'POST', `/cases/${file}/notes`, { kind: 'call', text: 'Called back' })
  expect(await called()).toEqual([])
})

test('what was said last is told to whoever has the caller on the line', async () => {
  const known = await recognise({ number })
  expect(known.last).toHaveLength(2)
  await record({ outcome: 'answered', number, said: 'Paid in part', startedAt: '2026-11-22T06:00:00Z' })
  const said = (await recognise({ number })).last.map((one: { said: string | null }) => one.said)
  expect(said).toContain('Paid in part')
})
