/** The public pages of a partner without an account, over HTTP as a browser without script would. */
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { type Caller, testApp } from '#test/support/app.ts'

const app = await testApp()
const owner = new pg.Client({ connectionString: app.ownerUrl })
let worker: Caller
let here: string
let visitors = 0
let address = ''

beforeAll(async () => {
  await owner.connect()
  here = await app.organisation({ name: 'Hotline' })
  worker = await app.member(here, ['caseworker'], { name: 'Worker Here' })
})
afterAll(() => owner.end())
// Each test from a telephone of its own, so that the limit of tries is met only where it is meant.
beforeEach(() => {
  visitors++
  address = `10.0.0.${visitors}`
})

interface Way {
  readonly id: string
  readonly link: string
  readonly code: string
}

const scopes = ['identity', 'contact_ways', 'story']

async function referred(): Promise<Way> {
  const person = await app.call(worker, 'POST', '/people', {
    names: [{ text: 'Зарина Намуна' }],
    sex: 'female',
    birthYear: 1994,
    languages: ['tg'],
    citizenships: ['TJ'],
    targetGroups: [],
    ways: [{ kind: 'phone', number: '+992 90 000 00 01', messagesOnly: true, codeWord: 'sewing course' }],
  })
  const personId = person.body.id
  const caseId = newId()
  await app.call(worker, 'POST', '/cases', {
    id: caseId,
    persons: [{ personId }],
    needs: [{ code: 'legal.wages' }],
  })
  await app.call(worker, 'POST', `/people/${personId}/consents`, {
    scopes,
    recipientName: 'District hospital',
    purpose: 'referral',
    until: '2030-12-31',
    givenHow: 'spoken',
    language: 'tg',
  })
  const wanted = {
    caseId,
    personId,
    needCode: 'legal.wages',
    toName: 'District hospital',
    scopes,
    story: 'Not paid for <b>three</b> months.',
  }
  const shown = await app.call(worker, 'POST', '/referrals/compose', wanted)
  const id = newId()
  const sent = await app.call(worker, 'POST', '/referrals', { id, ...wanted, digest: shown.body.digest })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  const made = await app.call(worker, 'POST', `/referrals/${id}/link`, {})
  return { id, link: made.body.link, code: made.body.code }
}

const get = (url: string) => app.server.inject({ method: 'GET', url, remoteAddress: address })
const post = (url: string, form: Record<string, string>) =>
  app.server.inject({
    method: 'POST',
    url,
    remoteAddress: address,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })

const stateOf = async ({ id }: Way) => (await app.call(worker, 'GET', `/referrals/${id}`)).body
const codeIn = (html: string) => /class="code">([2-9A-Z-]{15})</.exec(html)?.[1] ?? ''
const formId = (html: string) => /name="form" value="([^"]+)"/.exec(html)?.[1] ?? ''

test('looking shows the least, is kept by nobody, and uses nothing up', async () => {
  const way = await referred()
  for (let i = 0; i < 3; i++) {
    const page = await get(`/en${way.link}`)
    expect(page.statusCode).toBe(200)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.body).toContain('Hotline asks for your help')
    expect(page.body).toMatch(/about \d\d</)
    expect(page.body).not.toContain('Намуна')
    expect(page.body).not.toContain('992900000001')
    expect(page.body).not.toContain('three')
    expect(page.body.match(/<script[^>]*>/g)).toEqual(['<script src="/assets/page.js">'])
  }
  expect((await post('/ru/partner', { code: way.code.toLowerCase().replaceAll('-', ' ') })).statusCode).toBe(
    200,
  )
})

test('the pages speak six languages', async () => {
  const way = await referred()
  for (const locale of ['en', 'ru', 'tg', 'ky', 'uz', 'kk']) {
    const page = await get(`/${locale}${way.link}`)
    expect(page.body).toContain(`<html lang="${locale}"`)
    expect(page.body, locale).not.toMatch(/referrals\.[a-z]/)
  }
})

