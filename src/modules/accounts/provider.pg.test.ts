import { createHash } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import type { Role } from '#lib/actor.ts'
import { type Caller, type Reply, testApp, testPassword } from '#test/support/app.ts'
import { hostileProvider, type Lie } from '#test/support/hostile-provider.ts'
import { realProvider } from '#test/support/real-provider.ts'

const app = await testApp({ HAMROH_URL: 'http://localhost:8080', HAMROH_TRUST_PROXY: '1' })
let asked = 0
/** Each from another address, so that the limit by address does not meet the test. */
const from = () => ({ 'x-forwarded-for': `198.51.100.${asked++ % 250}` })
const returnAddress = 'http://localhost:8080/app/sign-in/return'
const client = { id: 'hamroh', secret: 'a-secret-of-the-test', returnAddress }
const real = await realProvider(client, email => !email.startsWith('unverified'))
afterAll(() => real.stop())

interface Settings {
  issuer?: string
  clientSecret?: string | null
  createsAccounts?: boolean
  createdRoles?: Role[]
  asksSecondFactor?: boolean
}

async function setUp(administrator: Caller, given: Settings = {}): Promise<Reply> {
  const { version } = (await app.call(administrator, 'GET', '/sign-in-settings')).body
  const provider = { issuer: real.issuer, clientId: client.id, clientSecret: client.secret, ...given }
  return app.call(administrator, 'PUT', '/sign-in-settings', { version, provider })
}

async function organisationWith(given: Settings = {}, secondFactor = false) {
  const id = await app.organisation({ secondFactor })
  const administrator = await app.member(id, ['administrator'])
  const reply = await setUp(administrator, given)
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  const { slug } = (await app.call(administrator, 'GET', `/organisations/${id}`)).body
  return { id, slug: slug as string, administrator }
}

async function begin(slug: string, to = '/') {
  const reply = await app.call(
    null,
    'POST',
    '/sign-in/organisation/begin',
    { organisation: slug, to },
    from(),
  )
  const cookie = String([reply.headers['set-cookie']].flat()[0] ?? '').split(';')[0] as string
  return { reply, url: String(reply.body.url ?? ''), cookie }
}

const finish = (given: URL | Record<string, string>, cookie: string) =>
  app.call(
    null,
    'POST',
    '/sign-in/organisation/finish',
    given instanceof URL ? Object.fromEntries(given.searchParams) : given,
    { ...from(), ...(cookie ? { cookie } : {}) },
  )

async function through(slug: string, email: string, to?: string) {
  const { url, cookie } = await begin(slug, to)
  return finish(await real.visit(url, email), cookie)
}

test('an invited person comes in through the real provider, and is the same person the next time', async () => {
  const { slug, administrator } = await organisationWith()
  const email = `${slug}@example.org`
  const invitation = { email, name: 'Nodira', roles: ['operator'] }
  expect((await app.call(administrator, 'POST', '/invitations', invitation)).status).toBe(201)
  const first = await through(slug, email, '/cases?state=open')
  expect(first.status, JSON.stringify(first.body)).toBe(200)
  expect(first.body).toMatchObject({
    to: '/cases?state=open',
    me: { name: 'Nodira', email, hasPassword: false },
  })
  const again = await through(slug, email)
  expect(again.body.me.userId).toBe(first.body.me.userId)
  expect((await app.call(administrator, 'GET', '/invitations')).body.items).toEqual([])
  expect((await app.call(null, 'GET', '/sign-in/organisations')).body.items).toContainEqual({
    slug,
    name: slug,
  })
})

test('a member is linked by a verified address; nobody else gets an account unless the administrator said so', async () => {
  const { id, slug, administrator } = await organisationWith()
  const member = await app.member(id, ['operator'])
  expect((await through(slug, member.email)).body.me.userId).toBe(member.userId)
  expect((await through(slug, 'stranger@example.org')).body.code).toBe('accounts.not_linked')
  const roles = { createsAccounts: true, createdRoles: ['operator'] as Role[], clientSecret: null }
  expect((await setUp(administrator, { ...roles, createdRoles: ['administrator'] })).status).toBe(400)
  expect((await setUp(administrator, roles)).status).toBe(200)
  expect((await through(slug, 'stranger@example.org')).body.me.roles).toEqual(['operator'])
  expect((await through(slug, 'unverified@example.org')).body.code).toBe('accounts.not_linked')
  // Another organisation's people are not taken over by this one's provider.
  const theirs = await app.member(await app.organisation(), ['lawyer'])
  expect((await through(slug, theirs.email)).body.code).toBe('accounts.not_linked')
  // Who left stays out.
  const { items } = (await app.call(administrator, 'GET', '/members')).body
  const { version } = items.find((one: { userId: string }) => one.userId === member.userId)
  const left = { version, roles: ['operator'], teamIds: [], active: false }
  expect((await app.call(administrator, 'PATCH', `/members/${member.userId}`, left)).status).toBe(200)
  expect((await through(slug, member.email)).body.code).toBe('accounts.no_organisation')
})

