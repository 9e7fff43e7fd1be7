import { expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { testApp, testPassword } from '#test/support/app.ts'
import { createInvitation } from './index.ts'

const app = await testApp()
const organisationId = await app.organisation()
const administrator = await app.member(organisationId, ['administrator'])

const signIn = (email: string, password: string, code?: string) =>
  app.call(null, 'POST', '/sign-in', { email, password, ...(code ? { code } : {}) })

test('a member signs in with address and password and is told who they are here', async () => {
  const reply = await signIn(administrator.email, testPassword)
  expect(reply.status).toBe(200)
  expect(reply.body.me).toMatchObject({
    email: administrator.email,
    roles: ['administrator'],
    organisation: { id: organisationId },
  })
  expect(reply.body.me.actions).toContain('accounts.invite')
  expect((await app.call({ ...administrator, token: reply.body.token }, 'GET', '/me')).status).toBe(200)
})

test('a wrong password and an unknown address get the same answer', async () => {
  const wrong = await signIn(administrator.email, 'not it at all')
  const unknown = await signIn('nobody@example.org', 'not it at all')
  expect(wrong.status).toBe(401)
  expect({ ...wrong.body, instance: '' }).toEqual({ ...unknown.body, instance: '' })
})

test('everything that is wrong with the input is told at once, by path', async () => {
  const reply = await app.call(null, 'POST', '/sign-in', { email: 'x' })
  expect(reply.status).toBe(400)
  expect(reply.headers['content-type']).toContain('application/problem+json')
  expect(reply.body.errors).toEqual([
    { path: 'email', code: 'not_an_email' },
    { path: 'password', code: 'required' },
  ])
})

test('without a session nothing is answered', async () => {
  expect((await app.call(null, 'GET', '/me')).status).toBe(401)
  expect((await app.call({ ...administrator, token: 'made-up' }, 'GET', '/me')).status).toBe(401)
})

test('a session that was ended holds no more, and only one’s own can be ended', async () => {
  const member = await app.member(organisationId, ['operator'])
  const other = (await signIn(member.email, testPassword)).body.token as string
  const sessions = (await app.call(member, 'GET', '/me/sessions')).body.items
  expect(sessions).toHaveLength(2)
  const second = sessions.find((session: { current: boolean }) => !session.current)
  expect((await app.call(administrator, 'DELETE', `/me/sessions/${second.id}`)).status).toBe(404)
  expect((await app.call(member, 'DELETE', `/me/sessions/${second.id}`)).status).toBe(204)
  expect((await app.call({ ...member, token: other }, 'GET', '/me')).status).toBe(401)
  expect((await app.call(member, 'POST', '/sign-out', {})).status).toBe(204)
  expect((await app.call(member, 'GET', '/me')).status).toBe(401)
})

test('with a second factor the password alone is not enough, a code works once, a recovery code once', async () => {
  const member = await app.member(organisationId, ['lawyer'])
  const { secret } = (await app.call(member, 'POST', '/me/second-factor', { password: testPassword })).body
  const code = app.codeOf(secret)
  const confirmed = await app.call(member, 'POST', '/me/second-factor/confirm', { code })
  expect(confirmed.body.recoveryCodes).toHaveLength(10)
  expect((await signIn(member.email, testPassword)).body.code).toBe('accounts.code_needed')
  expect((await signIn(member.email, testPassword, code)).body.code).toBe('accounts.wrong_code')
  const [recovery] = confirmed.body.recoveryCodes
  expect((await signIn(member.email, testPassword, recovery)).status).toBe(200)
  expect((await signIn(member.email, testPassword, recovery)).status).toBe(401)
})

test('ten wrong passwords lock the account for a while, and the count survives the refusals', async () => {
  const member = await app.member(organisationId, ['operator'])
  for (let i = 0; i < 10; i++) expect((await signIn(member.email, 'wrong password')).status).toBe(401)
  const locked = await signIn(member.email, testPassword)
  expect(locked.status).toBe(429)
  expect(locked.body.code).toBe('accounts.locked')
})

test('an invitation makes a member once, with the roles it named', async () => {
  const { link } = (
    await app.call(administrator, 'POST', '/invitations', {
      email: 'new@example.org',
      name: 'Nodira',
      roles: ['caseworker'],
    })
  ).body
  const token = link.split('#')[1]
  expect((await app.call(null, 'POST', '/invitations/read', { token })).body).toMatchObject({
    email: 'new@example.org',
  })
  const accept = (password: string) =>
    app.call(null, 'POST', '/invitations/accept', { token, name: 'Nodira', password, locale: 'tg' })
  expect((await accept('short')).body.errors).toEqual([{ path: 'password', code: 'weak_password' }])
  expect((await accept('long enough for us')).status).toBe(204)
  expect((await accept('long enough for us')).status).toBe(404)
  const signedIn = await signIn('new@example.org', 'long enough for us')
  expect(signedIn.body.me).toMatchObject({ roles: ['caseworker'], locale: 'tg' })
})

test('the same write with the same key is done once; with another body it is refused', async () => {
  const body = { email: 'twice@example.org', name: 'Once', roles: ['operator'] }
  const key = { 'idempotency-key': 'k-1' }
  const first = await app.call(administrator, 'POST', '/invitations', body, key)
  const again = await app.call(administrator, 'POST', '/invitations', body, key)
  expect(again.status).toBe(201)
  expect(again.body).toEqual(first.body)
  const other = await app.call(administrator, 'POST', '/invitations', { ...body, name: 'Other' }, key)
  expect(other.status).toBe(409)
  const both = await Promise.all(
    [1, 2, 3].map(() =>
      app.call(
        administrator,
        'POST',
        '/invitations',
        { ...body, email: 'race@example.org' },
        { 'idempotency-key': 'k-2' },
      ),
    ),
  )
  expect(new Set(both.map(reply => JSON.stringify(reply.body))).size).toBe(1)
})

test('a change on an older version is refused with both versions', async () => {
  const organisation = (await app.call(administrator, 'GET', `/organisations/${organisationId}`)).body
  const change = { ...organisation, phone: '+992 00 000 00 01' }
  expect((await app.call(administrator, 'PATCH', `/organisations/${organisationId}`, change)).status).toBe(
    200,
  )
  const late = await app.call(administrator, 'PATCH', `/organisations/${organisationId}`, {
    ...organisation,
    phone: '+992 00 000 00 02',
  })
  expect(late.status).toBe(409)
  expect(late.body.yours.phone).toBe('+992 00 000 00 02')
  expect(late.body.theirs.phone).toBe('+992 00 000 00 01')
})

test('the last administrator cannot take the role from themselves', async () => {
  const lone = await app.organisation()
  const only = await app.member(lone, ['administrator'])
  const [member] = (await app.call(only, 'GET', '/members')).body.items
  const reply = await app.call(only, 'PATCH', `/members/${only.userId}`, {
    version: member.version,
    roles: ['operator'],
    teamIds: [],
    active: true,
  })
  expect(reply.body.code).toBe('accounts.last_administrator')
})

test('the members of one organisation are not seen from another', async () => {
  const stranger = await app.member(await app.organisation(), ['administrator'])
  const seen = (await app.call(stranger, 'GET', '/members')).body.items
  expect(seen.map((member: { userId: string }) => member.userId)).toEqual([stranger.userId])
})

test('the very first invitation also says who signs in and what the organisation is called', async () => {
  const nameless = await app.organisation({ name: '' })
  const { token } = await app.engine.as(systemActor(nameless), use =>
    createInvitation(use, nameless, { email: '', name: '', roles: ['administrator'] }),
  )
  expect((await app.call(null, 'POST', '/invitations/read', { token })).body.firstOfAll).toBe(true)
  const accept = { token, name: 'Nodira', password: 'long enough for us', locale: 'tg' }
  const bare = await app.call(null, 'POST', '/invitations/accept', accept)
  expect(bare.body.errors.map((error: { path: string }) => error.path)).toEqual(['email', 'organisation'])
  const whole = { ...accept, email: 'nodira@example.org', organisation: 'My Centre' }
  expect((await app.call(null, 'POST', '/invitations/accept', whole)).status).toBe(204)
  const { me } = (await signIn('nodira@example.org', 'long enough for us')).body
  expect(me).toMatchObject({ roles: ['administrator'], organisation: { id: nameless, name: 'My Centre' } })
})
