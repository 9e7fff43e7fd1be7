/** The home of the staff app and the figures, in a real browser against the real server. */
import pg from 'pg'
import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { fitsItsWindow, noGraveFaults, openJourney, shot } from '#test/support/journey.ts'

const journey = await openJourney()
const { app } = journey
const organisation = await app.organisation()
await fill(organisation)

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

for (const width of [360, 1280]) {
  test(`a supervisor sees what waits and then how it goes, ${width} wide`, async () => {
    const who = await app.member(organisation, ['supervisor'])
    const page = await journey.signedIn(who, { width })
    await page.locator('#my-day').waitFor()
    await page.getByText('nobody responsible', { exact: false }).first().waitFor()
    const first = page.locator('.list li').first()
    expect(await first.textContent()).toContain('find somebody')
    await page.locator('#how-it-goes').waitFor()
    await page.getByRole('link', { name: 'Contacts' }).first().waitFor()
    await shot(page, `home-${width}`)
    await noGraveFaults(page)
  })

  test(`a programme manager reads figures, hidden ones as a dash, ${width} wide`, async () => {
    const who = await app.member(organisation, ['programme_manager'])
    const page = await journey.signedIn(who, { width })
    await page.goto('/app/figures')
    await page.locator('table').first().waitFor()
    expect(await page.locator('#my-day').count()).toBe(0)
    await shot(page, `area-${width}`)
    await page.getByLabel(/^By/).selectOption('need')
    await page.getByLabel('And by').selectOption('sex')
    await page.getByRole('columnheader', { name: 'women' }).waitFor({ state: 'attached' })
    await shot(page, `cross-${width}`)
    await fitsItsWindow(page)
    await page.getByLabel('And by').selectOption('')
    await page.getByRole('columnheader', { name: 'women' }).waitFor({ state: 'detached' })
    await page.getByLabel(/^By/).selectOption('channel')
    await page.locator('table.bars').waitFor()
    await shot(page, `bars-${width}`)
    await noGraveFaults(page)
    // The report to print: one page of the last finished quarter, or of any other.
    await page.getByRole('link', { name: 'Report' }).click()
    await page.getByRole('heading', { name: /^Report: Quarter/, level: 1 }).waitFor()
    await page.getByRole('heading', { name: 'In short' }).waitFor()
    await expect.poll(() => page.locator('section table').count()).toBeGreaterThan(3)
    await page.getByLabel('Period').selectOption({ index: 0 })
    await page.getByText('This period is not over yet').waitFor()
    await page.getByRole('heading', { name: 'In short' }).waitFor()
    await shot(page, `report-${width}`)
    await fitsItsWindow(page)
    await noGraveFaults(page)
  })
}
