import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { keepAllAnew } from '#platform/vault/kept.ts'
import { masterKeys, openVault } from '#platform/vault/master.ts'
import { rewrapUnderMaster } from '#platform/vault/rotate.ts'
import type { Caller } from '#test/support/app.ts'
import { temporaryFolder, testApp, testPassword } from '#test/support/app.ts'
import { commands } from './commands.ts'
import { openTotp } from './service/kept.ts'

const app = await testApp()
const organisationId = await app.organisation()
const supervisor = await app.member(organisationId, ['supervisor'], { name: 'Firuza First' })
const second = await app.member(organisationId, ['administrator'], { name: 'Said Second' })
const fresh = 'chashma-kuh-sabo'

const ask = (who: Caller, whom: Caller) => app.call(who, 'POST', `/members/${whom.userId}/recovery`, {})
const confirm = (who: Caller, id: string) => app.call(who, 'POST', `/recoveries/${id}/confirm`, {})
const signIn = (who: Caller, password: string) =>
  app.call(null, 'POST', '/sign-in', { email: who.email, password })

test('two colleagues open the way back in: sessions end, the link works once, the person is told by whom', async () => {
  const lost = await app.member(organisationId, ['caseworker'])
  const asked = await ask(supervisor, lost)
  expect(asked.status).toBe(201)
  expect((await ask(supervisor, lost)).body.code).toBe('accounts.recovery_asked')
  expect((await confirm(supervisor, asked.body.id)).body.code).toBe('accounts.recovery_same_person')
  expect((await app.call(lost, 'GET', '/me')).status).toBe(200)
  const waiting = (await app.call(second, 'GET', '/recoveries')).body.items
  expect(waiting).toMatchObject([{ userId: lost.userId, askedBy: 'Firuza First', may: { confirm: true } }])
  const { link } = (await confirm(second, asked.body.id)).body
  const token = link.split('#')[1]
  expect((await app.call(lost, 'GET', '/me')).status).toBe(401)
  const read = (await app.call(null, 'POST', '/recoveries/read', { token })).body
  expect(read).toMatchObject({ email: lost.email, by: ['Firuza First', 'Said Second'] })
  const finish = (password: string) => app.call(null, 'POST', '/recoveries/finish', { token, password })
  expect((await finish('qwertyuiop')).body.errors).toEqual([{ path: 'password', code: 'common_password' }])
  const both = await Promise.all([finish(fresh), finish(fresh)])
  expect(both.map(reply => reply.status).sort()).toEqual([204, 404])
  expect((await signIn(lost, testPassword)).status).toBe(401)
  const { me, token: session } = (await signIn(lost, fresh)).body
  expect(me.notices).toMatchObject([{ by: ['Firuza First', 'Said Second'] }])
  const back = { ...lost, token: session }
  const told = () => app.call(back, 'POST', `/me/notices/${me.notices[0].id}/read`, {})
  expect((await told()).status).toBe(204)
  expect((await told()).status).toBe(404)
  expect((await app.call(back, 'GET', '/me')).body.notices).toEqual([])
  const what = (await app.call(back, 'GET', '/me/security')).body.items.map(
    (one: { what: string }) => one.what,
  )
  expect(what).toEqual(expect.arrayContaining(['ask_recovery', 'confirm_recovery', 'recover']))
})

test('nobody recovers alone: not oneself, not as the one to be helped, not without the role, not from elsewhere', async () => {
  const lost = await app.member(organisationId, ['supervisor'])
  expect((await ask(lost, lost)).body.code).toBe('accounts.recovery_own')
  const { id } = (await ask(supervisor, lost)).body
  expect((await confirm(lost, id)).body.code).toBe('accounts.recovery_same_person')
  const operator = await app.member(organisationId, ['operator'])
  expect((await ask(operator, lost)).status).toBe(403)
  expect((await confirm(operator, id)).status).toBe(403)
  const stranger = await app.member(await app.organisation(), ['supervisor', 'administrator'])
  expect((await ask(stranger, lost)).status).toBe(404)
  expect((await confirm(stranger, id)).status).toBe(404)
  expect((await app.call(stranger, 'DELETE', `/recoveries/${id}`)).status).toBe(404)
  const raced = await Promise.all([confirm(second, id), confirm(second, id)])
  expect(raced.filter(reply => reply.status === 200)).toHaveLength(1)
})

test('who asked must still be trusted when the second one confirms; a link can be taken back and runs out', async () => {
  const lost = await app.member(organisationId, ['operator'])
  const left = await app.member(organisationId, ['supervisor'])
  const { id } = (await ask(left, lost)).body
  const { items } = (await app.call(second, 'GET', '/members')).body
  const { version } = items.find((one: { userId: string }) => one.userId === left.userId)
  const leaves = { version, roles: ['supervisor'], teamIds: [], active: false }
  expect((await app.call(second, 'PATCH', `/members/${left.userId}`, leaves)).status).toBe(200)
  expect((await confirm(second, id)).body.code).toBe('accounts.recovery_over')
  expect((await app.call(supervisor, 'DELETE', `/recoveries/${id}`)).status).toBe(204)
  const again = (await ask(supervisor, lost)).body
  const token = (await confirm(second, again.id)).body.link.split('#')[1]
  expect((await app.call(supervisor, 'DELETE', `/recoveries/${again.id}`)).status).toBe(204)
  expect((await app.call(null, 'POST', '/recoveries/finish', { token, password: fresh })).status).toBe(404)
  const third = (await ask(supervisor, lost)).body
  const late = (await confirm(second, third.id)).body.link.split('#')[1]
  const now = Date.now()
  app.setNow(new Date(now + 25 * 3_600_000).toISOString())
  expect((await app.call(null, 'POST', '/recoveries/finish', { token: late, password: fresh })).status).toBe(
    404,
  )
  app.setNow(new Date(now).toISOString())
})

