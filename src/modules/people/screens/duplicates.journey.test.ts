/** Two files of one person in a real browser: the warning before a second one, the queue, joining and separating. */
import { test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { fitsItsWindow, noGraveFaults, openJourney, shot } from '#test/support/journey.ts'

const journey = await openJourney()
const { app } = journey
const organisationId = await app.organisation({ country: 'TJ' })
const supervisor = await app.member(organisationId, ['supervisor'])

test('a second file is made all the same, found by night, joined with the first and separated again', async () => {
  app.setNow('2026-11-22T08:00:00.000Z')
  const first = { names: [{ text: 'Рахимова Зарина Каримовна' }], birthYear: 1991, sex: 'female' }
  const { body } = await app.call(supervisor, 'POST', '/people', first)
  const page = await journey.signedIn(supervisor)
  await page.goto('/app/people/new')
  await page.getByLabel('Name as heard').fill('Rahimova Zarina Karimovna')
  await page.getByLabel('Birth year').fill('1991')
  await page.getByRole('button', { name: 'Save' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Рахимова Зарина Каримовна').waitFor()
  await dialog.getByText('Perhaps one person').waitFor()
  await noGraveFaults(page)
  await shot(page, 'likely-1280')
  await dialog.getByRole('button', { name: 'None of them' }).click()
  await page.getByRole('heading', { level: 1, name: 'Rahimova Zarina Karimovna' }).waitFor()

  await app.engine.as(systemActor(organisationId), async use =>
    use.enqueue('people.find_pairs', { organisationId }),
  )
  await app.runJobs()
  await page.goto('/app/duplicates')
  await page.getByText('written in other letters').waitFor()
  await noGraveFaults(page)
  await shot(page, 'pairs-1280')
  await page.getByText('written in other letters').click()
  await page.getByRole('heading', { name: 'Side by side' }).waitFor()
  await page.getByText(`· ${body.reference}`).first().waitFor()
  await noGraveFaults(page)
  await shot(page, 'compare-1280')
  await page.getByRole('button', { name: 'Join: one person' }).click()
  await page.getByRole('heading', { name: 'Files joined with this one' }).waitFor()
  await noGraveFaults(page)
  await shot(page, 'merged-1280')
  await page.getByRole('button', { name: 'Separate again' }).click()
  await page.getByRole('heading', { name: 'Files joined with this one' }).waitFor({ state: 'detached' })

  const phone = await journey.signedIn(supervisor, { width: 360 })
  await phone.goto('/app/duplicates')
  await phone.getByText('written in other letters').click()
  await phone.getByRole('heading', { name: 'Side by side' }).waitFor()
  await fitsItsWindow(phone)
  await noGraveFaults(phone)
  await shot(phone, 'compare-360')
  await phone.getByText('their papers differ').click()
  await phone.getByRole('button', { name: 'Save' }).click()
  await phone.getByText('Nothing to look at here').waitFor()
  await shot(phone, 'pairs-none-360')
})