test('a provider’s word is one factor, unless the administrator says that it asks for two', async () => {
  const { id, slug, administrator } = await organisationWith({}, true)
  const lawyer = await app.member(id, ['lawyer'])
  expect((await through(slug, lawyer.email)).body.me.limited).toBe('set_up')
  expect((await setUp(administrator, { asksSecondFactor: true, clientSecret: null })).status).toBe(200)
  expect((await through(slug, lawyer.email)).body.me.limited).toBeNull()
})

test('the way back is bound to the browser that began, works once, and soon', async () => {
  const { id, slug } = await organisationWith()
  const member = await app.member(id, ['operator'])
  const { url, cookie } = await begin(slug)
  const back = await real.visit(url, member.email)
  const refused = async (given: URL, held: string) =>
    expect((await finish(given, held)).body.code).toBe('accounts.provider_refused')
  await refused(back, '')
  await refused(back, (await begin(slug)).cookie)
  await refused(back, 'hamroh_flow=AAAA')
  expect((await finish(back, cookie)).status).toBe(200)
  // The same answer again, from the browser's history.
  await refused(back, cookie)
  const late = await begin(slug)
  const answer = await real.visit(late.url, member.email)
  app.setNow(new Date(Date.now() + 11 * 60_000).toISOString())
  await refused(answer, late.cookie)
  app.setNow(new Date().toISOString())
})

test('a code that another flow got is refused by the provider, because the verifier is missing', async () => {
  const { id, slug } = await organisationWith()
  const victim = await app.member(id, ['operator'])
  const theirs = await begin(slug)
  const stolen = (await real.visit(theirs.url, victim.email)).searchParams.get('code') as string
  const mine = await begin(slug)
  const state = new URL(mine.url).searchParams.get('state') as string
  expect((await finish({ code: stolen, state, iss: real.issuer }, mine.cookie)).status).toBe(401)
  // And without a code, or with the provider's own no.
  const other = await begin(slug)
  const { searchParams } = new URL(other.url)
  const no = { state: searchParams.get('state') as string, error: 'access_denied', iss: real.issuer }
  expect((await finish(no, other.cookie)).body.code).toBe('accounts.provider_refused')
})

test('the return address leads nowhere but into the app', async () => {
  const { slug } = await organisationWith()
  for (const to of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/a b',
    '',
  ])
    expect((await begin(slug, to)).reply.status, to).toBe(400)
  const { url } = await begin(slug, '/cases')
  expect(new URL(url).searchParams.get('redirect_uri')).toBe(returnAddress)
})

test('an address of a provider is https elsewhere, and never inside our own network', async () => {
  const { administrator } = await organisationWith()
  for (const issuer of [
    'http://idp.example.org',
    'https://10.0.0.5',
    'https://192.168.1.1/realm',
    'https://169.254.169.254',
    'https://[fd00::1]',
    'https://user:secret@idp.example.org',
    'https://idp.example.org/?x=1',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'not an address',
  ])
    expect((await setUp(administrator, { issuer })).status, issuer).toBe(400)
  expect((await setUp(administrator, { issuer: 'https://idp.example.org' })).status).toBe(200)
  const operator = await app.member(administrator.organisationId, ['operator', 'supervisor'])
  const whole = { version: 1, provider: { issuer: real.issuer, clientId: 'x', clientSecret: 'y' } }
  expect((await app.call(operator, 'PUT', '/sign-in-settings', whole)).status).toBe(403)
})

