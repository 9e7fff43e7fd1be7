import { expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { day } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { consentFor } from '#modules/people/index.ts'
import { testApp } from '#test/support/app.ts'
import { findConsent, insertConsent } from './store/consents.ts'

const app = await testApp()
app.setNow('2026-11-22T08:00:00.000Z')
const organisationId = await app.organisation({ name: 'Hotline <Dushanbe>', phone: '+992 00 000 00 00' })
const lawyers = await app.organisation({ name: 'Women Lawyers' })
const operator = await app.member(organisationId, ['operator'])
const { body: person } = await app.call(operator, 'POST', '/people', { names: [{ text: 'Manija Secret' }] })
const agreed = {
  scopes: ['identity', 'story'],
  recipientId: lawyers,
  purpose: 'referral',
  until: '2027-02-22',
  givenHow: 'spoken',
  language: 'tg',
}
const give = (given: object = {}) =>
  app.call(operator, 'POST', `/people/${person.id}/consents`, { ...agreed, ...given })
const ask = (given: object = {}) =>
  app.engine.as(systemActor(organisationId), use =>
    consentFor(use, {
      personId: person.id,
      recipientId: lawyers,
      purpose: 'referral',
      scopes: ['identity'],
      on: day('2026-12-01'),
      ...given,
    }),
  )

test('a consent covers what was said until it is taken back, and its taking back is announced', async () => {
  expect(await ask()).toBeNull()
  const given = await give()
  expect(given.status).toBe(201)
  expect(given.body).toMatchObject({ givenOn: '2026-11-22', standing: 'holds' })
  expect(await ask()).toBe(given.body.id)
  expect(await ask({ scopes: ['health'] })).toBeNull()
  expect(await ask({ recipientId: organisationId })).toBeNull()
  expect(await ask({ on: day('2027-02-23') })).toBeNull()
  const path = `/people/${person.id}/consents/${given.body.id}/withdraw`
  const withdrawn = await app.call(operator, 'POST', path, { reason: 'afraid of the neighbours' })
  expect(withdrawn.body).toMatchObject({ standing: 'withdrawn', withdrawnReason: 'afraid of the neighbours' })
  expect(await ask()).toBeNull()
  expect((await app.call(operator, 'POST', path, {})).body.code).toBe('people.already_withdrawn')
  const events = await app.engine.as(systemActor(organisationId), use =>
    use.db.selectFrom('platform.event').selectAll().where('name', '=', 'people.consent_withdrawn').execute(),
  )
  expect(events.map(event => event.payload)).toEqual([{ consentId: given.body.id, personId: person.id }])
})

test('a reference that is drawn twice is no refusal: the second consent is not written, and draws another', async () => {
  const { body: first } = await give()
  const written = await app.engine.as(systemActor(organisationId), async use => {
    const row = await findConsent(use.db, organisationId, first.id)
    if (!row) throw new Error('the consent is not there')
    return insertConsent(use.db, { ...row, id: newId() })
  })
  expect(written).toBe(false)
})

test('what makes no sense in a consent is said by field', async () => {
  const problem = async (given: object) => (await give(given)).body.errors[0]
  expect(await problem({ recipientId: null })).toMatchObject({ path: 'recipientId', code: 'required' })
  expect(await problem({ recipientName: 'both' })).toMatchObject({ path: 'recipientId' })
  expect(await problem({ scopes: [] })).toMatchObject({ path: 'scopes', code: 'required' })
  expect(await problem({ until: '2026-11-21' })).toMatchObject({ path: 'until', code: 'before_the_start' })
  expect(await problem({ until: '2040-01-01' })).toMatchObject({ path: 'until', code: 'too_late' })
  expect(await problem({ givenOn: '2026-12-01' })).toMatchObject({ path: 'givenOn', code: 'in_the_future' })
  expect(await problem({ givenHow: 'guardian' })).toMatchObject({ path: 'guardian', code: 'required' })
})

test('the receipt speaks the person’s language, carries the code and never the name', async () => {
  const { body: consent } = await give({ recipientId: null, recipientName: 'Embassy & <friends>' })
  const path = `/people/${person.id}/consents/${consent.id}/receipt`
  const reply = await app.call(operator, 'GET', path)
  expect(reply.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(reply.body).toContain('<html lang="tg">')
  expect(reply.body).toContain(consent.reference)
  expect(reply.body).toContain('Embassy &amp; &lt;friends&gt;')
  expect(reply.body).not.toContain('Manija')
  for (const language of ['en', 'ru', 'tg', 'ky', 'uz', 'kk']) {
    const text = (await app.call(operator, 'GET', `${path}?format=text&language=${language}`)).body as string
    expect(text).not.toMatch(/people\.|\{\w+\}/)
  }
})
