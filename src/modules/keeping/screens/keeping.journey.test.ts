/** What a person may ask for, the end of a file, and the log behind it, in a real browser at both widths. */
import { expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { fitsItsWindow, noGraveFaults, openJourney, shot, shotAtBothWidths } from '#test/support/journey.ts'

const journey = await openJourney()
const { app } = journey
const organisationId = await app.organisation({ country: 'TJ', name: 'Example Crisis Centre' })
const caseworker = await app.member(organisationId, ['operator', 'caseworker'], { name: 'Nozima Example' })
const supervisor = await app.member(organisationId, ['supervisor'], { name: 'Gulnora Example' })
const auditor = await app.member(organisationId, ['auditor'], { name: 'Robiya Example' })
const administrator = await app.member(organisationId, ['administrator'], { name: 'Zarina Example' })

test('a person is told who read the file and what is in it, asks for its end, and a supervisor agrees', async () => {
  const person = (
    await app.call(caseworker, 'POST', '/people', {
      names: [{ text: 'Малика Намунаева' }],
      sex: 'female',
      birthYear: 1991,
      citizenships: ['TJ'],
      placeText: 'a village near Vose',
    })
  ).body
  await app.call(supervisor, 'GET', `/people/${person.id}`)
  const page = await journey.signedIn(caseworker, { width: 360 })
  await page.goto(`/app/people/${person.id}`)
  await page.getByRole('link', { name: 'Who read my file' }).click()
  await page.getByText('Supervisor', { exact: false }).first().waitFor()
  await page.getByLabel('Language of the paper').selectOption('tg')
  await page.getByRole('heading', { level: 1, name: 'Парвандаи маро кӣ хондааст' }).waitFor()
  await fitsItsWindow(page)
  await noGraveFaults(page)
  await shotAtBothWidths(page, 'access-report')
  await page.goto(`/app/people/${person.id}/held`)
  await page.getByText('a village near Vose').waitFor()
  await fitsItsWindow(page)
  await noGraveFaults(page)
  await shotAtBothWidths(page, 'held')
  await page.goto(`/app/people/${person.id}`)
  await page.getByRole('button', { name: 'Have the file erased' }).click()
  await shot(page, 'ask-erasure-360')
  await page.getByRole('button', { name: 'Ask the supervisor' }).click()
  await page.getByText('a supervisor decides', { exact: false }).first().waitFor()
  await shotAtBothWidths(page, 'rights')

  const desk = await journey.signedIn(supervisor)
  await desk.goto('/app/erasures')
  await desk.getByText('Малика Намунаева').waitFor()
  await noGraveFaults(desk)
  await shotAtBothWidths(desk, 'erasures')
  await desk.getByRole('button', { name: 'Decide' }).click()
  await shot(desk, 'decide-1280')
  await desk.getByRole('button', { name: 'Erase it' }).click()
  await desk.getByText('Nothing is to be decided here').waitFor()
  await app.runJobs()
  await desk.getByText('Erased', { exact: true }).click()
  await desk.getByRole('link', { name: 'Proof' }).click()
  await desk.getByText('hamroh erasure proof 1').waitFor()
  expect(await desk.content()).not.toContain('Намунаева')
  await noGraveFaults(desk)
  await shotAtBothWidths(desk, 'proof')
})

test('an auditor sees that the log is whole, signs its end, and reads who did what', async () => {
  await app.engine.as(systemActor(organisationId), async use =>
    use.enqueue('audit.verify', { organisationId }),
  )
  await app.runJobs()
  const page = await journey.signedIn(auditor)
  await page.goto('/app/audit')
  await page.getByText('the log is whole', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Sign the end of the chain now' }).click()
  await page.getByText('on request').waitFor()
  await noGraveFaults(page)
  await shotAtBothWidths(page, 'chain')
  await page.goto('/app/log')
  await page.getByText('Deciding about an erasure').first().waitFor()
  await page.setViewportSize({ width: 360, height: 740 })
  await fitsItsWindow(page)
  await noGraveFaults(page)
  await shotAtBothWidths(page, 'log')
})

test('an administrator says how long files are kept, and asks for everything', async () => {
  const page = await journey.signedIn(administrator, { width: 360 })
  await page.goto('/app/keeping')
  await page.getByRole('button', { name: 'Edit' }).first().click()
  await page.getByLabel('Months').fill('48')
  await page.getByLabel('Why this long').fill('Our archive rules')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Our archive rules').waitFor()
  await page.getByLabel('Why it is needed').fill('We move to another system')
  await page.getByRole('button', { name: 'Ask for the file' }).click()
  await page.getByText('Waiting for somebody else').waitFor()
  await fitsItsWindow(page)
  await noGraveFaults(page)
  await shotAtBothWidths(page, 'keeping')
})
