/** A case in a real browser: opened, worked on by keyboard, asked about danger, closed; at both widths. */
import { expect, test } from 'vitest'
import { fitsItsWindow, noGraveFaults, openJourney, shot } from '#test/support/journey.ts'

const journey = await openJourney()
const { app } = journey
const organisationId = await app.organisation({ country: 'TJ' })
const lawyer = await app.member(organisationId, ['lawyer'], { name: 'Lola Example' })

async function aWorkedCase(): Promise<string> {
  const person = await app.call(lawyer, 'POST', '/people', {
    sex: 'female',
    birthYear: new Date().getUTCFullYear() - 31,
    names: [{ text: 'Zarina Example' }],
    ways: [
      {
        kind: 'phone',
        number: '+992901234567',
        messagesOnly: true,
        sharedPhone: true,
        coverStory: 'About the sewing course',
      },
    ],
  })
  expect(person.status, JSON.stringify(person.body)).toBe(201)
  const { body } = await app.call(lawyer, 'POST', '/cases', {
    persons: [{ personId: person.body.id }],
    needs: [{ code: 'legal.wages' }, { code: 'legal.documents_withheld', partner: 'Consulate' }],
    nextStep: 'Send the wage demand',
    nextStepOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    note: 'Canteen in Samara, three months without pay',
  })
  await app.call(lawyer, 'POST', `/cases/${body.id}/tasks`, {
    kind: 'deadline',
    text: 'Patent: apply',
    dueOn: new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10),
    basis: 'legal',
    source: '30 days from entry',
  })
  await app.call(lawyer, 'POST', `/cases/${body.id}/triage`, { answers: { restriction_of_movement: 'no' } })
  return body.id
}

test('a lawyer opens a case, finds it in the list with j and Enter, and adds a note with a', async () => {
  const page = await journey.signedIn(lawyer)
  await page.goto('/app/cases/new')
  await page.getByLabel('Need, in any words').fill('зарплата')
  await page.getByRole('option').first().click()
  await page.getByLabel('First note').fill('She called from Samara')
  await page.getByLabel('Next step').fill('Write to the employer')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { level: 1, name: /unpaid wages/i }).waitFor()
  await page.goto('/app/cases')
  await page.locator('th[scope=row] a').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByText('She called from Samara').waitFor()
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog')
  const text = dialog.getByLabel('Text')
  await text.press('Control+Enter')
  // What is missing is said at its field and summed up on top, where the focus is; from there it leads to the field.
  await dialog.locator('.summary:focus').getByText('Please check the marked fields').waitFor()
  await dialog.getByText('Please fill this in').waitFor()
  await shot(page, 'case-missing')
  await noGraveFaults(page)
  await dialog.getByRole('button', { name: 'Text' }).click()
  await page.keyboard.type('The employer answers')
  await dialog.locator('.summary').waitFor({ state: 'detached' })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.locator('.timeline').getByText('The employer answers').waitFor()
  await dialog.waitFor({ state: 'detached' })
  await page.keyboard.press('a')
  await dialog.getByText('Need', { exact: true }).click()
  await dialog.getByLabel('Need, in any words').fill('shelter')
  await page.getByRole('option').first().click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('table').first().getByRole('row').nth(2).waitFor()
})

test('the page of a case says what is next, how to reach her and what happened, on a desk and on a phone', async () => {
  const id = await aWorkedCase()
  for (const width of [1280, 360]) {
    const page = await journey.signedIn(lawyer, { width })
    await page.goto(`/app/cases/${id}`)
    await page.getByRole('heading', { level: 1, name: /Woman, 3[12]/ }).waitFor()
    await page.getByText('Send the wage demand').first().waitFor()
    await page.getByText('Danger now').first().waitFor()
    await fitsItsWindow(page)
    await shot(page, `case-${width}`)
    await noGraveFaults(page)
    await page.goto('/app/cases')
    await page.locator('th[scope=row] a').first().waitFor()
    await shot(page, `cases-${width}`)
    await noGraveFaults(page)
  }
})

test('questions about danger are asked one by one and may be skipped; the answer says why', async () => {
  const id = await aWorkedCase()
  const page = await journey.signedIn(lawyer, { width: 360 })
  await page.goto(`/app/cases/${id}/triage`)
  await page.getByText(/Question 1 of/).waitFor()
  await shot(page, 'triage-360')
  await noGraveFaults(page)
  for (let asked = 1; ; asked++) {
    const skip = page.getByRole('button', { name: 'Skip' })
    await page.getByText(new RegExp(`Question ${asked} of`)).waitFor()
    const last = await page.getByText(new RegExp(`Question ${asked} of ${asked}$`)).count()
    await skip.click()
    if (last) break
  }
  await page.getByText(/Still to be asked/).waitFor()
})

test('a case is closed with an outcome for each need', async () => {
  const id = await aWorkedCase()
  const page = await journey.signedIn(lawyer)
  await page.goto(`/app/cases/${id}`)
  await page.getByRole('heading', { level: 1, name: /Woman, 3[12]/ }).waitFor()
  await page.getByRole('button', { name: 'More' }).last().click()
  await page
    .getByRole('button', { name: 'Close the case' })
    .or(page.getByRole('menuitem', { name: 'Close the case' }))
    .click()
  const dialog = page.getByRole('dialog')
  const choices = dialog.locator('select:has(option[value=met])')
  await choices.first().waitFor()
  for (const choice of await choices.all()) await choice.selectOption('met')
  await dialog.getByLabel('In short: what was done').fill('Paid')
  await shot(page, 'close-1280')
  await dialog.getByRole('button', { name: 'Close the case' }).click()
  await page.locator('.timeline').getByText('Case closed').waitFor()
})