test('a code typed from paper opens the same, never by the address, and forms carry it on', async () => {
  const way = await referred()
  const page = await post('/en/partner', { code: way.code })
  expect(page.body).toContain('Hotline asks for your help')
  expect(page.body).toContain('action="/en/partner"')
  const answered = await post('/en/partner', {
    code: way.code,
    form: formId(page.body),
    move: 'accept',
    who: 'Dr. Example',
  })
  expect(answered.statusCode).toBe(200)
  expect(answered.headers['cache-control']).toBe('no-store')
  expect(answered.body).toContain('Зарина Намуна')
  expect(answered.body).toContain('Not paid for &lt;b>three&lt;/b> months.')
  expect(answered.body).toContain('sewing course')
  expect(await stateOf(way)).toMatchObject({ status: 'accepted', acceptedBy: 'Dr. Example' })
})

test('a number is shown whole only when it is asked for, beside its rules, and each look stands in the log; nothing after the consent', async () => {
  const way = await referred()
  const first = await get(`/en${way.link}`)
  const before = await post(`/en${way.link}`, { move: 'number', way: '0' })
  expect(before.body).not.toMatch(/00 ?01/)
  const accepted = await post(`/en${way.link}`, {
    form: formId(first.body),
    move: 'accept',
    who: 'Dr. Example',
  })
  const link = /href="(\/en\/partner\/[^"]+)"/.exec(accepted.body)?.[1] ?? ''
  for (const page of [accepted.body, (await get(link)).body]) {
    expect(page).toContain('… 01')
    expect(page).not.toMatch(/992 ?90/)
    expect(page).toContain('Show the whole number')
  }
  const looks = async () =>
    (
      await owner.query(
        `select 1 from platform.audit_line where organisation_id = $1 and thing_id = $2 and action = 'referrals.reveal_number'`,
        [here, way.id],
      )
    ).rowCount
  expect(await looks()).toBe(0)
  const shown = await post(link, { move: 'number', way: '0' })
  expect(shown.statusCode).toBe(200)
  expect(shown.headers['cache-control']).toBe('no-store')
  expect(shown.body).toMatch(/992 90 ?0/)
  expect(shown.body).toContain('sewing course')
  expect(await looks()).toBe(1)
  for (const wrong of ['1', '-1', 'x', '']) {
    const none = await post(link, { move: 'number', way: wrong })
    expect(none.body).not.toMatch(/992 90/)
  }
  expect(await looks()).toBe(1)
  await owner.query(
    `update people.consent c set until = '2026-01-01', given_on = '2025-12-01' from referrals.referral r where r.id = $1 and c.id = r.consent_id`,
    [way.id],
  )
  const over = await get(link)
  expect(over.body).toContain('consent has ended')
  expect(over.body).not.toContain('Намуна')
  expect((await post(link, { move: 'number', way: '0' })).body).not.toMatch(/992 90/)
})

test('a wrong code, a used one and one whose time is over are told by one neutral answer', async () => {
  const way = await referred()
  const late = await referred()
  await owner.query(
    `update referrals.link set expires_at = now() - interval '1 minute' where referral_id = $1`,
    [late.id],
  )
  await post(`/en${way.link}`, { move: 'decline', reason: 'no_capacity', who: 'A', form: newId() })
  const answers = [
    await post('/en/partner', { code: 'AAA-BBB-CCC-DDD' }),
    await post('/en/partner', { code: way.code }),
    await post('/en/partner', { code: late.code }),
  ]
  const neutral = answers.map(({ statusCode, body }) => ({
    statusCode,
    body: body.replace(/value="[^"]*"/g, ''),
  }))
  expect(neutral[0]?.statusCode).toBe(404)
  expect(neutral[1]).toEqual(neutral[0])
  expect(neutral[2]).toEqual(neutral[0])
  expect(answers[0]?.body).toContain('value="AAA-BBB-CCC-DDD"')
  expect((await get(`/en${late.link}`)).statusCode).toBe(404)
})

