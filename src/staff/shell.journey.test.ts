/** The staff app in a real browser against the real server. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Caller, type TestApp, testApp, testPassword } from '#test/support/app.ts'
import { openBrowser } from '#test/support/browser.ts'
import { buildStaffApp } from '#test/support/staff-app.ts'

let app: TestApp
let browser: Browser
let address: string
let person: Caller
const contexts: BrowserContext[] = []
const complaints: string[] = []

beforeAll(async () => {
  await buildStaffApp()
  app = await testApp()
  address = await app.server.listen({ port: 0, host: '127.0.0.1' })
  person = await app.member(await app.organisation(), ['administrator'])
  browser = await openBrowser()
})

afterEach(async () => {
  await Promise.all(contexts.splice(0).map(context => context.close()))
  expect(complaints.splice(0)).toEqual([])
})

afterAll(() => browser?.close())

const phone = { width: 360, height: 740 }
const desk = { width: 1280, height: 800 }

async function open(options: { width?: number; locale?: string; dark?: boolean } = {}): Promise<Page> {
  const { width = 1280, locale = 'en-GB', dark = false } = options
  const context = await browser.newContext({
    baseURL: address,
    viewport: width < 900 ? phone : desk,
    locale,
    colorScheme: dark ? 'dark' : 'light',
  })
  contexts.push(context)
  const page = await context.newPage()
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => {
    // A refused request is logged by the browser itself.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load'))
      complaints.push(message.text())
  })
  return page
}

async function signIn(page: Page, who = person): Promise<void> {
  await page.goto('/app/')
  await page.locator('input[name=email]').fill(who.email)
  await page.locator('input[name=password]').fill(testPassword)
  await page.locator('form button[type=submit]').click()
  await page.locator('.shell h1').waitFor()
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.HAMROH_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

test('a person signs in, and what was typed as address survives a reload', async () => {
  const page = await open()
  await page.goto('/app/')
  await page.locator('input[name=email]').fill(person.email)
  await page.waitForTimeout(500)
  await page.reload()
  await expect.poll(() => page.locator('input[name=email]').inputValue()).toBe(person.email)
  await shot(page, 'sign-in-1280')
  await signIn(page)
  expect(await page.locator('h1').textContent()).toContain('Sitora')
  await shot(page, 'start-1280')
})
