/** A supervisor brings an older log along: columns, bad rows explained, import, undo. */
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

const log = [
  'Дата;Время;Канал;Тема обращения;Пол;Возраст;Страна;Содержание;Итог;Заметка',
  '25.03.2026;14:30;Звонок;Не платят зарплату;Ж;31;Россия;Три месяца без денег;консультация;x',
  '31.02.2026;;Визит;алименты;?;;Таджикистан;Муж не платит;;',
  '26.03.2026;;Визит;алименты;ж;;Таджикистан;Муж не платит;;',
].join('\r\n')

for (const width of [360, 1280])
  test(`at ${width} px a log is chosen, understood, imported and taken back`, async () => {
    const page = await open(width)
    await page.goto('/app/contacts/import')
    await page.getByLabel('File', { exact: true }).waitFor()
    await sound(page, `import-list-${width}`)
    const file = { name: 'log.csv', mimeType: 'text/csv', buffer: Buffer.from(log) }
    await page.getByLabel('File', { exact: true }).setInputFiles(file)
    await page.getByRole('heading', { name: 'log.csv' }).waitFor()
    expect(await page.getByLabel('Тема обращения: Means').inputValue()).toBe('needs')
    await page.getByLabel('Заметка: Means').selectOption('advised')
    await sound(page, `import-columns-${width}`)
    await page.getByRole('button', { name: 'See what would go in' }).click()
    await page.getByText('Cannot go in: 1').waitFor()
    await page.getByText('Row 3').waitFor()
    await sound(page, `import-preview-${width}`)
    await page.keyboard.press('Control+Enter')
    await page.getByText('Went in: 2').waitFor()
    await sound(page, `import-report-${width}`)
    expect((await app.call(supervisor, 'GET', '/contacts')).body.items).toHaveLength(2)
    await page.getByRole('button', { name: 'Take the import back' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take the import back' }).click()
    await page.getByText('Taken back').waitFor()
    expect((await app.call(supervisor, 'GET', '/contacts')).body.items).toHaveLength(0)
  })
