/** A contact is recorded with the keyboard alone; the keys are counted. */
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type TestApp, testApp, testPassword } from '#test/support/app.ts'
import { openBrowser } from '#test/support/browser.ts'
import { buildStaffApp } from '#test/support/staff-app.ts'

let app: TestApp
let browser: Browser
let address: string
let operator: Caller

beforeAll(async () => {
  await buildStaffApp()
  app = await testApp()
  address = await app.server.listen({ port: 0, host: '127.0.0.1' })
  operator = await app.member(await app.organisation({ country: 'TJ' }), ['operator'])
  browser = await openBrowser()
})
afterAll(() => browser?.close())

async function open(width: number): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height: width < 900 ? 740 : 800 },
    locale: 'en-GB',
  })
  const page = await context.newPage()
  await page.goto('/app/')
  await page.locator('input[name=email]').fill(operator.email)
  await page.locator('input[name=password]').fill(testPassword)
  await page.locator('form button[type=submit]').click()
  await page.locator('.shell h1').waitFor()
  return page
}

async function grave(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)
}

const shot = async (page: Page, name: string) => {
  const folder = process.env.HAMROH_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

test('a contact with one need and the outcome "answered" takes nine keys', async () => {
  const page = await open(1280)
  let keys = 0
  const press = async (key: string) => {
    keys++
    await page.keyboard.press(key)
  }
  await press('a')
  await page.getByRole('heading', { name: 'New contact', level: 1 }).waitFor()
  await press('n')
  for (const letter of 'wage') await press(letter)
  await page.getByRole('option', { name: /Unpaid wages/ }).waitFor()
  await press('Enter')
  await shot(page, 'contact-1280')
  expect(await grave(page)).toEqual([])
  await press('Escape')
  await press('1')
  await expect
    .poll(async () => (await app.call(operator, 'GET', '/contacts')).body.items)
    .toMatchObject([{ needs: ['legal.wages'], outcome: 'answered', channel: 'call_in' }])
  expect(keys).toBe(9)
  // What was no request at all: two keys, with the opening of the screen.
  await press('8')
  await expect
    .poll(async () => (await app.call(operator, 'GET', '/contacts')).body.items[0].notRequest)
    .toBe('test')
})

test('what was typed survives a reload, and the lists are usable on a phone', async () => {
  const page = await open(360)
  await page.goto('/app/contacts/new')
  await page.getByLabel('What was said').fill('Cook in a canteen, not paid')
  await page.waitForTimeout(500)
  await page.reload()
  await expect.poll(() => page.getByLabel('What was said').inputValue()).toBe('Cook in a canteen, not paid')
  await shot(page, 'contact-360')
  for (const path of ['/contacts/new', '/contacts', '/call-backs', '/contact-requests']) {
    await page.goto(`/app${path}`)
    await page.locator('.shell h1').waitFor()
    expect(await grave(page)).toEqual([])
    expect(
      await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
    ).toBe(true)
  }
  await shot(page, 'requests-360')
})
