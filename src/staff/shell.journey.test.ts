/** The staff app in a real browser against the real server. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { fitsItsWindow, noGraveFaults, openJourney, shot, signIn, untilKept } from '#test/support/journey.ts'

const journey = await openJourney()
const { app } = journey
const person = await app.member(await app.organisation(), ['administrator'])

test('a person signs in, and what was typed as address survives a reload', async () => {
  const page = await journey.page()
  await page.goto('/app/')
  await page.locator('input[name=email]').fill(person.email)
  await untilKept(page)
  await page.reload()
  await expect.poll(() => page.locator('input[name=email]').inputValue()).toBe(person.email)
  await shot(page, 'sign-in-1280')
  await signIn(page, person)
  await expect.poll(() => page.locator('h1').textContent()).toContain('Sitora')
  await shot(page, 'start-1280')
})

test('the palette opens a screen by typing, and keys do nothing while somebody types', async () => {
  const page = await journey.signedIn(person)
  await page.keyboard.press('Control+k')
  await page.locator('dialog[open] input:focus').waitFor()
  await page.keyboard.type('memb')
  await shot(page, 'palette-1280')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('h1').textContent()).toBe('Members')
  await page.keyboard.press('a')
  await page.locator('dialog[open] input').first().fill('g')
  await page.keyboard.type('d a')
  await expect.poll(() => page.locator('dialog[open] input').first().inputValue()).toBe('gd a')
  await shot(page, 'invite-1280')
  const dialog = page.locator('dialog[open]')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await dialog.waitFor()
  await shot(page, 'help-1280')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await expect.poll(() => page.locator('h1').textContent()).toContain('Good day')
  await page.locator('h1:focus').waitFor()
})

test('without a network the app opens again, says so, and keeps what was typed', async () => {
  const page = await journey.signedIn(person)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.goto('/app/teams')
  const field = page.locator('main form input')
  await field.fill('Night shift of Khujand')
  await untilKept(page)
  await page.context().setOffline(true)
  await page.reload()
  // Without a PIN nothing on this device can be read now, and it says so.
  await expect.poll(() => page.locator('.lock').textContent()).toContain('no PIN')
  await shot(page, 'sealed-1280')
  await page.context().setOffline(false)
  await expect.poll(() => field.inputValue()).toBe('Night shift of Khujand')
  await page.context().setOffline(true)
  await page.locator('main form button').click()
  await expect
    .poll(() => page.locator('main form .notice').textContent())
    .toContain('No answer from the network')
  await shot(page, 'offline-1280')
  expect(await field.inputValue()).toBe('Night shift of Khujand')
  await page.context().setOffline(false)
  await page.locator('main form button').click()
  await expect.poll(() => page.locator('.list').textContent()).toBe('Night shift of Khujand')
  await expect.poll(() => field.inputValue()).toBe('')
})

test('two who change the same record see both versions and decide field by field', async () => {
  const page = await journey.signedIn(person)
  await page.goto('/app/organisation')
  await page.locator('main input').first().fill('Our name')
  const { body } = await app.call(person, 'GET', `/organisations/${person.organisationId}`)
  await app.call(person, 'PATCH', `/organisations/${person.organisationId}`, {
    ...body,
    name: 'Their name',
    phone: '+992 900 00 00 00',
  })
  await page.locator('main form button[type=submit]').click()
  await page.locator('.versions').waitFor()
  // The telephone, which only they changed, is taken without asking.
  await expect
    .poll(() => page.locator('.versions fieldset').allTextContents())
    .toEqual(['Name of the organisationYour versionOur nameTheir versionTheir name'])
  await shot(page, 'conflict-1280')
  await page.locator('.versions .btn.main').click()
  const after = async () => (await app.call(person, 'GET', `/organisations/${person.organisationId}`)).body
  await expect.poll(after).toMatchObject({ name: 'Our name', phone: '+992 900 00 00 00' })
})

test('somebody is invited, accepts in their own language, and switches the second factor on', async () => {
  const page = await journey.signedIn(person)
  await page.goto('/app/members')
  await page.locator('main h1').waitFor()
  await page.keyboard.press('a')
  const dialog = page.locator('dialog[open]')
  await dialog.locator('input').nth(0).fill('Manizha Example')
  await dialog.locator('input').nth(1).fill('manizha@example.org')
  await dialog.getByLabel('Lawyer').check()
  await dialog.locator('button[type=submit]').click()
  const link = await dialog.locator('b').textContent()
  const theirs = await journey.page({ width: 360, locale: 'tg-TJ' })
  await theirs.goto(link as string)
  await theirs.locator('input[type=password]').fill('чанор дар боғи мо')
  await shot(theirs, 'invitation-360')
  await theirs.locator('form button[type=submit]').click()
  await theirs.locator('.notice.ok').waitFor()
  await theirs.locator('a.btn.main').click()
  await theirs.locator('input[name=email]').fill('manizha@example.org')
  await theirs.locator('input[name=password]').fill('чанор дар боғи мо')
  await theirs.locator('form button[type=submit]').click()
  await theirs.locator('.shell h1').waitFor()
  await theirs.goto('/app/account')
  const second = theirs.locator('section.card').first()
  await second.locator('input').fill('чанор дар боғи мо')
  await second.locator('button').click()
  await second.locator('img').waitFor()
  await second.locator('img').scrollIntoViewIfNeeded()
  await shot(theirs, 'second-factor-360')
  const secret = ((await second.locator('p b').textContent()) as string).replaceAll(' ', '')
  await second.locator('input').fill(app.codeOf(secret))
  await second.locator('button').click()
  await expect.poll(() => theirs.locator('.codes li').count()).toBe(10)
  await shot(theirs, 'codes-360')
})

test('signing out takes everything of the person off the device', async () => {
  const page = await journey.signedIn(person)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.goto('/app/teams')
  await page.locator('main form input').fill('Words that stay here')
  await untilKept(page)
  await page.locator('.side button').click()
  await page.locator('dialog[open] .btn.main').click()
  await page.locator('input[name=email]').waitFor()
  expect(await keptOnDevice(page)).not.toContain('Words that stay here')
  await page.goto('/app/teams')
  await page.locator('input[name=email]').waitFor()
})

/** All that this origin keeps, as one text. */
function keptOnDevice(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('hamroh')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const read = (name: string) =>
      new Promise<unknown>(resolve => {
        const request = database.transaction(name).objectStore(name).getAll()
        request.onsuccess = () => resolve(request.result)
      })
    const kept = await Promise.all([...database.objectStoreNames].map(read))
    database.close()
    return JSON.stringify(kept) + JSON.stringify(localStorage)
  })
}

