/** A person's file in a real browser, by keyboard and at both widths. */
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Caller, type TestApp, testApp, testPassword } from '#test/support/app.ts'
import { openBrowser } from '#test/support/browser.ts'
import { buildStaffApp } from '#test/support/staff-app.ts'

let app: TestApp
let browser: Browser
let address: string
let operator: Caller
const contexts: BrowserContext[] = []
const complaints: string[] = []

beforeAll(async () => {
  await buildStaffApp()
  app = await testApp()
  address = await app.server.listen({ port: 0, host: '127.0.0.1' })
  operator = await app.member(await app.organisation({ country: 'TJ' }), ['operator', 'caseworker'])
  browser = await openBrowser()
})

afterEach(async () => {
  await Promise.all(contexts.splice(0).map(context => context.close()))
  expect(complaints.splice(0)).toEqual([])
})

afterAll(() => browser?.close())

async function open(width = 1280): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height: width < 900 ? 740 : 800 },
    locale: 'en-GB',
  })
  contexts.push(context)
  const page = await context.newPage()
  page.on('pageerror', error => complaints.push(String(error)))
  await page.goto('/app/')
  await page.locator('input[name=email]').fill(operator.email)
  await page.locator('input[name=password]').fill(testPassword)
  await page.locator('form button[type=submit]').click()
  await page.locator('.shell h1').waitFor()
  return page
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.HAMROH_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

async function grave(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)
}

test('an operator enters a person, says how to reach her safely, and the number is not shown at a bad hour', async () => {
  app.setNow('2026-11-22T08:00:00.000Z')
  const page = await open()
  await page.goto('/app/people/new')
  await page.getByLabel('Name as heard').fill('Шарипова Нигора')
  await page.getByText('Female').click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { level: 1, name: 'Шарипова Нигора' }).waitFor()
  await page.getByRole('button', { name: 'Add a way' }).click()
  await page.getByLabel('Number', { exact: true }).fill('90 123 45 67')
  await page.getByLabel('From').fill('20:00')
  await page.getByLabel('Until', { exact: true }).fill('22:00')
  await page.getByLabel('The phone is shared').check()
  await page.getByLabel('If somebody else answers, say').fill('It is about the sewing course')
  await shot(page, 'way-1280')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByText('••• 67').waitFor()
  expect(await page.getByText('Not at this hour').count()).toBe(1)
  expect(await page.content()).not.toContain('+99290')
  expect(await grave(page)).toEqual([])
  await shot(page, 'person-1280')
  await page.getByRole('button', { name: 'Show the number' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Show the number' }).click()
  await page.getByRole('dialog').getByText('It is not safe to reach this person').waitFor()
  await shot(page, 'reveal-1280')
})

test('on a phone: the name typed in other letters finds the file, and a consent is recorded there', async () => {
  app.setNow('2026-11-22T08:00:00.000Z')
  const page = await open(360)
  await page.goto('/app/people')
  await page.getByLabel('Name or reference').fill('Sharifova Nigora')
  await page.getByText('written in other letters').waitFor()
  expect(await grave(page)).toEqual([])
  await shot(page, 'search-360')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Шарипова Нигора' }).waitFor()
  await page.getByRole('button', { name: 'Record a consent' }).click()
  await page.getByLabel('or somebody else, by name').fill('The embassy')
  await page.getByText('in spoken words').click()
  await shot(page, 'consent-360')
  await page.getByRole('dialog').getByRole('button', { name: 'Record a consent' }).click()
  await page.getByText('in force').waitFor()
  expect(await grave(page)).toEqual([])
  await shot(page, 'person-360')
})

test('a caseworker completes the file: day of birth, groups, place, health, a paper corrected, restriction', async () => {
  const { body: person } = await app.call(operator, 'POST', '/people', {
    names: [{ text: 'Malika Example' }],
    placeText: 'a village near Vose',
  })
  const page = await open()
  await page.goto(`/app/people/${person.id}`)
  await page.getByRole('heading', { level: 1, name: 'Malika Example' }).waitFor()
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Day of birth').fill('1994-05-12')
  await dialog.getByText('Abandoned wife').click()
  await dialog.getByText('a village near Vose').waitFor()
  await dialog.getByRole('combobox', { name: /Home/ }).fill('Vose')
  await dialog.locator('.combo [role=option]').first().click()
  await shot(page, 'edit-1280')
  expect(await grave(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('12 May 1994').waitFor()
  await page.getByText('Abandoned wife').waitFor()
  await page.getByRole('button', { name: /Edit: .*[Hh]ealth/ }).click()
  await dialog.getByRole('textbox').fill('Diabetes: insulin every evening')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Diabetes: insulin every evening').waitFor()
  await page.getByRole('button', { name: 'Add a document' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Edit: Passport' }).click()
  await dialog.getByText('the employer').click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText(/the employer/).waitFor()
  await page.getByRole('button', { name: 'Restrict access' }).click()
  await shot(page, 'restrict-1280')
  await dialog.getByRole('button', { name: 'Restrict access' }).click()
  await page.locator('.tag', { hasText: 'Restricted access' }).waitFor()
  const file = (await app.call(operator, 'GET', `/people/${person.id}`)).body
  expect(file).toMatchObject({
    birthDay: '1994-05-12',
    birthYear: 1994,
    targetGroups: ['abandoned_wife'],
    workerIds: [operator.userId],
  })
  expect(file.placeId).toMatch(/^TJ/)
  expect(await grave(page)).toEqual([])
  await shot(page, 'file-1280')
  const phone = await open(360)
  await phone.goto(`/app/people/${person.id}`)
  await phone.getByText('12 May 1994').waitFor()
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await shot(phone, 'file-360')
  await phone.getByRole('button', { name: 'Edit', exact: true }).first().click()
  await phone.getByRole('dialog').getByText('Abandoned wife').waitFor()
  await shot(phone, 'edit-360')
})
