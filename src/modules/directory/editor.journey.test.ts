/** The editor in a real browser: a new organisation with its service, a list from Excel, what is to be checked. */
import { expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { noGraveFaults, openJourney, shot } from '#test/support/journey.ts'
import { demoServiceId, seedDirectory } from './index.ts'

const journey = await openJourney()
const { app } = journey
const ids = {
  dushanbe: await app.organisation(),
  khujand: await app.organisation(),
  bishkek: await app.organisation(),
  shymkent: await app.organisation(),
}
await app.engine.as(systemActor(null), use => seedDirectory(use, ids))
const editor = (locale = 'en') => app.member(ids.bishkek, ['directory_editor'], { locale })

test.each([360, 1280])('an editor enters an organisation and its service, at %i', async width => {
  const page = await journey.signedIn(await editor(), { width })
  await page.goto('/app/directory/new-organization')
  const name = page.getByLabel('Name of the organisation')
  await name.fill('айчурок')
  await page.getByText('Is it one of these?').waitFor()
  await shot(page, `new-organization-${width}`)
  await noGraveFaults(page)
  await name.fill(`Mobile lawyers ${width}`)
  await page.getByLabel('What it does').first().fill('Lawyers who come to the village')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: `Mobile lawyers ${width}` }).waitFor()
  await page.getByRole('link', { name: 'New service' }).click()
  await page.getByLabel('Name of the service').first().fill('Lawyer on the road')
  await page.getByRole('combobox', { name: /Needs it helps with/ }).fill('alimony')
  await page.locator('[role=listbox] [role=option]').first().click()
  await page.getByRole('button', { name: 'Add a number' }).click()
  await page.getByLabel('Telephone').first().fill('+996 00 12 34')
  await page.getByLabel('Extension').first().fill('7')
  await page.getByLabel('Somebody answers at night too').check()
  await page.getByLabel(/A team that comes/).fill('Monday Osh, Tuesday Nookat')
  await page.getByLabel('women', { exact: true }).check()
  await page.getByRole('button', { name: 'Add a price' }).click()
  await page.getByLabel('For what or for whom').fill('A letter')
  await page.getByLabel('Amount').fill('120.50')
  await shot(page, `new-service-${width}`)
  await noGraveFaults(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Monday Osh, Tuesday Nookat').waitFor()
  await page.getByText('120.50 TJS').waitFor()
  await shot(page, `made-${width}`)
})

test.each([360, 1280])(
  'a list is looked at, its mistakes are read, and the rest is taken in, at %i',
  async width => {
    const page = await journey.signedIn(await editor(width === 360 ? 'ru' : 'en'), { width })
    await page.goto('/app/directory/files')
    await page.locator('input[type=file]').waitFor()
    await shot(page, `files-${width}`)
    const rows = [
      'Организация;Услуга;Потребности;Телефон;Город;Режим работы',
      `Центр «Список ${width}»;Юрист;legal.alimony;+992 00 000 0303;Хуҷанд;Пн-Пт 9-18`,
      'Центр «Ошибка»;Юрист;неизвестное;звоните;Хуҷанд;иногда',
    ]
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'список.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
    await page.locator('table').nth(1).waitFor()
    await shot(page, `plan-${width}`)
    await noGraveFaults(page)
    const take = page.getByRole('button', { name: /Take it in|Принять/ })
    expect(await take.isDisabled()).toBe(true)
    await page.getByLabel(/Leave out|Пропустить/).check()
    await take.click()
    await page
      .getByText(/Taken in\. New: 4|Принято\. Новых: 4/)
      .first()
      .waitFor()
  },
)

test.each([360, 1280])('what the public says is read and settled, at %i', async width => {
  await app.call(null, 'POST', '/directory/reports', {
    serviceId: demoServiceId('crisis', 'mind'),
    kind: 'no_answer',
    note: 'Третий день тишина',
  })
  const page = await journey.signedIn(await editor(width === 360 ? 'tg' : 'en'), { width })
  await page.goto('/app/directory/care')
  await page.getByText('Третий день тишина').waitFor()
  await shot(page, `care-${width}`)
  await noGraveFaults(page)
  await page.getByRole('button', { name: /Dealt with|Ҳал шуд/ }).click()
  await page.getByText(/Nobody has reported|Касе дар бораи/).waitFor()
})