test.each([
  ['ru-RU', 360, true],
  ['tg-TJ', 1280, false],
] as const)(
  'in %s at %i pixels (dark: %s) nothing is seriously wrong for anybody',
  async (locale, width, dark) => {
    const page = await journey.page({ locale, width, colorScheme: dark ? 'dark' : 'light' })
    const name = `${locale.slice(0, 2)}-${width}`
    await page.goto('/app/')
    await page.locator('input[name=email]').waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale.slice(0, 2))
    await noGraveFaults(page)
    await shot(page, `door-${name}`)
    const who = await app.member(person.organisationId, ['administrator'])
    await app.call(who, 'PATCH', '/me', { name: 'Sitora Example', locale: locale.slice(0, 2) })
    await signIn(page, who)
    for (const path of ['', 'organisation', 'members', 'account', 'teams', 'partners', 'outbox']) {
      await page.goto(`/app/${path}`)
      await page.locator('main h1').waitFor()
      await expect.poll(() => page.locator('main .skeleton').count()).toBe(0)
      await noGraveFaults(page)
      await fitsItsWindow(page)
      await shot(page, `${path || 'start'}-${name}`)
    }
    await page.keyboard.press('Control+k')
    await page.locator('dialog[open]').waitFor()
    await noGraveFaults(page)
    await page.keyboard.press('Escape')
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
    if (width === 360) {
      await page.locator('.bottom > button').click()
      await shot(page, `more-${name}`)
      await noGraveFaults(page)
    }
  },
)
