import { expect, test } from 'vitest'
import type { Role } from '#lib/actor.ts'
import { type Caller, type Reply, testApp, testPassword } from '#test/support/app.ts'

const app = await testApp({ HAMROH_TRUST_PROXY: '1' })
const real = await app.organisation({ secondFactor: true })

const from = (address: string, cookies = '') => ({
  'x-forwarded-for': address,
  ...(cookies ? { cookie: cookies } : {}),
})
const signIn = (email: string, password: string, headers: Record<string, string> = {}, extra: object = {}) =>
  app.call(null, 'POST', '/sign-in', { email, password, ...extra }, headers)
const cookiesOf = (reply: Reply) =>
  [reply.headers['set-cookie']]
    .flat()
    .filter(Boolean)
    .map(cookie => String(cookie).split(';')[0])
    .join('; ')
/** As the browser on the same device sends it: what is left when the session's cookie is gone. */
const deviceOnly = (cookies: string) =>
  cookies
    .split('; ')
    .filter(cookie => cookie.startsWith('hamroh_device='))
    .join('')

const ended = { code: 'signed_out' }

test('two hundred wrong tries of a stranger stop neither the owner’s known device nor the owner elsewhere', async () => {
  const owner = await app.member(real, ['operator'])
  const first = await signIn(owner.email, testPassword, from('198.51.100.1'), { browser: true })
  const device = deviceOnly(cookiesOf(first))
  expect(device).not.toBe('')
  const statuses = new Set<number>()
  for (let n = 0; n < 200; n++)
    statuses.add((await signIn(owner.email, `wrong ${n}`, from('203.0.113.9'))).status)
  expect([...statuses].sort()).toEqual([401, 429])
  // Not even from the stranger's own address, where a new device would have to wait.
  expect((await signIn(owner.email, testPassword, from('203.0.113.9'))).status).toBe(429)
  expect((await signIn(owner.email, testPassword, from('203.0.113.9', device))).status).toBe(200)
  expect((await signIn(owner.email, testPassword, from('198.51.100.77'))).status).toBe(200)
})

test('a made-up device, or one of somebody else, is no known device', async () => {
  const [owner, other] = [await app.member(real, ['operator']), await app.member(real, ['operator'])]
  const theirs = deviceOnly(
    cookiesOf(await signIn(other.email, testPassword, from('198.51.100.2'), { browser: true })),
  )
  for (let n = 0; n < 10; n++) await signIn(owner.email, 'wrong', from('203.0.113.10', theirs))
  for (const cookie of [theirs, `hamroh_device=${'A'.repeat(43)}`])
    expect((await signIn(owner.email, testPassword, from('203.0.113.10', cookie))).status).toBe(429)
})

test('who guesses waits longer each time, is told until when, and waiting ends', async () => {
  const owner = await app.member(real, ['operator'])
  const start = Date.now()
  const at = (seconds: number) => app.setNow(new Date(start + seconds * 1000).toISOString())
  at(0)
  for (let n = 0; n < 10; n++)
    expect((await signIn(owner.email, 'wrong', from('203.0.113.11'))).status).toBe(401)
  const waits = []
  for (let elapsed = 0, n = 0; n < 9; n++) {
    const blocked = await signIn(owner.email, testPassword, from('203.0.113.11'))
    expect(blocked.body.code).toBe('accounts.locked')
    const wait = Math.round((Date.parse(blocked.body.until) - start) / 1000 - elapsed)
    waits.push(wait)
    elapsed += wait + 1
    at(elapsed)
    expect((await signIn(owner.email, 'wrong', from('203.0.113.11'))).status).toBe(401)
  }
  expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900])
  at(5000)
  expect((await signIn(owner.email, testPassword, from('203.0.113.11'))).status).toBe(200)
  app.setNow(new Date().toISOString())
})

test('one address that tries many accounts meets a ceiling, many tries at once included', async () => {
  const tries = await Promise.all(
    Array.from({ length: 120 }, (_, n) => signIn(`nobody${n}@example.org`, 'wrong', from('203.0.113.12'))),
  )
  expect(tries.filter(reply => reply.status === 401).length).toBeLessThanOrEqual(100)
  expect((await signIn('nobody@example.org', 'wrong', from('203.0.113.13'))).status).toBe(401)
  // An IPv6 network is one place, however many addresses it has.
  const owner = await app.member(real, ['operator'])
  for (let n = 0; n < 10; n++) await signIn(owner.email, 'wrong', from(`2001:db8:1:2::${n + 1}`))
  expect((await signIn(owner.email, testPassword, from('2001:db8:1:2:ffff::1'))).status).toBe(429)
  expect((await signIn(owner.email, testPassword, from('2001:db8:1:3::1'))).status).toBe(200)
})

