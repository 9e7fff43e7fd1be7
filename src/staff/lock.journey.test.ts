/** What lies on a device in a real browser: sealed, locked, cleared from elsewhere. */
import type { CDPSession, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  everythingKept,
  looksSound,
  openJourney,
  shot,
  shotAtBothWidths,
  signIn,
} from '#test/support/journey.ts'

const journey = await openJourney({ byName: true })
const { app } = journey
const organisation = await app.organisation()
const pin = 'olma 4821'
const planted = ['Planted Zarrina', 'planted reason', '992933555777']

const setPin = async (page: Page, set = 'Set a PIN', change = 'Change the PIN') => {
  await page.goto('/app/account')
  await page.getByRole('button', { name: set }).last().click()
  await page.locator('dialog input[name=pin]').fill(pin)
  await page.locator('dialog input[name=again]').fill(pin)
  await looksSound(page, `pin-${page.viewportSize()?.width}`)
  await page.locator('dialog button[type=submit]').click()
  await page.getByRole('button', { name: change }).waitFor()
}

const open = async (page: Page, typed: string) => {
  await page.locator('.lock input[name=pin]').fill(typed)
  await page.locator('.lock button[type=submit]').click()
}

/** Opens the screen of a new contact and types into it what must not be found later. */
async function typeOffline(page: Page): Promise<void> {
  await page.goto('/app/people/new')
  await open(page, pin)
  await page.locator('main textarea').first().waitFor()
  await page.context().setOffline(true)
  await page
    .getByLabel('Name', { exact: false })
    .first()
    .fill(planted[0] as string)
  await page.locator('main textarea').first().fill(`${planted[1]} ${planted[2]}`)
  await page.locator('main form button[type=submit]').click()
  await expect.poll(() => page.locator('.netline').textContent()).toContain('1 change')
}

const worker = () => app.member(organisation, ['caseworker', 'administrator'])

test('what was typed offline is nowhere readable after the page closed, opens with the PIN alone, and arrives', async () => {
  const who = await worker()
  const page = await journey.signedIn(who)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await setPin(page)
  await typeOffline(page)
  await page.reload()
  await page.locator('.lock input[name=pin]').waitFor()
  await looksSound(page, 'lock-1280')
  await expect.poll(() => page.locator('body').textContent()).toContain('1 change waits here')
  const kept = await everythingKept(page)
  expect(kept).toContain('unsent:1')
  for (const text of [...planted, who.email, 'Sitora', pin]) expect(kept).not.toContain(text)
  await open(page, 'wrong 1')
  await expect.poll(() => page.locator('.lock .notice').textContent()).toContain('9 tries')
  await open(page, pin)
  await page.locator('.shell').waitFor()
  await page.locator('.netline').click()
  await page.locator('article summary').click()
  await expect.poll(() => page.locator('article').textContent()).toContain(planted[0])
  await page.context().setOffline(false)
  await expect.poll(() => page.locator('main').textContent()).toContain('Everything has been sent')
})

test('it locks after minutes without use, offline too, and shows nothing behind the lock', async () => {
  const page = await journey.page({ width: 360 })
  await page.clock.install()
  await signIn(page, await worker())
  await setPin(page)
  await shot(page, 'device-card-360')
  await page.context().setOffline(true)
  await page.clock.fastForward('04:00')
  expect(await page.locator('.lock').count()).toBe(0)
  await page.clock.fastForward('06:00')
  await page.locator('.lock input[name=pin]').waitFor()
  await looksSound(page, 'lock-360')
  expect(await page.locator('.shell').count()).toBe(0)
  expect(await page.title()).toBe('Hamroh')
  await open(page, pin)
  await expect.poll(() => page.locator('main h1').textContent()).toBe('My account')
})

/** The device's own passkeys, in Chromium, which make numbers to seal under. */
async function withPasskeys(page: Page): Promise<{ session: CDPSession; authenticatorId: string }> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal' },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true, hasPrf: true },
      automaticPresenceSimulation: true,
    },
  })
  return { session, authenticatorId }
}