test('who also works elsewhere is not let in by two of one organisation', async () => {
  const lost = await app.member(organisationId, ['operator'])
  const elsewhere = await app.organisation()
  const theirs = await app.member(elsewhere, ['administrator'])
  const invitation = { email: lost.email, name: 'Both', roles: ['operator'] }
  const { link } = (await app.call(theirs, 'POST', '/invitations', invitation)).body
  const accept = { token: link.split('#')[1], name: 'Both', password: testPassword, locale: 'ru' }
  expect((await app.call(null, 'POST', '/invitations/accept', accept)).status).toBe(204)
  expect((await ask(supervisor, lost)).body.code).toBe('accounts.recovery_elsewhere')
})

test('where no two are left, whoever runs the server opens it with the key from the safe; everybody there is told', async () => {
  const slug = `lost-${newId().slice(-8)}`
  const alone = await app.organisation({ slug })
  const lost = await app.member(alone, ['administrator'], { name: 'Zarina Only' })
  const colleague = await app.member(alone, ['operator'])
  const said: string[] = []
  const key = join(temporaryFolder(), 'key')
  writeFileSync(key, [...masterKeys().byId.values()].map(one => one.toString('base64')).join('\n'))
  const io = {
    readFile: (path: string) => readFile(path, 'utf8'),
    out: (text: string) => void said.push(text),
    err: (text: string) => void said.push(text),
  }
  const recover = async (given: Record<string, string>) => {
    said.length = 0
    const all = {
      organisation: slug,
      email: lost.email,
      operator: 'Bakhtiyor Server',
      reason: 'Zarina came to the office with her passport',
      key,
      ...given,
    }
    const words = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value])
    return commands['accounts recover']?.run(words, io, { engine: app.engine })
  }
  const another = `${key}-2`
  writeFileSync(another, Buffer.alloc(32, 9).toString('base64'))
  for (const wrong of [
    { key: another },
    { key: 'none' },
    { reason: 'lost' },
    { operator: '' },
    { email: 'x@example.org' },
  ])
    expect(await recover(wrong), JSON.stringify(wrong)).toBe(2)
  expect((await app.call(lost, 'GET', '/me')).status).toBe(200)
  expect(await recover({})).toBe(0)
  const { link, told } = JSON.parse(said.at(-1) ?? '')
  expect(told).toBe(2)
  expect((await app.call(lost, 'GET', '/me')).status).toBe(401)
  const token = link.split('#')[1]
  const read = (await app.call(null, 'POST', '/recoveries/read', { token })).body
  expect(read).toMatchObject({ email: lost.email, by: ['Bakhtiyor Server'] })
  const { notices } = (await app.call(colleague, 'GET', '/me')).body
  const operator = { account: 'Zarina Only', reason: 'Zarina came to the office with her passport' }
  expect(notices).toMatchObject([{ by: ['Bakhtiyor Server'], operator }])
  const known = () => app.call(colleague, 'POST', `/me/notices/${notices[0].id}/read`, {})
  expect((await known()).status).toBe(204)
  expect((await known()).status).toBe(404)
  expect((await app.call(colleague, 'GET', '/me')).body.notices).toEqual([])
  expect((await app.call(null, 'POST', '/recoveries/finish', { token, password: fresh })).status).toBe(204)
  const back = (await signIn(lost, fresh)).body
  const mine = (await app.call({ ...lost, token: back.token }, 'GET', '/me')).body.notices
  expect(mine).toMatchObject([{ operator: { account: null } }])
  expect((await app.call(null, 'POST', '/recoveries/finish', { token, password: fresh })).status).toBe(404)
  // Where two others could do it in the app, it is theirs to do.
  await app.member(alone, ['supervisor'])
  await app.member(alone, ['supervisor'])
  expect(await recover({})).toBe(2)
  expect(said.join()).toMatch(/two of them/)
})

test('secrets of authenticators lie sealed, those of before too, each opens for its owner alone, and they follow the master key', async () => {
  const owner = new pg.Client({ connectionString: app.ownerUrl })
  await owner.connect()
  const inside = async (userId: string) =>
    (await owner.query('select totp_secret as s from accounts.user where id = $1', [userId])).rows[0].s
  const one = await app.member(organisationId, ['operator'])
  const { secret } = (await app.call(one, 'POST', '/me/second-factor', { password: testPassword })).body
  expect(await inside(one.userId)).toMatch(/^m1\./)
  await owner.query('update accounts.user set totp_secret = $2 where id = $1', [one.userId, secret])
  expect(await keepAllAnew(app.engine)).toBe(1)
  const kept = await inside(one.userId)
  expect(kept).not.toContain(secret)
  expect(openTotp(one.userId, kept)).toBe(secret)
  expect(openTotp(supervisor.userId, kept)).toBeNull()

  const own = [...masterKeys().byId.values()].map(key => key.toString('base64')).join(',')
  const next = Buffer.alloc(32, 7).toString('base64')
  const using = (keys: string) => openVault({ dataDirectory: '', masterKeys: keys, masterKeyCommand: null })
  using(`${next},${own}`)
  await rewrapUnderMaster(app.engine)
  using(next)
  expect(openTotp(one.userId, await inside(one.userId))).toBe(secret)
  const confirmed = await app.call(one, 'POST', '/me/second-factor/confirm', { code: app.codeOf(secret) })
  expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200)
  using(`${own},${next}`)
  await rewrapUnderMaster(app.engine)
  using(own)
  await owner.end()
})