test('an unknown address is as much work as a wrong password, and is slowed down like one', async () => {
  const owner = await app.member(real, ['operator'])
  // Work of the processor, not time: that depends on who else is at work.
  const work = { known: [] as number[], unknown: [] as number[] }
  for (let n = 0; n < 9; n++) {
    for (const [kind, email] of [
      ['known', owner.email],
      ['unknown', 'not-there@example.org'],
    ] as const) {
      const begun = process.cpuUsage()
      expect((await signIn(email, 'wrong', from('203.0.113.14'))).status).toBe(401)
      const { user, system } = process.cpuUsage(begun)
      work[kind].push(user + system)
    }
  }
  const ratio = Math.min(...work.unknown) / Math.min(...work.known)
  expect(ratio).toBeGreaterThan(0.6)
  expect(ratio).toBeLessThan(1.7)
  for (let n = 0; n < 2; n++) await signIn('not-there@example.org', 'wrong', from('203.0.113.14'))
  expect((await signIn('not-there@example.org', 'wrong', from('203.0.113.14'))).status).toBe(429)
})

async function limited(roles: Role[]): Promise<{ member: Caller; half: Caller; me: Reply['body']['me'] }> {
  const member = await app.member(real, roles)
  const { body } = await signIn(member.email, testPassword, from('198.51.100.3'))
  return { member, half: { ...member, token: body.token }, me: body.me }
}

test('who may read restricted files reaches only the set-up of a second factor until there is one', async () => {
  for (const role of ['caseworker', 'lawyer', 'supervisor'] as const) {
    const { half, me } = await limited([role])
    expect(me).toMatchObject({ limited: 'set_up', roles: [role] })
    expect(me.actions).not.toContain('accounts.list_members')
    for (const path of [
      '/cases',
      '/contacts',
      '/members',
      '/me/sessions',
      '/organisations',
      '/me/security',
    ]) {
      const reply = await app.call(half, 'GET', path)
      expect([reply.status, reply.body.code], path).toEqual([403, 'accounts.second_factor_needed'])
    }
    expect((await app.call(half, 'POST', '/me/password', { current: testPassword, next: 'x' })).status).toBe(
      403,
    )
    const { secret } = (await app.call(half, 'POST', '/me/second-factor', { password: testPassword })).body
    const code = app.codeOf(secret)
    expect((await app.call(half, 'POST', '/me/second-factor/confirm', { code })).status).toBe(200)
    // The same session is whole now.
    expect((await app.call(half, 'GET', '/me')).body).toMatchObject({ limited: null, secondFactor: true })
    expect((await app.call(half, 'GET', '/cases')).status).toBe(200)
    const removed = await app.call(half, 'POST', '/me/second-factor/remove', { password: testPassword })
    expect(removed.body.code).toBe('accounts.second_factor_forced')
  }
})

test('operators and administrators get in with a password; a waiver lets everybody, and administrators see it', async () => {
  for (const role of ['operator', 'administrator', 'programme_manager', 'auditor'] as const)
    expect((await limited([role])).me.limited, role).toBeNull()
  const demo = await app.organisation()
  const lawyer = await app.member(demo, ['lawyer'])
  const administrator = await app.member(demo, ['administrator'])
  const reply = await signIn(lawyer.email, testPassword, from('198.51.100.4'))
  expect(reply.body.me.limited).toBeNull()
  const settings = (await app.call(administrator, 'GET', '/sign-in-settings')).body
  expect(settings).toMatchObject({ secondFactorWaived: true, provider: null })
  const end = { version: settings.version, endWaiver: true, provider: null }
  expect((await app.call(administrator, 'PUT', '/sign-in-settings', end)).body.secondFactorWaived).toBe(false)
  // Whoever was in without one is out, and comes back to set it up; the waiver does not come back.
  expect((await app.call({ ...lawyer, token: reply.body.token }, 'GET', '/me')).body).toMatchObject(ended)
  expect((await signIn(lawyer.email, testPassword, from('198.51.100.4'))).body.me.limited).toBe('set_up')
  const again = { version: settings.version + 1, endWaiver: false, provider: null }
  expect((await app.call(administrator, 'PUT', '/sign-in-settings', again)).body.secondFactorWaived).toBe(
    false,
  )
})

