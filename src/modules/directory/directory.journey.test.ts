/** The directory in a real browser: the public pages with scripts off, the staff's screens with the keyboard. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { type TestApp, testApp, testPassword } from '#test/support/app.ts'
import { openBrowser } from '#test/support/browser.ts'
import { buildStaffApp } from '#test/support/staff-app.ts'
import { demoServiceId, seedDirectory } from './index.ts'

let app: TestApp
let browser: Browser
let baseURL: string
let bishkek: string

beforeAll(async () => {
  await buildStaffApp()
  app = await testApp()
  app.setNow('2026-11-24T06:00:00.000Z') // Tuesday, 11:00 in Dushanbe
  const [dushanbe, khujand, crisis, shymkent] = await Promise.all([1, 2, 3, 4].map(() => app.organisation()))
  bishkek = crisis as string
  const ids = { dushanbe, khujand, bishkek, shymkent } as Record<
    'dushanbe' | 'khujand' | 'bishkek' | 'shymkent',
    string
  >
  await app.engine.as(systemActor(null), use => seedDirectory(use, ids))
  baseURL = await app.server.listen({ port: 0, host: '127.0.0.1' })
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const serious = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.filter(
    one => one.impact === 'serious' || one.impact === 'critical',
  )

const shots = process.env.HAMROH_SHOTS

test('a woman finds a lawyer with scripts off, in Russian, on a small phone', async () => {
  const context = await browser.newContext({
    baseURL,
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  const page = await context.newPage()
  await page.goto('/ru/help')
  if (shots) await page.screenshot({ path: `${shots}/help.png` })
  await page.locator('#words').fill('муж не платит алименты')
  await page.keyboard.press('Enter')
  await page.locator('#place').fill('Муминабад')
  await page.keyboard.press('Enter')
  const first = page.locator('article').first()
  expect(await first.locator('h3').textContent()).toBe('Бесплатный юрист для женщин')
  expect(await first.locator('a.main').getAttribute('href')).toBe('tel:+992000000002')
  if (shots) await page.screenshot({ path: `${shots}/found.png`, fullPage: true })
  await first.locator('a').last().click()
  await page.locator('table').waitFor()
  if (shots) await page.screenshot({ path: `${shots}/service.png`, fullPage: true })
  await context.close()
  const checked = await (await browser.newContext({ baseURL })).newPage()
  await checked.goto('/tg/help')
  expect(await serious(checked)).toEqual([])
  await checked.context().close()
})

test.each([360, 1280])(
  'an editor finds the own service, changes it and says that it was checked, at %i',
  async width => {
    const editor = await app.member(bishkek, ['directory_editor'])
    const context = await browser.newContext({
      baseURL,
      viewport: { width, height: width < 900 ? 740 : 800 },
      locale: 'en-GB',
    })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', error => complaints.push(String(error)))
    await page.goto('/app/')
    await page.locator('input[name=email]').fill(editor.email)
    await page.locator('input[name=password]').fill(testPassword)
    await page.locator('form button[type=submit]').click()
    await page.locator('.shell h1').waitFor()
    await page.goto('/app/directory?q=aichurok%20psychologist')
    await page.getByRole('link', { name: 'Talk with a psychologist' }).first().waitFor()
    if (shots) await page.screenshot({ path: `${shots}/search-${width}.png` })
    expect(await serious(page)).toEqual([])
    await page.goto(`/app/directory/services/${demoServiceId('crisis', 'mind')}`)
    await page.getByRole('button', { name: /Change/ }).click()
    await page.getByLabel('What it does').fill(`A quiet talk ${width}`)
    if (shots) await page.screenshot({ path: `${shots}/form-${width}.png`, fullPage: true })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(`A quiet talk ${width}`).waitFor()
    await page.locator('h1').click()
    await page.keyboard.press('v')
    await page
      .getByText(/^Checked on/)
      .first()
      .waitFor()
    if (shots) await page.screenshot({ path: `${shots}/service-${width}.png`, fullPage: true })
    expect(await serious(page)).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  },
)