test('a worker lets the device’s own unlocking open it beside the PIN; removed or forbidden, the PIN still does', async () => {
  const own = await app.organisation()
  const page = await journey.page({ width: 360 })
  const { session, authenticatorId } = await withPasskeys(page)
  await signIn(page, await app.member(own, ['caseworker'], { locale: 'ru' }))
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await setPin(page, 'Задать PIN', 'Сменить PIN')
  await page.locator('.card', { hasText: 'без ввода PIN' }).getByRole('button', { name: 'Включить' }).click()
  await page.locator('dialog input[name=old]').fill('не тот')
  await page.locator('dialog button[type=submit]').click()
  await page.locator('dialog .summary').getByText('могут открыть и другие').waitFor()
  await page.getByLabel('могу открыть только я').check()
  await page.locator('dialog button[type=submit]').click()
  await page.locator('dialog .wrong').getByText('Осталось 9 попыток').waitFor()
  await looksSound(page, 'passkey-360')
  await shotAtBothWidths(page, 'passkey')
  await page.locator('dialog input[name=old]').fill(pin)
  await page.locator('dialog button[type=submit]').click()
  await page.getByRole('button', { name: 'Открывать только по PIN' }).waitFor()
  await shotAtBothWidths(page, 'passkey-card')
  await page.context().setOffline(true)
  const lockIt = async () => {
    await page.locator('.card').getByRole('button', { name: 'Заблокировать' }).click()
    await page.locator('.lock input[name=pin]').waitFor()
  }
  const byPasskey = page.getByRole('button', { name: 'Открыть пальцем' })
  await lockIt()
  await looksSound(page, 'lock-passkey-360')
  await byPasskey.click()
  await page.getByRole('button', { name: 'Открывать только по PIN' }).waitFor()
  await lockIt()
  await session.send('WebAuthn.clearCredentials', { authenticatorId })
  await byPasskey.click()
  await page.getByText('Не открылось').waitFor()
  await shotAtBothWidths(page, 'lock-passkey-failed')
  await open(page, pin)
  await page.getByRole('button', { name: 'Открывать только по PIN' }).waitFor()
  await lockIt()
  await page.context().setOffline(false)
  const boss = await app.member(own, ['administrator'])
  const { version } = (await app.call(boss, 'GET', '/sign-in-settings')).body
  const settings = { version, provider: null, devicePasskeys: false }
  expect((await app.call(boss, 'PUT', '/sign-in-settings', settings)).status).toBe(200)
  await page.reload()
  await page.locator('.lock input[name=pin]').waitFor()
  await byPasskey.waitFor({ state: 'detached' })
  await open(page, pin)
  await page.getByText('открывает только PIN').waitFor()
})

test('a device cleared from elsewhere keeps sealed what was not sent, and nothing at all when it is lost', async () => {
  const who = await worker()
  const page = await journey.signedIn(who)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await setPin(page)
  await typeOffline(page)
  const boss = await app.member(organisation, ['administrator'])
  await app.call(boss, 'POST', `/members/${who.userId}/clear-devices`, { what: 'kept' })
  await page.context().setOffline(false)
  await expect.poll(() => page.locator('.farewell').textContent()).toContain('1 change')
  await page.reload()
  await expect.poll(() => page.locator('.farewell').textContent()).toContain('1 change')
  await shot(page, 'cleared-1280')
  expect(await everythingKept(page)).toContain('kept:0')
  const arrived = page.waitForResponse(
    reply => reply.request().method() === 'POST' && reply.url().endsWith('/api/v1/people'),
  )
  await signIn(page, who)
  expect((await arrived).status()).toBe(201)
  await app.call(boss, 'POST', `/members/${who.userId}/clear-devices`, { what: 'lost' })
  await page.reload()
  await page.locator('.farewell').waitFor()
  const kept = await everythingKept(page)
  for (const store of ['kept:0', 'unsent:0', 'locks:0']) expect(kept).toContain(store)
  await signIn(page, who)
  await expect.poll(() => everythingKept(page)).not.toContain('locks:0')
  // The page went away in the middle of it: the next start finishes, without a network too.
  await page.evaluate(
    owner => localStorage.setItem('hamroh.empty', JSON.stringify({ owner, lost: true })),
    who.userId,
  )
  await page.context().setOffline(true)
  await page.reload()
  await page.locator('.farewell').waitFor()
  expect(await everythingKept(page)).toContain('locks:0')
})

test('two who changed the same goal without knowing see both versions, keep both, and nothing is lost', async () => {
  const who = await worker()
  const opened = await app.call(who, 'POST', '/cases', { needs: [{ code: 'legal.wages' }] })
  const path = `/cases/${opened.body.id}`
  const goal = (await app.call(who, 'POST', `${path}/goals`, { text: 'Wages paid' })).body
  const page = await journey.signedIn(who, { width: 360 })
  await page.goto(`/app${path}`)
  await page.getByRole('button', { name: 'Edit: Wages paid' }).click()
  await page.context().setOffline(true)
  await page.locator('dialog textarea').fill('Wages paid in full')
  await page.locator('dialog form button[type=submit]').click()
  await expect.poll(() => page.locator('.netline').textContent()).toContain('1 change')
  await shot(page, 'offer-360')
  const theirs = { version: goal.version, text: 'Wages paid by May', status: 'open' }
  expect((await app.call(who, 'PATCH', `${path}/goals/${goal.id}`, theirs)).status).toBe(200)
  await page.context().setOffline(false)
  await page.locator('.netline.danger').click()
  await page.locator('.versions').waitFor()
  await looksSound(page, 'versions-360')
  await page.setViewportSize({ width: 1280, height: 800 })
  await looksSound(page, 'versions-1280')
  await expect.poll(() => page.locator('main').textContent()).toContain('Changed by')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Look at both versions' }).click()
  await page.getByText('Keep both').click()
  await page.locator('.versions .btn.main').click()
  await expect
    .poll(async () => (await app.call(who, 'GET', path)).body.goals[0].text)
    .toBe('Wages paid by May\nWages paid in full')
})
