/** Asking another organisation about a person, and answering, in the staff app. */
import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { noFaults, openJourney, shotAtBothWidths } from '#test/support/journey.ts'

const journey = await openJourney()
const { app } = journey
const locale = process.env.HAMROH_SHOTS_LOCALE ?? 'en'
const here = await app.organisation({ name: 'Khatlon help line' })
const there = await app.organisation({ name: 'Centre in Almaty' })
const worker = await app.member(here, ['caseworker'], { name: 'Sitora Worker', locale })
const boss = await app.member(there, ['supervisor'], { name: 'Aynur Supervisor', locale })
const post = async (who: typeof worker, path: string, body: object) =>
  (await app.call(who, 'POST', path, body)).body

test('a question goes out with consent, a supervisor finds it, and a yes brings a number to refer by', async () => {
  const mother = (await post(worker, '/people', { names: [{ text: 'Сафаргул Намунаева' }], birthYear: 1966 }))
    .id
  const son = (await post(worker, '/people', { names: [{ text: 'Ҷамшед Намунаев' }], birthYear: 1992 })).id
  const caseId = newId()
  const persons = [{ personId: mother }, { personId: son, part: 'child' }]
  await post(worker, '/cases', { id: caseId, persons, needs: [{ code: 'tracing.relative' }] })
  const found = (await post(boss, '/people', { names: [{ text: 'Djamchid Namounaev' }], birthYear: 1991 })).id
  await app.call(boss, 'PUT', `/tracing/organisations/${here}`, { answers: true })

  const page = await journey.signedIn(worker)
  await page.goto(`/app/cases/${caseId}/ask`)
  await page.getByText('Centre in Almaty').click()
  await page.locator('.tag.due').waitFor()
  await shotAtBothWidths(page, `tracing-ask-${locale}`)
  await noFaults(page, 'main')
  await page.locator('main .row.apart button').click()
  await page.locator('dialog[open] input[value=spoken]').check({ force: true })
  await shotAtBothWidths(page, `tracing-consent-${locale}`)
  await page.locator('dialog[open] .row.end button').click()
  await page.locator('.tag.ok').waitFor()
  await page.locator('main button.main').click()
  await page.waitForURL(`**/app/cases/${caseId}`)
  await page.getByText('Centre in Almaty').first().waitFor()
  await app.runJobs()

  const other = await journey.signedIn(boss)
  await other.goto('/app/tracing')
  await other.locator('main ul.list a').first().waitFor()
  await shotAtBothWidths(other, `tracing-queue-${locale}`)
  await noFaults(other, 'main')
  expect(await other.locator('main').textContent()).not.toContain('Намунаев')
  await other.locator('main ul.list a').first().click()
  await other.getByRole('heading', { name: 'Djamchid Namounaev' }).waitFor()
  await shotAtBothWidths(other, `tracing-question-${locale}`)
  await noFaults(other, 'main')
  await app.call(boss, 'POST', `/people/${found}/consents`, {
    scopes: ['identity'],
    recipientId: here,
    purpose: 'tracing',
    until: '2030-12-31',
    givenHow: 'spoken',
    language: 'tg',
  })
  await other.reload()
  await other.locator('main button.main').click()
  await other.locator('.notice.ok').waitFor()
  await shotAtBothWidths(other, `tracing-yes-${locale}`)

  const { reference } = (await app.call(worker, 'GET', `/cases/${caseId}/tracing`)).body.question.to[0]
  await app.runJobs()
  await page.reload()
  await page.getByText(reference).waitFor()
  await page.locator('#tracing summary').click()
  await shotAtBothWidths(page, `tracing-case-${locale}`)
  await noFaults(page, '#tracing')
  await page.locator(`a[href*="/refer?"]`).click()
  await page.waitForURL(/\/refer\?/)
  await expect.poll(() => page.locator('textarea').first().inputValue()).toContain(reference)
})