test('the secret of the client goes in and never out', async () => {
  const { administrator } = await organisationWith()
  const said = JSON.stringify((await app.call(administrator, 'GET', '/sign-in-settings')).body)
  expect(said).not.toContain(client.secret)
  const { version } = (await app.call(administrator, 'GET', '/sign-in-settings')).body
  const provider = { issuer: real.issuer, clientId: 'other', clientSecret: 'an-even-newer-one' }
  const stale = await app.call(administrator, 'PUT', '/sign-in-settings', { version: version + 5, provider })
  expect(stale.status).toBe(409)
  expect(JSON.stringify(stale.body)).not.toContain('an-even-newer-one')
})

const now = () => Math.floor(Date.now() / 1000)
const lies: readonly (readonly [string, Lie])[] = [
  ['another issuer', { claims: { iss: 'https://idp.example.org' } }],
  ['another audience', { claims: { aud: 'somebody-else' } }],
  ['several audiences without a party', { claims: { aud: ['hamroh', 'other'], azp: 'other' } }],
  ['another nonce', { claims: { nonce: 'guessed' } }],
  ['no nonce', { claims: { nonce: undefined } }],
  ['an expired token', { claims: { exp: now() - 3600, iat: now() - 7200 } }],
  ['no expiry', { claims: { exp: undefined } }],
  ['no subject', { claims: { sub: undefined } }],
  ['no signature', { alg: 'none' }],
  ['HS256 with the public key', { alg: 'HS256' }],
  ['the signature of another key', { alg: 'other key' }],
]

test('a hostile provider gets nobody in, however it lies; honest, it does', async () => {
  const id = await app.organisation()
  const administrator = await app.member(id, ['administrator'])
  const member = await app.member(id, ['operator'])
  const hostile = await hostileProvider(client.id, member.email)
  try {
    expect((await setUp(administrator, { issuer: hostile.issuer })).status).toBe(200)
    const { slug } = (await app.call(administrator, 'GET', `/organisations/${id}`)).body
    const attempt = async (lie: Lie) => {
      hostile.lie = lie
      const { url, cookie } = await begin(slug)
      hostile.seen.authorize = new URL(url).searchParams
      const state = hostile.seen.authorize.get('state') as string
      return finish({ code: 'any', state }, cookie)
    }
    for (const [name, lie] of lies) {
      const reply = await attempt(lie)
      expect([reply.status, reply.body.code], name).toEqual([401, 'accounts.provider_refused'])
    }
    const honest = await attempt({})
    expect(honest.body.me?.userId, JSON.stringify(honest.body)).toBe(member.userId)
    // Always with a challenge that only we can answer.
    const challenge = hostile.seen.authorize?.get('code_challenge')
    const verifier = hostile.seen.token?.get('code_verifier') ?? ''
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(challenge)
    expect(hostile.seen.authorize?.get('code_challenge_method')).toBe('S256')
  } finally {
    hostile.stop()
  }
})

test('what a provider says of itself leads nowhere else: not into our network, not by redirection, not as another', async () => {
  const attempt = async (lie: Lie) => {
    const id = await app.organisation()
    const administrator = await app.member(id, ['administrator'])
    const hostile = await hostileProvider(client.id, 'x@example.org')
    hostile.lie = lie
    await setUp(administrator, { issuer: hostile.issuer })
    const { slug } = (await app.call(administrator, 'GET', `/organisations/${id}`)).body
    const begun = await begin(slug)
    const state = begun.url ? (new URL(begun.url).searchParams.get('state') as string) : ''
    const reply = state ? await finish({ code: 'any', state }, begun.cookie) : begun.reply
    hostile.stop()
    return [reply.status, reply.body.code]
  }
  const unreachable = [503, 'accounts.provider_unreachable']
  expect(await attempt({ redirect: 'https://10.0.0.1/' })).toEqual(unreachable)
  expect(await attempt({ discovery: { issuer: 'https://idp.example.org' } })).toEqual(unreachable)
  for (const token_endpoint of [
    'http://10.0.0.1/token',
    'https://10.0.0.1/token',
    'https://localhost.localdomain./token',
  ])
    expect(await attempt({ discovery: { token_endpoint } })).toEqual([401, 'accounts.provider_refused'])
})

test('who has a password and came through a provider still proves both before changing how they sign in', async () => {
  const { id, slug } = await organisationWith()
  const member = await app.member(id, ['operator'])
  const { token } = (await through(slug, member.email)).body
  const who = { ...member, token }
  expect((await app.call(who, 'POST', '/me/passkeys/begin', {})).status).toBe(400)
  expect((await app.call(who, 'POST', '/me/passkeys/begin', { password: testPassword })).status).toBe(200)
})