test('an answer counts once; the same form posted twice is shown the same new code', async () => {
  const way = await referred()
  const form = { move: 'accept', who: 'Dr. Example', form: newId() }
  const both = await Promise.all([post(`/en${way.link}`, form), post(`/en${way.link}`, form)])
  expect(both.map(one => one.statusCode)).toEqual([200, 200])
  const codes = both.map(one => codeIn(one.body))
  expect(codes[0]).toHaveLength(15)
  expect(codes[1]).toBe(codes[0])
  const { messages } = await stateOf(way)
  expect(messages.filter((one: { kind: string }) => one.kind === 'accepted')).toHaveLength(1)
  // Whoever holds only the old link, as on the printed sheet, sees nothing of it.
  expect((await get(`/en${way.link}`)).statusCode).toBe(404)
  const other = await post(`/en${way.link}`, { ...form, form: newId() })
  expect(other.statusCode).toBe(404)
  expect(other.body).not.toContain('Намуна')
})

test('declining without a reason gives back what was typed, and decides nothing', async () => {
  const way = await referred()
  const page = await post(`/en${way.link}`, {
    move: 'decline',
    who: 'Dr. Example',
    note: 'Try the city "clinic"',
    form: newId(),
  })
  expect(page.statusCode).toBe(400)
  expect(page.body).toContain('value="Dr. Example"')
  expect(page.body).toContain('Try the city')
  expect(page.body).toContain('id="decline-reason-problem"')
  expect((await stateOf(way)).status).toBe('sent')
  const declined = await post(`/en${way.link}`, {
    move: 'decline',
    who: 'Dr. Example',
    note: 'Try the city clinic',
    reason: 'out_of_area',
    form: newId(),
  })
  expect(declined.statusCode).toBe(303)
  expect(declined.headers.location).toBe('/en/partner?done=decline')
  expect((await get('/en/partner?done=decline')).body).toContain('Your answer has arrived')
  expect(await stateOf(way)).toMatchObject({ status: 'declined', reason: 'out_of_area' })
})

test('a question, its reply, then accepting, then the outcome, each by its own code', async () => {
  const way = await referred()
  const asked = await post(`/en${way.link}`, {
    move: 'ask_more',
    who: 'A',
    note: 'Which city?',
    form: newId(),
  })
  expect(asked.body).toContain('Your question has arrived')
  expect(asked.body).not.toContain('Намуна')
  const { version } = await stateOf(way)
  await app.call(worker, 'POST', `/referrals/${way.id}/give-more`, { version, note: 'Samara.' })
  const seen = await post('/en/partner', { code: codeIn(asked.body) })
  expect(seen.body).toContain('Samara.')
  expect(seen.body).not.toContain('Намуна')
  const accepted = await post('/en/partner', {
    code: codeIn(asked.body),
    move: 'accept',
    who: 'A',
    form: newId(),
  })
  const later = await post('/en/partner', { code: codeIn(accepted.body) })
  expect(later.body).toContain('Намуна')
  const reported = await post('/en/partner', {
    code: codeIn(accepted.body),
    move: 'report',
    outcome: 'partly_met',
    who: 'A',
    form: newId(),
  })
  expect(reported.statusCode).toBe(303)
  expect(await stateOf(way)).toMatchObject({ status: 'done', outcome: 'partly_met' })
})

test('after the sender took it back, the link opens no form and tells nothing', async () => {
  const way = await referred()
  const accepted = await post(`/en${way.link}`, { move: 'accept', who: 'A', form: newId() })
  const { version } = await stateOf(way)
  await app.call(worker, 'POST', `/referrals/${way.id}/withdraw`, { version, reason: 'person_asked' })
  const page = await post('/en/partner', { code: codeIn(accepted.body) })
  expect(page.body).not.toContain('Намуна')
  expect(page.body).not.toContain('name="move"')
})

test('guessing is slowed: the eleventh try within a minute is told to wait', async () => {
  const tries = []
  for (let i = 0; i < 11; i++)
    tries.push((await post('/ky/partner', { code: `AAA-AAA-AAA-AA${i}` })).statusCode)
  expect(tries.at(-2)).toBe(404)
  expect(tries.at(-1)).toBe(429)
})
