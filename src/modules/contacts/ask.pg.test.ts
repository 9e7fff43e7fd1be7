import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { testApp } from '#test/support/app.ts'
import { readCode } from './domain/code.ts'

const app = await testApp()
const organisationId = await app.organisation({
  takesPublicRequests: true,
  country: 'TJ',
  languages: ['tg', 'ru'],
})
const operator = await app.member(organisationId, ['operator'], { name: 'Farida' })
const other = await app.member(organisationId, ['operator'])

const post = (path: string, fields: Record<string, string | string[]>, from = '10.0.0.1') =>
  app.server.inject({
    method: 'POST',
    url: path,
    remoteAddress: from,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map(one => [name, one] as [string, string]),
      ),
    ).toString(),
  })
let address = 0
const ask = (fields: Record<string, string | string[]>) =>
  post('/tg/ask', { formKey: crypto.randomUUID(), ...fields }, `10.1.0.${++address}`)
const codeIn = (html: string) => /data-code="([^"]+)"/.exec(html)?.[1] as string

test('somebody asks without a name and gets a code that can be read aloud', async () => {
  const reply = await ask({ needs: ['legal.wages'], said: 'Се моҳ маош нест', country: 'TJ' })
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['cache-control']).toBe('no-store')
  expect(reply.headers['set-cookie']).toBeUndefined()
  expect(readCode(codeIn(reply.body))).not.toBeNull()
})

test('what is missing is said beside its field, and everything typed comes back', async () => {
  const empty = await ask({ placeText: 'Самара <b>', reach: 'phone', reachAt: '12', homeCountry: 'TJ' })
  expect(empty.statusCode).toBe(400)
  expect(empty.body).toContain('value="Самара &lt;b>"')
  expect(empty.body).toMatch(/value="TJ"[^>]*selected|selected[^>]*value="TJ"/)
  expect(empty.body).toContain('id="needs-problem"')
  expect(empty.body).toContain('id="reachAt-problem"')
  const chosen = await ask({ needs: ['legal.wages', 'no.such'], reach: 'phone' })
  expect(chosen.statusCode).toBe(400)
  expect(chosen.body).toMatch(/value="legal.wages" checked/)
})

test('the same form sent twice, also at once, is one request with one code', async () => {
  const fields = { formKey: crypto.randomUUID(), said: 'twice' }
  const replies = await Promise.all([1, 2, 3].map(n => post('/ru/ask', fields, `10.2.0.${n}`)))
  const codes = new Set(replies.map(reply => codeIn(reply.body)))
  expect(codes.size).toBe(1)
  const { items } = (await app.call(operator, 'POST', '/contacts/search', { text: 'twice' })).body
  expect(items).toHaveLength(1)
})

test('a program that fills in what people do not see is not taken', async () => {
  const reply = await ask({ said: 'buy this', website: 'http://spam.example' })
  expect(reply.statusCode).toBe(400)
  expect((await app.call(operator, 'POST', '/contacts/search', { text: 'spam' })).body.items).toHaveLength(0)
})

test('who writes too often from one address waits', async () => {
  const fields = () => ({ formKey: crypto.randomUUID() })
  const codes = []
  for (let i = 0; i < 30; i++) codes.push((await post('/tg/ask', fields(), '10.9.9.9')).statusCode)
  expect(codes.at(-1)).toBe(400)
  const late = await post('/tg/ask', { ...fields(), said: 'дигар кӯшиш' }, '10.9.9.9')
  expect(late.statusCode).toBe(429)
  // One press more, and nothing is written a second time.
  expect(late.body).toContain('name="said" value="дигар кӯшиш"')
})

test('the most urgent request is first in the queue, one of two takes it, the reply stands at the code', async () => {
  const usual = await ask({ needs: ['education.school_place'] })
  const danger = await ask({ said: 'help', dangerNow: '1', reach: 'phone', reachAt: '+992 90 765 43 21' })
  expect(usual.statusCode).toBe(200)
  const { items } = (await app.call(operator, 'GET', '/contact-requests')).body
  expect(items[0]).toMatchObject({
    urgency: 'now',
    urgencyReasons: ['danger_now'],
    state: 'waiting',
    unread: true,
  })
  expect(JSON.stringify(items)).not.toMatch(/765.?43.?21/)
  const id = items[0].contactId
  const taken = await Promise.all(
    [operator, other].map(who => app.call(who, 'POST', `/contact-requests/${id}/take`, {})),
  )
  expect(taken.map(one => one.status).sort()).toEqual([200, 409])
  const messageId = newId()
  const body = { messageId, body: 'Мо имрӯз занг мезанем.' }
  expect((await app.call(operator, 'POST', `/contact-requests/${id}/reply`, body)).status).toBe(201)
  const again = await app.call(operator, 'POST', `/contact-requests/${id}/reply`, body)
  expect(again.body.messages).toHaveLength(1)
  const looked = await post('/tg/reply', { code: codeIn(danger.body).toLowerCase() })
  expect(looked.body).toContain('Мо имрӯз занг мезанем.')
  expect(looked.headers['cache-control']).toBe('no-store')
})

