/** What surrounds a case, in a real browser: goals, corrections, money, hand-overs, who looked; at both widths. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Caller } from '#test/support/app.ts'
import { looksSound, openJourney } from '#test/support/journey.ts'

const journey = await openJourney()
const { app } = journey
const organisationId = await app.organisation({ country: 'TJ' })
const lawyer = await app.member(organisationId, ['lawyer'], { name: 'Lola Example' })
const supervisor = await app.member(organisationId, ['supervisor'], { name: 'Sabo Example' })
const operator = await app.member(organisationId, ['operator'], { name: 'Olim Example' })

async function aCase(who: Caller, given: object = {}): Promise<string> {
  const person = await app.call(lawyer, 'POST', '/people', {
    sex: 'female',
    birthYear: new Date().getUTCFullYear() - 31,
  })
  const { body, status } = await app.call(who, 'POST', '/cases', {
    persons: [{ personId: person.body.id }],
    needs: [{ code: 'legal.wages' }],
    restricted: false,
    ...given,
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}

const addThing = async (page: Page, what: string, text: string) => {
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog')
  await dialog.getByText(what, { exact: true }).click()
  await dialog.getByLabel('Text').fill(text)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
}

test('a goal is set and reached, a note corrected, and the money that came back stands at the need', async () => {
  const id = await aCase(lawyer, { note: 'Three months unpaid' })
  const page = await journey.signedIn(lawyer)
  await page.goto(`/app/cases/${id}`)
  await page.getByRole('heading', { level: 1, name: /Woman, 3[12]/ }).waitFor()
  await addThing(page, 'Goal', 'Wages paid by spring')
  await page.getByRole('button', { name: 'Edit: Wages paid by spring' }).click()
  await page.getByRole('dialog').getByText('Reached').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.locator('.tag', { hasText: 'Reached' }).waitFor()
  await page.getByRole('button', { name: 'Correct the note: Three months unpaid' }).click()
  await page.getByRole('dialog').getByLabel('Text').fill('Four months unpaid')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.locator('.timeline s', { hasText: 'Three months unpaid' }).waitFor()
  await page.locator('.timeline').getByText('Four months unpaid').waitFor()
  await page
    .getByRole('button', { name: /Edit: .*wages/i })
    .first()
    .click()
  await page.getByRole('dialog').getByLabel('Where it stands').selectOption('met')
  await page.getByRole('dialog').getByLabel('Money recovered').fill('1 500,50')
  await looksSound(page, 'need-1280')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page
    .getByText(/1.500[.,]50/)
    .first()
    .waitFor()
  const { body } = await app.call(lawyer, 'GET', `/cases/${id}`)
  expect(body.needs[0].recovered).toEqual({ amount: 150050, currency: 'TJS' })
})

test('a case whose needs speak of danger offers the questions at once, with one key', async () => {
  const id = await aCase(lawyer, { needs: [{ code: 'legal.documents_withheld' }] })
  for (const width of [360, 1280]) {
    const page = await journey.signedIn(lawyer, { width })
    await page.goto(`/app/cases/${id}`)
    await page.getByText('Ask the questions about danger now').waitFor()
    await page.getByText('Nothing may be told to others yet').waitFor()
    await page.getByRole('button', { name: 'Show who' }).click()
    await page
      .getByText(/Times: \d+, last/)
      .first()
      .waitFor()
    await looksSound(page, `offer-${width}`)
    if (width === 1280) {
      await page.keyboard.press('d')
      await page.getByText(/Question 1 of/).waitFor()
    }
  }
})

test('a colleague takes a case over from the list of requests, or declines another with a reason', async () => {
  const [taken, left] = [await aCase(lawyer), await aCase(lawyer)]
  const toId = supervisor.userId
  await app.call(lawyer, 'POST', `/cases/${left}/hand-overs`, { toId, reason: 'Too many cases' })
  await app.call(lawyer, 'POST', `/cases/${taken}/hand-overs`, {
    toId,
    reason: 'I am on leave',
    coverUntil: '2036-12-01',
  })
  for (const width of [360, 1280]) {
    const page = await journey.signedIn(supervisor, { width })
    await page.goto('/app/hand-overs')
    await page.getByText('I am on leave').waitFor()
    await looksSound(page, `hand-overs-${width}`)
    if (width === 360) continue
    const other = page.locator('section.card', { hasText: 'Too many cases' })
    await other.getByRole('button', { name: 'Decline' }).click()
    await page.getByRole('dialog').getByLabel('Why not').fill('I am full too')
    await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click()
    await other.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Take over' }).click()
    await page.getByRole('heading', { level: 1, name: /Woman, 3[12]/ }).waitFor()
    await page
      .locator('.timeline')
      .getByText(/Sabo Example/)
      .waitFor()
    await looksSound(page, 'case-of-supervisor-1280')
  }
})

test('a supervisor’s list is the team’s, filtered by area, and the next page comes when asked for', async () => {
  for (let number = 0; number < 55; number++) await aCase(lawyer, { nextStep: `Step ${number}` })
  await aCase(lawyer, { needs: [{ code: 'legal.documents_withheld' }], ownTitle: 'Only this one' })
  for (const width of [360, 1280]) {
    const page = await journey.signedIn(supervisor, { width })
    await page.goto('/app/cases')
    await page.locator('th[scope=row] a').first().waitFor()
    const before = await page.locator('th[scope=row] a').count()
    await page.getByRole('button', { name: 'Show more' }).click()
    await expect.poll(() => page.locator('th[scope=row] a').count()).toBeGreaterThan(before)
    await page.getByLabel('Order').selectOption({ label: 'Next step due first' })
    await page.waitForURL(/order=due/)
    // On a phone the first screen is for cases.
    if (width === 360) await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByText('State, need, area').click()
    await looksSound(page, `list-${width}`)
    await page.getByLabel('Need, in any words').fill('passport taken')
    await page.locator('.combo [role=option]').first().click()
    await page.getByRole('link', { name: 'Only this one' }).waitFor()
    await expect.poll(() => page.locator('th[scope=row] a').count()).toBeLessThan(before)
  }
})

test('who broke a glass stands in the list with the reason; an operator sees that the case is in hands', async () => {
  const id = await aCase(operator, { restricted: true, responsibleId: lawyer.userId })
  await aCase(operator)
  await app.call(supervisor, 'POST', `/cases/${id}/glass`, { reason: 'The shelter called about an attack' })
  for (const width of [360, 1280]) {
    const page = await journey.signedIn(supervisor, { width })
    await page.goto('/app/glass')
    await page.getByText('The shelter called about an attack').waitFor()
    await looksSound(page, `glass-${width}`)
    await page.goto(`/app/cases/${id}`)
    await page.getByText('Opened although access is restricted').first().waitFor()
    await looksSound(page, `glass-case-${width}`)
    const other = await journey.signedIn(operator, { width })
    await other.goto('/app/opened-cases')
    await other.getByText('Nobody yet').first().waitFor()
    await looksSound(other, `opened-${width}`)
  }
})
