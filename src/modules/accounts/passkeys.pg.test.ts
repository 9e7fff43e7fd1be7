import { expect, test } from 'vitest'
import { testApp, testPassword } from '#test/support/app.ts'
import { type Authenticator, authenticator, type Bend } from '#test/support/authenticator.ts'

const origin = 'https://hamroh.example.org'
const app = await testApp({ HAMROH_URL: origin })
const organisationId = await app.organisation({ secondFactor: true })

type Member = Awaited<ReturnType<typeof app.member>>

async function begin(who: Member) {
  return (await app.call(who, 'POST', '/me/passkeys/begin', { password: testPassword })).body
}

async function add(who: Member, device: Authenticator, name = 'My phone', bend: Bend = {}) {
  const { ceremony, options } = await begin(who)
  return app.call(who, 'POST', '/me/passkeys', { ceremony, name, credential: device.create(options, bend) })
}

async function enter(device: Authenticator, bend: Bend = {}) {
  const { ceremony, options } = (await app.call(null, 'POST', '/sign-in/passkey/begin', {})).body
  return app.call(null, 'POST', '/sign-in/passkey', { ceremony, credential: device.get(options, bend) })
}

test('a person keeps several passkeys by name, signs in with one without saying who they are, and removes it', async () => {
  const member = await app.member(organisationId, ['lawyer'])
  const [phone, key] = [authenticator(origin), authenticator(origin)]
  const first = await add(member, phone, 'Phone')
  expect(first.status, JSON.stringify(first.body)).toBe(201)
  expect(first.body.recoveryCodes).toHaveLength(10)
  expect((await add(member, key, 'Key in the drawer')).body.recoveryCodes).toEqual([])
  const entered = await enter(phone)
  expect(entered.status, JSON.stringify(entered.body)).toBe(200)
  // A passkey is two factors, so a lawyer is wholly in.
  expect(entered.body.me).toMatchObject({ userId: member.userId, limited: null })
  const { items } = (await app.call(member, 'GET', '/me/passkeys')).body
  expect(items.map((one: { name: string }) => one.name)).toEqual(['Phone', 'Key in the drawer'])
  expect(JSON.stringify(items)).not.toContain(phone.credentialId)
  const remove = (id: string, password: string | null) =>
    app.call(member, 'POST', `/me/passkeys/${id}/remove`, { password })
  expect((await remove(items[0].id, 'not it')).status).toBe(400)
  expect((await remove(items[0].id, testPassword)).status).toBe(204)
  expect((await enter(phone)).body.code).toBe('accounts.passkey_refused')
  expect((await enter(key)).status).toBe(200)
  // The last second factor of somebody who must have one stays.
  expect((await remove(items[1].id, testPassword)).body.code).toBe('accounts.second_factor_forced')
})

test('a passkey is not taken with another challenge, origin, host, purpose, or without finger or number', async () => {
  const member = await app.member(organisationId, ['operator'])
  for (const bend of [
    { challenge: 'AAAA' },
    { origin: 'https://hamroh.example.org.evil.example' },
    { rpId: 'evil.example' },
    { unverified: true },
    { type: 'webauthn.get' },
  ] satisfies Bend[]) {
    const reply = await add(member, authenticator(origin), 'x', bend)
    expect([reply.status, reply.body.code], JSON.stringify(bend)).toEqual([400, 'accounts.passkey_not_taken'])
  }
})

test('nobody enters with another challenge, origin, host, purpose, a forged signature, or without finger or number', async () => {
  const member = await app.member(organisationId, ['operator'])
  const device = authenticator(origin)
  await add(member, device)
  for (const bend of [
    { challenge: 'AAAA' },
    { origin: 'http://hamroh.example.org' },
    { rpId: 'example.org' },
    { unverified: true },
    { type: 'webauthn.create' },
    { forged: true },
  ] satisfies Bend[]) {
    const reply = await enter(device, bend)
    expect([reply.status, reply.body.code], JSON.stringify(bend)).toEqual([401, 'accounts.passkey_refused'])
  }
  expect((await enter(authenticator(origin))).body.code).toBe('accounts.passkey_refused')
})

test('a copy of a passkey gives itself away by its counter, and an answer works once', async () => {
  const member = await app.member(organisationId, ['operator'])
  const device = authenticator(origin)
  await add(member, device)
  expect((await enter(device, { counter: 41 })).status).toBe(200)
  expect((await enter(device, { counter: 41 })).status).toBe(401)
  expect((await enter(device, { counter: 7 })).status).toBe(401)
  const { ceremony, options } = (await app.call(null, 'POST', '/sign-in/passkey/begin', {})).body
  const answer = { ceremony, credential: device.get(options, { counter: 50 }) }
  const twice = await Promise.all([1, 2].map(() => app.call(null, 'POST', '/sign-in/passkey', answer)))
  expect(twice.map(reply => reply.status).sort()).toEqual([200, 401])
})

test('what was begun by one is not finished by another, for another purpose, or too late', async () => {
  const [one, other] = [
    await app.member(organisationId, ['operator']),
    await app.member(organisationId, ['operator']),
  ]
  const device = authenticator(origin)
  const begun = await begin(one)
  const finish = (who: Member, ceremony: string) =>
    app.call(who, 'POST', '/me/passkeys', { ceremony, name: 'x', credential: device.create(begun.options) })
  expect((await finish(other, begun.ceremony)).status).toBe(400)
  expect((await finish(one, `${begun.ceremony.slice(0, -2)}AA`)).status).toBe(400)
  const forEntering = (await app.call(null, 'POST', '/sign-in/passkey/begin', {})).body
  expect((await finish(one, forEntering.ceremony)).status).toBe(400)
  expect((await finish(one, begun.ceremony)).status).toBe(201)
  const late = await begin(one)
  const now = Date.now()
  app.setNow(new Date(now + 6 * 60_000).toISOString())
  expect((await finish(one, late.ceremony)).status).toBe(400)
  app.setNow(new Date(now).toISOString())
})

test('the password is asked again before a passkey is made', async () => {
  const member = await app.member(organisationId, ['operator'])
  expect((await app.call(member, 'POST', '/me/passkeys/begin', {})).status).toBe(400)
  expect((await app.call(member, 'POST', '/me/passkeys/begin', { password: 'guessed wrong' })).status).toBe(
    400,
  )
})