test('the person writes again, once, and the request is back in the queue', async () => {
  const code = codeIn((await ask({ said: 'first words' })).body)
  const message = { code, messageId: crypto.randomUUID(), body: 'second words' }
  const reply = await post('/tg/reply', message)
  expect(reply.body).toContain('second words')
  await post('/tg/reply', message)
  const { items } = (await app.call(operator, 'POST', '/contacts/search', { text: 'first' })).body
  const request = (await app.call(operator, 'GET', `/contact-requests/${items[0].id}`)).body
  expect(request.messages).toHaveLength(1)
  const closed = await app.call(operator, 'POST', `/contact-requests/${items[0].id}/close`, {
    outcome: 'answered',
  })
  expect(closed.body).toMatchObject({ state: 'closed', reachAt: null, contact: { outcome: 'answered' } })
})

test('a wrong, an unknown and a resting code get one answer; after ten wrong ones even the right one rests', async () => {
  const code = codeIn((await ask({ said: 'secret matter' })).body)
  const right = readCode(code) as NonNullable<ReturnType<typeof readCode>>
  const { secretFrom, showCode } = await import('./domain/code.ts')
  const guess = (seed: number) =>
    showCode({ reference: right.reference, secret: secretFrom(new Uint8Array(16).fill(seed)) })
  const unknown = await post('/tg/reply', { code: guess(1).replace(/^.{8}/, 'ABCD EFG') }, '10.3.0.99')
  const bodies = new Set<string>()
  const neutral = (html: string) => html.replace(/value="[^"]*"/g, '')
  bodies.add(neutral(unknown.body))
  for (let i = 1; i <= 10; i++) {
    const wrong = await post('/tg/reply', { code: guess(i) }, `10.3.0.${i}`)
    expect(wrong.statusCode).toBe(404)
    bodies.add(neutral(wrong.body))
  }
  const resting = await post('/tg/reply', { code }, '10.3.1.1')
  expect(resting.statusCode).toBe(404)
  bodies.add(neutral(resting.body))
  expect(bodies.size).toBe(1)
  app.setNow(new Date(Date.now() + 3_600_000).toISOString())
  expect((await post('/tg/reply', { code }, '10.3.1.2')).body).toContain('secret matter')
})

test('a request goes to an organisation where the person is; another one does not see it', async () => {
  const kyrgyz = await app.organisation({ takesPublicRequests: true, country: 'KG' })
  const there = await app.member(kyrgyz, ['operator'])
  await ask({ said: 'bishkekword', country: 'KG' })
  expect(
    (await app.call(there, 'POST', '/contacts/search', { text: 'bishkekword' })).body.items,
  ).toHaveLength(1)
  expect(
    (await app.call(operator, 'POST', '/contacts/search', { text: 'bishkekword' })).body.items,
  ).toHaveLength(0)
})

test('the pages are there in six languages and set no cookie', async () => {
  for (const locale of ['en', 'ru', 'tg', 'ky', 'uz', 'kk']) {
    for (const path of ['/', '/ask', '/reply', '/who']) {
      const reply = await app.server.inject({ url: `/${locale}${path}` })
      expect(reply.statusCode).toBe(200)
      expect(reply.headers['set-cookie']).toBeUndefined()
      expect(reply.body).not.toMatch(/contacts\.\w+\.|<script(?! src="\/assets\/page.js")/)
    }
  }
})

test('what somebody says in their own words makes it urgent, whatever they chose', async () => {
  const urgencyOf = async (fields: Record<string, string | string[]>) => {
    const reference = codeIn((await ask(fields)).body)
      .replaceAll(' ', '')
      .slice(0, 7)
    const { items } = (await app.call(operator, 'GET', '/contact-requests')).body
    return items.find((one: { reference: string }) => one.reference.replaceAll(/\W/g, '') === reference)
  }
  const beaten = await urgencyOf({ needs: ['money.benefit'], said: 'Мне нужно пособие. Муж меня бьёт.' })
  expect(beaten).toMatchObject({ needs: ['money.benefit', 'safety.family_violence'], urgency: 'today' })
  const tired = await urgencyOf({ said: 'Яшагим келмаяпти' })
  expect(tired).toMatchObject({ needs: ['health.suicide'], urgency: 'now' })
  const calm = await urgencyOf({ needs: ['legal.wages'], said: 'Хочу узнать про патент' })
  expect(calm).toMatchObject({ needs: ['legal.wages'], urgency: 'usual' })
})
