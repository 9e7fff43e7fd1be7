import { expect, test } from 'vitest'
import { testApp, testPassword } from '#test/support/app.ts'

const app = await testApp()
const person = await app.member(await app.organisation(), ['caseworker'])
const signIn = async () =>
  (await app.call(null, 'POST', '/sign-in', { email: person.email, password: testPassword })).body.token
const as = (token: string) => ({ authorization: `Bearer ${token}` })
const keysOf = async (token: string) =>
  (await app.call(null, 'GET', '/me/device-key', undefined, as(token))).body

test('every session of a person gets the same key, and the key for a forgotten PIN only just after signing in', async () => {
  const [one, other] = [await signIn(), await signIn()]
  const keys = await keysOf(one)
  expect(Buffer.from(keys.key, 'base64url')).toHaveLength(32)
  expect(keys.afterSignIn).not.toBe(keys.key)
  expect(await keysOf(other)).toEqual(keys)
})

test('an ended session is told to clear its device, in the way that was ordered, and nothing else', async () => {
  const [mine, lost] = [await signIn(), await signIn()]
  const { items } = (await app.call(null, 'GET', '/me/sessions', undefined, as(lost))).body
  const id = items.find((session: { current: boolean }) => session.current).id
  expect((await app.call(null, 'POST', `/me/sessions/${id}/clear`, { what: 'lost' }, as(mine))).status).toBe(
    204,
  )
  const told = await app.call(null, 'GET', '/me', undefined, as(lost))
  expect(told).toMatchObject({ status: 401, body: { code: 'signed_out', clear: 'lost' } })
  await app.call(null, 'POST', '/sign-out', {}, as(mine))
  const over = await app.call(null, 'GET', '/me', undefined, as(mine))
  expect(over.status).toBe(401)
  expect(over.body.clear).toBeUndefined()
})

test('an administrator clears the devices of a member, but of nobody in another organisation', async () => {
  const boss = await app.member(person.organisationId, ['administrator'])
  const stranger = await app.member(await app.organisation(), ['administrator'])
  const token = await signIn()
  const order = { what: 'kept' }
  expect((await app.call(stranger, 'POST', `/members/${person.userId}/clear-devices`, order)).status).toBe(
    404,
  )
  const { body } = await app.call(boss, 'POST', `/members/${person.userId}/clear-devices`, order)
  expect(body.ended).toBeGreaterThan(0)
  expect((await app.call(null, 'GET', '/me', undefined, as(token))).body).toMatchObject({ clear: 'kept' })
})

test('after how many days without contact a device is cleared, and whether a passkey opens it, is the organisation’s to say', async () => {
  const boss = await app.member(person.organisationId, ['administrator'])
  const token = await signIn()
  expect((await keysOf(token)).days).toBe(14)
  const say = async (deviceDays: number) => {
    const { version } = (await app.call(boss, 'GET', '/sign-in-settings')).body
    return app.call(boss, 'PUT', '/sign-in-settings', { version, provider: null, deviceDays })
  }
  for (const wrong of [0, 61, 2.5]) expect((await say(wrong)).status, `${wrong}`).toBe(400)
  expect((await say(3)).body.deviceDays).toBe(3)
  expect((await keysOf(token)).days).toBe(3)
  const { version } = (await app.call(boss, 'GET', '/sign-in-settings')).body
  expect(
    (await app.call(boss, 'PUT', '/sign-in-settings', { version, provider: null })).body.deviceDays,
  ).toBe(3)
  expect((await keysOf(token)).passkeys).toBe(true)
  const forbidden = { version, provider: null, devicePasskeys: false }
  expect(
    (await app.call(boss, 'PUT', '/sign-in-settings', { ...forbidden, version: version + 1 })).status,
  ).toBe(200)
  expect(await keysOf(token)).toMatchObject({ days: 3, passkeys: false })
  const elsewhere = await app.member(await app.organisation(), ['caseworker'])
  expect((await app.call(elsewhere, 'GET', '/me/device-key')).body).toMatchObject({
    days: 14,
    passkeys: true,
  })
})
