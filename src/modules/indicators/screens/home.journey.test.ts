/** The home of the staff app and the figures, in a real browser against the real server. */
import { AxeBuilder } from '@axe-core/playwright'
import pg from 'pg'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { type Caller, type TestApp, testApp, testPassword } from '#test/support/app.ts'
import { openBrowser } from '#test/support/browser.ts'
import { buildStaffApp } from '#test/support/staff-app.ts'

let app: TestApp
let browser: Browser
let address: string
let organisation: string
const contexts: BrowserContext[] = []

beforeAll(async () => {
  await buildStaffApp()
  app = await testApp()
  address = await app.server.listen({ port: 0, host: '127.0.0.1' })
  organisation = await app.organisation()
  await fill(organisation)
  browser = await openBrowser()
})
afterEach(async () => {
  await Promise.all(contexts.splice(0).map(context => context.close()))
})
afterAll(() => browser?.close())

async function fill(id: string): Promise<void> {
  const owner = new pg.Client({ connectionString: app.ownerUrl })
  await owner.connect()
  await owner.query(
    `insert into contacts.contact (organisation_id, id, channel, started_at, needs, sex, outcome, language, recorded_at)
     select $1, gen_random_uuid(), (array['call_in','visit','mobile'])[1 + n % 3], now() - n * interval '2 days',
       array[(array['legal.wages','documents.passport','health.doctor','shelter.night','legal.alimony'])[1 + n * n % 5]],
       (array['female','male'])[1 + n % 2], 'answered', 'tg', now() from generate_series(1, 160) n`,
    [id],
  )
  await owner.query(
    `insert into cases.case (organisation_id, id, reference, status, opened_at, need_codes, areas, risk, changed_at)
     select $1, gen_random_uuid(), 'D-' || n, 'open', now() - n * interval '3 days', '{legal.wages}', '{}',
       case when n = 1 then 'danger_now' end, now() from generate_series(1, 6) n`,
    [id],
  )
  const contact = newId()
  await owner.query(
    `insert into contacts.contact (organisation_id, id, channel, started_at, needs, outcome, recorded_at)
     values ($1, $2, 'call_in', now() - interval '1 day', '{legal.wages}', 'call_back', now())`,
    [id, contact],
  )
  await owner.query(
    `insert into contacts.call_back (organisation_id, id, contact_id, due_at, created_at)
     values ($1, gen_random_uuid(), $2, now() - interval '1 hour', now())`,
    [id, contact],
  )
  await owner.end()
}

async function signIn(who: Caller, width: number, locale = 'en-GB'): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height: width < 900 ? 740 : 800 },
    locale,
  })
  contexts.push(context)
  const page = await context.newPage()
  await page.goto('/app/')
  await page.locator('input[name=email]').fill(who.email)
  await page.locator('input[name=password]').fill(testPassword)
  await page.locator('form button[type=submit]').click()
  await page.locator('.shell h1').waitFor()
  return page
}

async function serious(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes[0]?.html])
}

async function picture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES)
    await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true })
}

for (const width of [360, 1280]) {
  test(`a supervisor sees what waits and then how it goes, ${width} wide`, async () => {
    const who = await app.member(organisation, ['supervisor'])
    const page = await signIn(who, width)
    await page.locator('#my-day').waitFor()
    await page.getByText('nobody responsible', { exact: false }).first().waitFor()
    const first = page.locator('.list li').first()
    expect(await first.textContent()).toContain('find somebody')
    await page.locator('#how-it-goes').waitFor()
    await page.getByRole('link', { name: 'Contacts' }).first().waitFor()
    await picture(page, `home-${width}`)
    expect(await serious(page)).toEqual([])
  })

  test(`a programme manager reads figures, hidden ones as a dash, ${width} wide`, async () => {
    const who = await app.member(organisation, ['programme_manager'])
    const page = await signIn(who, width)
    expect(await page.locator('#my-day').count()).toBe(0)
    await page.goto('/app/figures')
    await page.locator('table').first().waitFor()
    await picture(page, `area-${width}`)
    await page.getByLabel(/^By/).selectOption('need')
    await page.getByLabel('And by').selectOption('sex')
    await page.getByRole('columnheader', { name: 'women' }).waitFor({ state: 'attached' })
    await picture(page, `cross-${width}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.getByLabel('And by').selectOption('')
    await page.getByLabel(/^By/).selectOption('channel')
    await page.locator('table.bars').waitFor()
    await picture(page, `bars-${width}`)
    expect(await serious(page)).toEqual([])
  })
}
