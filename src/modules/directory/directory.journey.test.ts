/** The directory in a real browser: the public pages with scripts off, the staff's screens with the keyboard. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { type TestApp, testApp, testPassword } from '#test/support/app.ts'
import { openBrowser } from '#test/support/browser.ts'
import { buildStaffApp } from '#test/support/staff-app.ts'
import { demoServiceId, seedDirectory } from './index.ts'
import { draftOf } from './screens/service-draft.ts'

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
    await page.getByLabel('What it does').first().fill(`A quiet talk ${width}`)
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

async function editorAt(width: number) {
  const editor = await app.member(bishkek, ['directory_editor'])
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height: width < 900 ? 740 : 800 },
    locale: 'en-GB',
  })
  const page = await context.newPage()
  await page.goto('/app/')
  await page.locator('input[name=email]').fill(editor.email)
  await page.locator('input[name=password]').fill(testPassword)
  await page.locator('form button[type=submit]').click()
  await page.locator('.shell h1').waitFor()
  return { context, page, editor }
}

const picture = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

test.each([360, 1280])(
  'an editor changes the hours, closes for a holiday and opens day and night again, and it shows at once, at %i',
  async width => {
    const { context, page } = await editorAt(width)
    const complaints: string[] = []
    page.on('pageerror', error => complaints.push(String(error)))
    await page.goto(`/app/directory/services/${demoServiceId('crisis', 'mind')}`)
    const change = page.getByRole('button', { name: /^Change/ })
    const save = page.getByRole('button', { name: 'Save' })
    await change.click()
    await page.getByLabel('Day and night').uncheck()
    await page.getByLabel('From', { exact: true }).fill('10:30')
    await page.getByLabel('To', { exact: true }).fill('16:30')
    await picture(page, `hours-${width}`)
    expect(await serious(page)).toEqual([])
    await save.click()
    await page.getByText(/^Open until/).waitFor()
    await page.getByText('10:30–16:30').first().waitFor()

    await change.click()
    await page.getByRole('button', { name: 'Add a day' }).click()
    await page.getByLabel('First day').fill('2026-11-24')
    await picture(page, `holiday-${width}`)
    await save.click()
    await page.getByText(/^Opens/).waitFor()
    await page.getByRole('button', { name: 'Who changed what' }).click()
    await page
      .getByText(/Day and night.*→.*10:30–16:30/)
      .first()
      .waitFor()
    await picture(page, `history-${width}`)
    expect(await serious(page)).toEqual([])

    await change.click()
    await page.getByRole('button', { name: 'Remove', exact: true }).last().click()
    await page.getByLabel('Day and night').check()
    await save.click()
    await page.getByText('Open day and night').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  },
)

test('two editors change one service: the second sees both versions and decides', async () => {
  const { context, page, editor } = await editorAt(1280)
  const id = demoServiceId('crisis', 'mind')
  await page.goto(`/app/directory/services/${id}`)
  await page.getByRole('button', { name: /^Change/ }).click()
  await page.getByLabel('What it does').first().fill('Ours')
  const { body } = await app.call(editor, 'GET', `/directory/services/${id}`)
  const theirs = { ...draftOf(body), description: 'Theirs' }
  expect((await app.call(editor, 'PATCH', `/directory/services/${id}`, theirs)).status).toBe(200)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Theirs').waitFor()
  await picture(page, 'conflict-1280')
  expect(await serious(page)).toEqual([])
  await page.getByRole('radio', { name: /Ours/ }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Ours', { exact: true }).waitFor()
  expect((await app.call(editor, 'GET', `/directory/services/${id}`)).body.description).toBe('Ours')
  await context.close()
})

test('the free beds are confirmed as of now with one tap, and the entry of the organisation is edited', async () => {
  const { context, page } = await editorAt(360)
  await page.goto(`/app/directory/services/${demoServiceId('crisis', 'shelter')}`)
  app.setNow('2026-11-24T06:30:00.000Z')
  await page.getByText(/^Counted.*11:00/).waitFor()
  await page.getByRole('button', { name: 'As of now' }).click()
  await page.getByText(/^Counted.*11:30/).waitFor()
  await picture(page, 'shelter-360')
  await page.getByRole('link', { name: /Aichurok/ }).click()
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByLabel('Other name').fill('Moonbeam')
  await picture(page, 'organisation-360')
  expect(await serious(page)).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Who changed what' }).click()
  await page.getByText(/→ Moonbeam/).waitFor()
  await picture(page, 'organisation-history-360')
  await context.close()
})
