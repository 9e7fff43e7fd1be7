/** The directory in a real browser: the public pages with scripts off, the staff's screens with the keyboard. */
import { expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { noGraveFaults, openJourney, shot } from '#test/support/journey.ts'
import { demoServiceId, seedDirectory } from './index.ts'
import { draftOf } from './screens/service-draft.ts'

const journey = await openJourney()
const { app } = journey
app.setNow('2026-11-24T06:00:00.000Z') // Tuesday, 11:00 in Dushanbe
const ids = {
  dushanbe: await app.organisation(),
  khujand: await app.organisation(),
  bishkek: await app.organisation(),
  shymkent: await app.organisation(),
}
await app.engine.as(systemActor(null), use => seedDirectory(use, ids))
const editor = () => app.member(ids.bishkek, ['directory_editor'])

test('a woman finds a lawyer with scripts off, in Russian, on a small phone', async () => {
  const page = await journey.page({ width: 360, javaScriptEnabled: false })
  await page.goto('/ru/help')
  await shot(page, 'help')
  await page.locator('#words').fill('муж не платит алименты')
  await page.keyboard.press('Enter')
  await page.locator('#place').fill('Муминабад')
  await page.keyboard.press('Enter')
  // What was found says where it was looked for.
  await page.locator('h2 .soft', { hasText: 'Муминабад' }).waitFor()
  const first = page.locator('article').first()
  expect(await first.locator('h3').textContent()).toBe('Бесплатный юрист для женщин')
  expect(await first.locator('a.main').getAttribute('href')).toBe('tel:+992000000002')
  await shot(page, 'found')
  await first.locator('button').click()
  await page.locator('table').waitFor()
  await shot(page, 'service')
  const checked = await journey.page()
  await checked.goto('/tg/help')
  await noGraveFaults(checked)
})

test.each([360, 1280])(
  'an editor finds the own service, changes it and says that it was checked, at %i',
  async width => {
    const page = await journey.signedIn(await editor(), { width })
    await page.goto('/app/directory?q=aichurok%20psychologist')
    await page.getByRole('link', { name: 'Talk with a psychologist' }).first().waitFor()
    await shot(page, `search-${width}`)
    await noGraveFaults(page)
    await page.goto(`/app/directory/services/${demoServiceId('crisis', 'mind')}`)
    await page.getByRole('button', { name: /Change/ }).click()
    await page.getByLabel('What it does').first().fill(`A quiet talk ${width}`)
    await shot(page, `form-${width}`)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(`A quiet talk ${width}`).waitFor()
    await page.locator('h1').click()
    const checked = page.waitForResponse(reply => reply.request().method() === 'POST')
    await page.keyboard.press('v')
    expect((await checked).ok()).toBe(true)
    await page
      .getByText(/^Checked on/)
      .first()
      .waitFor()
    await shot(page, `service-${width}`)
    await noGraveFaults(page)
  },
)

test.each([360, 1280])(
  'an editor changes the hours, closes for a holiday and opens day and night again, and it shows at once, at %i',
  async width => {
    const page = await journey.signedIn(await editor(), { width })
    await page.goto(`/app/directory/services/${demoServiceId('crisis', 'mind')}`)
    const change = page.getByRole('button', { name: /^Change/ })
    const save = page.getByRole('button', { name: 'Save' })
    await change.click()
    await page.getByLabel('Day and night').uncheck()
    await page.getByLabel('From', { exact: true }).fill('10:30')
    await page.getByLabel('To', { exact: true }).fill('16:30')
    await shot(page, `hours-${width}`)
    await noGraveFaults(page)
    await save.click()
    await page.getByText(/^Open until/).waitFor()
    await page.getByText('10:30–16:30').first().waitFor()

    await change.click()
    await page.getByRole('button', { name: 'Add a day' }).click()
    await page.getByLabel('First day').fill('2026-11-24')
    await shot(page, `holiday-${width}`)
    await save.click()
    await page.getByText(/^Opens/).waitFor()
    await page.getByRole('button', { name: 'Who changed what' }).click()
    await page
      .getByText(/Day and night.*→.*10:30–16:30/)
      .first()
      .waitFor()
    await shot(page, `history-${width}`)
    await noGraveFaults(page)

    await change.click()
    await page.getByRole('button', { name: 'Remove', exact: true }).last().click()
    await page.getByLabel('Day and night').check()
    await save.click()
    await page.getByText('Open day and night').waitFor()
  },
)

test('two editors change one service: the second sees both versions and decides', async () => {
  const who = await editor()
  const page = await journey.signedIn(who)
  const id = demoServiceId('crisis', 'mind')
  await page.goto(`/app/directory/services/${id}`)
  await page.getByRole('button', { name: /^Change/ }).click()
  await page.getByLabel('What it does').first().fill('Ours')
  const { body } = await app.call(who, 'GET', `/directory/services/${id}`)
  const theirs = { ...draftOf(body), description: 'Theirs' }
  expect((await app.call(who, 'PATCH', `/directory/services/${id}`, theirs)).status).toBe(200)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Theirs').first().waitFor()
  await shot(page, 'conflict-1280')
  await noGraveFaults(page)
  await page.getByRole('radio', { name: /^Your version/ }).check()
  const saved = page.waitForResponse(reply => reply.request().method() === 'PATCH')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  expect((await saved).status()).toBe(200)
  await page.getByText('Ours', { exact: true }).waitFor()
  expect((await app.call(who, 'GET', `/directory/services/${id}`)).body.description).toBe('Ours')
})

test('the free beds are confirmed as of now with one tap, and the entry of the organisation is edited', async () => {
  const page = await journey.signedIn(await editor(), { width: 360 })
  await page.goto(`/app/directory/services/${demoServiceId('crisis', 'shelter')}`)
  app.setNow('2026-11-24T06:30:00.000Z')
  await page.getByText(/^Counted.*11:00/).waitFor()
  await page.getByRole('button', { name: 'As of now' }).click()
  await page.getByText(/^Counted.*11:30/).waitFor()
  await shot(page, 'shelter-360')
  await page.getByRole('link', { name: /Aichurok/ }).click()
  await page.getByRole('button', { name: 'Change', exact: true }).first().click()
  await page.getByLabel('Other name').fill('Moonbeam')
  await shot(page, 'organisation-360')
  await noGraveFaults(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Who changed what' }).click()
  await page.getByText(/→ Moonbeam/).waitFor()
  await shot(page, 'organisation-history-360')
})