test('who is given a role that reads restricted files signs in again; who leaves is out at once', async () => {
  const administrator = await app.member(real, ['administrator'])
  const member = await app.member(real, ['operator'])
  const change = async (roles: Role[], active: boolean) => {
    const { items } = (await app.call(administrator, 'GET', '/members')).body
    const { version } = items.find((one: { userId: string }) => one.userId === member.userId)
    return app.call(administrator, 'PATCH', `/members/${member.userId}`, {
      version,
      roles,
      teamIds: [],
      active,
    })
  }
  expect((await change(['operator', 'supervisor'], true)).status).toBe(200)
  expect((await app.call(member, 'GET', '/me')).status).toBe(401)
  const { token } = (await signIn(member.email, testPassword, from('198.51.100.5'))).body
  expect((await app.call({ ...member, token }, 'GET', '/me')).body.limited).toBe('set_up')
  expect((await change(['operator'], false)).status).toBe(200)
  expect((await app.call({ ...member, token }, 'GET', '/me')).body).toMatchObject(ended)
})

test('codes are guessed by whoever has the password, so they are counted by account, from wherever they come', async () => {
  const { member, half } = await limited(['lawyer'])
  const { secret } = (await app.call(half, 'POST', '/me/second-factor', { password: testPassword })).body
  const right = app.codeOf(secret)
  await app.call(half, 'POST', '/me/second-factor/confirm', { code: right })
  const wrong = right === '000000' ? '000001' : '000000'
  for (let n = 0; n < 10; n++)
    expect((await signIn(member.email, testPassword, from(`192.0.2.${n}`), { code: wrong })).status).toBe(401)
  const next = app.codeOf(secret, 30)
  const blocked = await signIn(member.email, testPassword, from('192.0.2.99'), { code: next })
  expect(blocked.body.code).toBe('accounts.locked')
})

test('a password is refused when it is common, in any script or on any keyboard, and never for its kinds of letters', async () => {
  const member = await app.member(real, ['operator'])
  const change = (next: string) =>
    app.call(member, 'POST', '/me/password', { current: testPassword, next }, from('198.51.100.6'))
  const codeOf = async (next: string) => (await change(next)).body?.errors?.[0]?.code
  expect(await codeOf('kort 1A!')).toBe('weak_password')
  for (const common of [
    'password123',
    'qwertyuiop',
    'йцукенгшщз',
    'gfhjkmgfhjkm',
    'парольпароль',
    'Tojikiston2026',
    'тоҷикистон1991',
    'Dushanbe2025!',
  ])
    expect(await codeOf(common), common).toBe('common_password')
  const { body, status } = await change('чойи кабуд дар пиёла')
  expect([status, body?.errors]).toEqual([204, undefined])
})

test('a person sees the own sessions, ends one or all others, and what happened to the account', async () => {
  const member = await app.member(real, ['operator'])
  const tokens: string[] = []
  for (const device of ['Phone', 'Desk', 'Library'])
    tokens.push(
      (await signIn(member.email, testPassword, from('198.51.100.8'), { device })).body.token as string,
    )
  await signIn(member.email, 'wrong', from('203.0.113.77'))
  const as = (n: number): Caller => ({ ...member, token: tokens[n] ?? '' })
  const { items } = (await app.call(as(0), 'GET', '/me/sessions')).body
  expect(items.map((one: { device: string }) => one.device).sort()).toEqual(['', 'Desk', 'Library', 'Phone'])
  expect((await app.call(as(0), 'POST', '/me/sessions/end-others', {})).body).toEqual({ ended: 3 })
  expect((await app.call(as(1), 'GET', '/me')).status).toBe(401)
  const happened = (await app.call(as(0), 'GET', '/me/security')).body.items
  const what = happened.map((one: { what: string }) => one.what)
  expect(what).toEqual(expect.arrayContaining(['sign_in', 'sign_in_failed', 'end_session']))
  expect(JSON.stringify(happened)).not.toContain('203.0.113')
})
