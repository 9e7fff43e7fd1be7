/** The log is filtered and paged; a contact is opened, corrected and keeps what it said. */
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type TestApp, testApp, testPassword } from '#test/support/app.ts'
import { openBrowser } from '#test/support/browser.ts'
import { buildStaffApp } from '#test/support/staff-app.ts'

let app: TestApp
let browser: Browser
let address: string
let supervisor: Caller

beforeAll(async () => {
  await buildStaffApp()
  app = await testApp()
  address = await app.server.listen({ port: 0, host: '127.0.0.1' })
  supervisor = await app.member(await app.organisation({ country: 'TJ' }), ['supervisor'])
  browser = await openBrowser()
  for (let n = 0; n < 52; n++)
    await app.call(supervisor, 'POST', '/contacts', {
      outcome: 'answered',
      needs: [n === 7 ? 'legal.wages' : 'legal.alimony'],
      said: n === 7 ? 'Cook, three months unpaid' : null,
    })
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
  await page.locator('input[name=email]').fill(supervisor.email)
  await page.locator('input[name=password]').fill(testPassword)
  await page.locator('form button[type=submit]').click()
  await page.locator('.shell h1').waitFor()
  return page
}

async function sound(page: Page, name: string) {
  const folder = process.env.HAMROH_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  const { violations } = await new AxeBuilder({ page }).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([])
  expect(
    await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
  ).toBe(true)
}

test('the log shows fifty, then more, and what is asked for', async () => {
  const page = await open(1280)
  await page.goto('/app/contacts')
  const rows = page.locator('main tbody tr')
  await expect.poll(() => rows.count()).toBe(50)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect.poll(() => rows.count()).toBe(52)
  await page.keyboard.press('f')
  await page.getByLabel('Words').fill('cook')
  await page.keyboard.press('Enter')
  await expect.poll(() => rows.count()).toBe(1)
  expect(page.url()).toContain('text=cook')
  await sound(page, 'log-1280')
})

for (const width of [360, 1280])
  test(`at ${width} px a contact is corrected and keeps what it said`, async () => {
    const page = await open(width)
    await page.goto('/app/contacts?need=legal.wages')
    if (width === 360) await sound(page, 'log-360')
    await page.locator('main tbody th a').click()
    await page.getByRole('heading', { level: 1, name: /Phone, incoming/ }).waitFor()
    await page.getByText('Unpaid wages').waitFor()
    await page.keyboard.press('e')
    const dialog = page.getByRole('dialog')
    await sound(page, `correct-${width}`)
    await dialog.getByLabel('What was said').fill(`Cook, ${width} days unpaid`)
    await dialog.getByLabel('Leaflets').fill('3')
    await dialog.getByLabel('Why', { exact: true }).fill(`Misheard at ${width}`)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText(`Misheard at ${width}`).waitFor()
    expect(await page.locator('.timeline li').first().textContent()).toContain('What was said before:')
    await page.getByText('Leaflets: 3').first().waitFor()
    await sound(page, `contact-detail-${width}`)
  })
