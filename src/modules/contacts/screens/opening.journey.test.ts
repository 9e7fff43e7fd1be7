/** From a contact to its case: with the person chosen, without a network, on to a referral; calls kept; mobile days. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { looksSound, openJourney, untilKept } from '#test/support/journey.ts'

const journey = await openJourney()
const { app } = journey
const organisationId = await app.organisation({ country: 'TJ' })
const worker = await app.member(organisationId, ['caseworker'])
const operator = await app.member(organisationId, ['operator'])
await app.call(worker, 'POST', '/people', {
  names: [{ text: 'Zarina Namuna' }],
  ...{ sex: 'female', birthYear: 1994, citizenships: ['TJ'] },
})

async function begin(page: Page, path = '/contacts/new') {
  await page.goto(`/app${path}`)
  await page.getByRole('heading', { name: 'New contact', level: 1 }).waitFor()
}
async function need(page: Page, typed: string, name: RegExp) {
  await page.keyboard.press('n')
  await page.keyboard.type(typed)
  await page.getByRole('option', { name }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name }).first().waitFor()
}
async function namePerson(page: Page) {
  await page.getByRole('button', { name: 'Name the person' }).click()
  await page.locator('main input[type=search]').first().fill('Zarina Namuna')
  await page.locator('main button.open').first().click()
  await page.locator('main b', { hasText: 'Zarina Namuna' }).waitFor()
  await page.keyboard.press('Escape')
}
const cases = async () => (await app.call(worker, 'GET', '/cases?limit=200')).body.items
const contacts = async (who = worker) => (await app.call(who, 'GET', '/contacts?limit=200')).body.items

test('a case is opened from a contact with the person chosen, and its page is shown', async () => {
  const page = await journey.signedIn(worker)
  await begin(page)
  await need(page, 'wage', /Unpaid wages/)
  await namePerson(page)
  await looksSound(page, 'opening-1280')
  await page.keyboard.press('2')
  await page.waitForURL(/\/app\/cases\/[0-9a-f-]{36}$/)
  // Her name also stands in what is folded.
  await page.getByRole('link', { name: 'Zarina Namuna' }).first().waitFor()
  const caseId = page.url().slice(-36)
  await app.runJobs()
  const [contact] = await contacts()
  expect(contact).toMatchObject({
    outcome: 'case_opened',
    needs: ['legal.wages'],
    personLabel: 'Zarina Namuna',
  })
  await expect.poll(async () => (await contacts())[0].caseId).toBe(caseId)
})

test('a referral opens the case and goes on to whom it is referred', async () => {
  const page = await journey.signedIn(worker)
  await begin(page)
  await need(page, 'wage', /Unpaid wages/)
  await page.keyboard.press('3')
  await page.waitForURL(/\/app\/cases\/[0-9a-f-]{36}\/refer$/)
  expect((await contacts())[0]).toMatchObject({ outcome: 'referred' })
})

test('signs that were noticed lead to the questions about danger', async () => {
  const page = await journey.signedIn(worker, { width: 360 })
  await begin(page)
  await page.locator('summary', { hasText: 'Signs noticed' }).click()
  await page.getByText('False promises').click()
  await page.getByText('1 sign noticed').waitFor()
  await looksSound(page, 'signs-360')
  await page.getByRole('button', { name: 'Open a case and ask' }).click()
  await page.waitForURL(/\/app\/cases\/[0-9a-f-]{36}\/triage$/)
})

test('without a network the contact and its case wait, and go in order', async () => {
  const page = await journey.signedIn(worker)
  await begin(page)
  await untilKept(page)
  const before = { contacts: (await contacts()).length, cases: (await cases()).length }
  await page.context().setOffline(true)
  await page.keyboard.press('t')
  await page.keyboard.type('No network in the valley')
  await page.keyboard.press('Escape')
  await page.keyboard.press('2')
  await expect.poll(() => page.getByLabel('What was said').inputValue()).toBe('')
  expect((await contacts()).length).toBe(before.contacts)
  await page.context().setOffline(false)
  await expect.poll(async () => (await cases()).length).toBe(before.cases + 1)
  expect((await contacts())[0]).toMatchObject({
    ...{ said: 'No network in the valley', outcome: 'case_opened', recordedOffline: true },
  })
})

test('an operator sees the case just opened', async () => {
  const page = await journey.signedIn(operator)
  await begin(page)
  await need(page, 'wage', /Unpaid wages/)
  await page.keyboard.press('2')
  await page.waitForURL(/\/app\/cases\/[0-9a-f-]{36}$/)
  await page.locator('.timeline').getByText('Case opened').waitFor()
})

test('a promised call is kept by the contact that is recorded for it', async () => {
  await app.call(operator, 'POST', '/contacts', {
    ...{ outcome: 'call_back', needs: ['legal.wages'] },
    callBack: { dueAt: new Date(Date.now() + 3_600_000).toISOString(), number: '+992901234567' },
  })
  const page = await journey.signedIn(operator)
  await page.goto('/app/call-backs')
  await page.getByRole('button', { name: 'Take' }).click()
  await page.getByRole('link', { name: 'Record the call' }).click()
  await page.getByText('This is the call that was promised').waitFor()
  await looksSound(page, 'promised-1280')
  await page.keyboard.press('1')
  await expect.poll(async () => (await app.call(operator, 'GET', '/call-backs')).body.items.length).toBe(0)
  expect((await contacts(operator))[0]).toMatchObject({ channel: 'call_out', needs: ['legal.wages'] })
})

test('a request from the web page becomes a case with her safe way, and the closed case is found again', async () => {
  const desk = await app.organisation({ country: 'KG', takesPublicRequests: true, languages: ['ky'] })
  const both = await app.member(desk, ['operator', 'caseworker'])
  await app.server.inject({
    method: 'POST',
    url: '/ky/ask',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      ...{ formKey: crypto.randomUUID(), needs: 'legal.wages', country: 'KG', reach: 'phone' },
      ...{ reachAt: '+996 555 010 203', reachWhen: 'Only in the evening', reachWho: 'only_me' },
    }).toString(),
  })
  const [{ contactId }] = (await app.call(both, 'GET', '/contact-requests')).body.items
  const page = await journey.signedIn(both, { width: 360 })
  await page.goto(`/app/contact-requests/${contactId}`)
  await page.getByText('Only in the evening').waitFor()
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/“Only in the evening”/).waitFor()
  await expect.poll(() => dialog.getByLabel('Number', { exact: true }).inputValue()).toBe('+996 555 010 203')
  await dialog.getByLabel('From', { exact: true }).fill('19:00')
  await dialog.getByLabel('Until', { exact: true }).fill('21:00')
  await looksSound(page, 'request-case-360')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/\/app\/cases\/[0-9a-f-]{36}$/)
  const caseId = page.url().slice(-36)
  await app.runJobs()
  const file = (await app.call(both, 'GET', `/cases/${caseId}`)).body
  const person = (await app.call(both, 'GET', `/people/${file.persons[0].id}`)).body
  expect(person.ways).toMatchObject([
    {
      numberEnd: '03',
      fromMinute: 1140,
      toMinute: 1260,
      whoMayAnswer: 'person',
      note: 'Only in the evening',
    },
  ])

  // Nothing is lost now when the request is closed as what it was.
  await page.goto(`/app/contact-requests/${contactId}`)
  await page.getByRole('button', { name: 'Case opened' }).click()
  await page.getByRole('heading', { name: 'How did it end?' }).waitFor({ state: 'detached' })
  const request = (await app.call(both, 'GET', `/contact-requests/${contactId}`)).body
  expect(request).toMatchObject({
    state: 'closed',
    reachAt: null,
    contact: { outcome: 'case_opened', caseId },
  })

  const outcomes = [{ needId: file.needs[0].id, status: 'met' }]
  const { version } = file
  await app.call(both, 'POST', `/cases/${caseId}/close`, { version, summary: 'The wage was paid.', outcomes })
  await page.goto('/app/cases')
  await page.getByText('Cases that fit will stand here.').waitFor()
  await page.getByRole('button', { name: 'Filters' }).click()
  await page.locator('summary', { hasText: 'State, need, area' }).click()
  await page.getByLabel('Where it stands').selectOption('closed')
  await page.getByRole('link', { name: file.title }).waitFor()
  await page.getByRole('button', { name: 'Filters set: 1' }).waitFor()
  await looksSound(page, 'cases-closed-360')
})

for (const width of [360, 1280])
  test(`at ${width} px a mobile day is reported and contacts are recorded under it`, async () => {
    const page = await journey.signedIn(worker, { width })
    await page.goto('/app/mobile-sessions')
    await page.getByRole('link', { name: 'New mobile day' }).click()
    await page.getByLabel('Place').fill(`Bazaar ${width}`)
    await page.getByLabel('Persons reached').fill('40')
    await page.getByLabel('Consultations').fill('12')
    await page.getByLabel('Booklets').fill('25')
    await looksSound(page, `session-form-${width}`)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: new RegExp(`Bazaar ${width}`) }).waitFor()
    await page.getByRole('link', { name: 'Record contacts of this day' }).click()
    await page.getByText(new RegExp(`Mobile day: Bazaar ${width}`)).waitFor()
    await page.getByText('Answered').first().waitFor()
    await looksSound(page, `session-contact-${width}`)
    await page.getByRole('button', { name: /^Answered/ }).click()
    const recorded = async () => (await contacts())[0]
    await expect
      .poll(recorded)
      .toMatchObject({ channel: 'mobile', placeText: `Bazaar ${width}`, outcome: 'answered' })
    expect((await recorded()).sessionId).toBeTruthy()
    await page.goto('/app/mobile-sessions')
    await page.getByText(`Bazaar ${width}`).waitFor()
    await looksSound(page, `session-list-${width}`)
    // Remembered for the day, until it is left.
    await begin(page)
    await page.getByRole('button', { name: 'Leave this day' }).click()
    await expect.poll(() => page.getByText('Mobile day: Bazaar').count()).toBe(0)
  })
