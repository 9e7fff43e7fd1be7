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
