/** A referral between two organisations in the staff app, mostly by keyboard. */
import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { noFaults, openJourney, shotAtBothWidths, untilKept } from '#test/support/journey.ts'

const journey = await openJourney()
const { app } = journey
const here = await app.organisation({ name: 'Khatlon help line' })
const there = await app.organisation({ name: 'Women Lawyers of Sughd' })
const worker = await app.member(here, ['caseworker'], { name: 'Sitora Worker' })
const lawyer = await app.member(there, ['lawyer'], { name: 'Farida Lawyer' })

async function aCase() {
  const { body: person } = await app.call(worker, 'POST', '/people', {
    names: [{ text: 'Зарина Намуна' }],
    sex: 'female',
    birthYear: 1994,
    languages: ['tg'],
    citizenships: ['TJ'],
    countryNow: 'RU',
    targetGroups: [],
    ways: [{ kind: 'phone', number: '+992 90 000 00 01', messagesOnly: true, codeWord: 'sewing course' }],
  })
  const caseId = newId()
  const needs = [{ code: 'legal.wages' }, { code: 'shelter.safe_place' }]
  await app.call(worker, 'POST', '/cases', { id: caseId, persons: [{ personId: person.id }], needs })
  return { caseId, personId: person.id as string }
}

test('a need is referred with exactly what was shown, accepted by key, and becomes a case over there', async () => {
  const { caseId, personId } = await aCase()
  const page = await journey.signedIn(worker)
  await page.goto(`/app/cases/${caseId}/refer`)
  await page.locator('h1').waitFor()
  await page.getByLabel('Organisation of the network').fill('women')
  await page.getByRole('option', { name: 'Women Lawyers' }).click()
  await page.getByText('what happened', { exact: true }).click()
  await page.getByRole('textbox', { name: 'What happened' }).fill('Not paid for three months.')
  await shotAtBothWidths(page, 'refer')
  await noFaults(page, 'main')
  // What was typed survives a reload.
  await untilKept(page)
  await page.reload()
  await expect
    .poll(() => page.getByRole('textbox', { name: 'What happened' }).inputValue())
    .toBe('Not paid for three months.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('The person has not agreed').waitFor()
  await shotAtBothWidths(page, 'refer-no-consent')
  await app.call(worker, 'POST', `/people/${personId}/consents`, {
    scopes: ['identity', 'contact_ways', 'story'],
    recipientId: there,
    purpose: 'referral',
    until: '2030-12-31',
    givenHow: 'spoken',
    language: 'tg',
  })
  await page.keyboard.press('Control+Enter')
  await page.getByText('The person has agreed to exactly this.').waitFor()
  // Somebody corrects the name meanwhile: it is shown again before anything leaves.
  const { body: known } = await app.call(worker, 'GET', `/people/${personId}`)
  await app.call(worker, 'PATCH', `/people/${personId}`, { ...known, names: [{ text: 'Зарина Намунаева' }] })
  await page.getByRole('button', { name: 'Send to Women Lawyers' }).click()
  await page.getByText('Changed since you looked: names').waitFor()
  await shotAtBothWidths(page, 'refer-changed')
  await noFaults(page, 'main')
  await page.getByRole('button', { name: 'Send to Women Lawyers' }).click()
  await page.waitForURL('**/app/referrals/*')
  await page.getByText('Waiting for their answer').waitFor()
  await shotAtBothWidths(page, 'referral-sent')
  await noFaults(page, 'main')

  const other = await journey.signedIn(lawyer)
  await other.keyboard.press('g')
  await other.keyboard.press('r')
  await other.locator('tbody th a').first().waitFor()
  await shotAtBothWidths(other, 'referral-list')
  await noFaults(other, 'main')
  await other.keyboard.press('j')
  await other.keyboard.press('Enter')
  await other.getByText('Waiting for our answer').waitFor()
  expect(await other.locator('main').textContent()).not.toContain('Намунаева')
  await shotAtBothWidths(other, 'referral-received')
  await other.keyboard.press('a')
  await other.locator('dialog[open]').waitFor()
  await shotAtBothWidths(other, 'referral-accept')
  await other.locator('dialog[open] button[type=submit]').click()
  await other.getByText('Зарина Намунаева').waitFor()
  expect(await other.locator('main').textContent()).not.toContain('+992')
  await shotAtBothWidths(other, 'referral-accepted')
  await other.getByRole('button', { name: 'Show the whole number' }).click()
  await other.getByText('+992').waitFor()
  await shotAtBothWidths(other, 'referral-number')
  await noFaults(other, 'main')
  await other.keyboard.press('o')
  const outcome = other.locator('dialog[open]')
  await outcome.locator('button[type=submit]').click()
  await outcome.locator('.summary:focus').waitFor()
  await shotAtBothWidths(other, 'referral-outcome')
  await other.keyboard.press('Escape')
  await outcome.waitFor({ state: 'detached' })
  await other.keyboard.press('f')
  await other.waitForURL('**/app/cases/*')
})

test('a partner without an account gets a link, a code and a sheet of paper in their language', async () => {
  const { caseId } = await aCase()
  const wanted = { caseId, needCode: 'shelter.safe_place', toName: 'District hospital' }
  const { body: shown } = await app.call(worker, 'POST', '/referrals/compose', wanted)
  const id = newId()
  await app.call(worker, 'POST', '/referrals', { id, ...wanted, digest: shown.digest })
  const page = await journey.signedIn(worker)
  await page.goto(`/app/referrals/${id}`)
  await page.getByText('They do not work in Hamroh').waitFor()
  await page.keyboard.press('l')
  await page.locator('.row .referral-code').waitFor()
  await page.getByLabel('Language of the recipient').selectOption('tg')
  await page.locator('.referral-form[lang=tg]').waitFor({ state: 'attached' })
  await shotAtBothWidths(page, 'referral-link')
  await noFaults(page, 'main')
  await page.emulateMedia({ media: 'print' })
  const paper = ((await page.locator('.referral-form').textContent()) ?? '').replaceAll('\u00a0', ' ')
  expect(paper).toContain('Хоҳиши кумак')
  expect(paper).toContain('/tg/partner')
  expect(await page.locator('.shell').isVisible()).toBe(false)
  await shotAtBothWidths(page, 'referral-paper')
  await page.emulateMedia({ media: 'screen' })
  await page.keyboard.press('t')
  await page.getByText('We can help').click()
  await page.getByLabel('Who said it').fill('Dr. Example')
  await shotAtBothWidths(page, 'referral-told-answer')
  await page.locator('dialog[open] button[type=submit]').click()
  await page.getByText('Accepted by Dr. Example').waitFor()
})
