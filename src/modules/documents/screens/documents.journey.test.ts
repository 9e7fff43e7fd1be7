/** The lawyer's journey: the claim, the interview, the letter as PDF and DOCX, the money, the closed case. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { aCase } from '#modules/cases/factory.ts'
import { looksSound, openJourney, shot, untilKept } from '#test/support/journey.ts'

const journey = await openJourney()
const { app } = journey
const organisationId = await app.organisation({ country: 'TJ' })

async function aFile(who: Awaited<ReturnType<typeof app.member>>) {
  const person = await app.call(who, 'POST', '/people', {
    sex: 'male',
    birthDay: '1995-03-08',
    citizenships: ['TJ'],
    languages: ['tg'],
    names: [{ text: 'Рустам Намунаев' }],
  })
  return aCase(app.engine, {
    organisationId,
    workerIds: [who.userId],
    persons: [{ personId: person.body.id }],
    needs: [{ code: 'legal.wages' }],
  } as Parameters<typeof aCase>[1])
}

test('a lawyer writes the demand from a claim, prints it, records the money and closes the case', async () => {
  const lawyer = await app.member(organisationId, ['lawyer'], { name: 'Lola Example' })
  const { id } = await aFile(lawyer)
  const page = await journey.signedIn(lawyer)
  await page.goto(`/app/cases/${id}/claims/new`)
  await page.getByLabel('Who owes the money').fill('ООО «Пример»')
  await page.getByLabel('Computed to the day').fill('2026-08-31')
  await page.getByLabel('Due on').first().fill('2026-05-15')
  await page.getByLabel('Sum due').first().fill('45000')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('link', { name: 'Write a letter' }).click()
  await page.getByRole('button', { name: /Demand to pay wages/ }).click()
  await shot(page, 'letter-settings-1280')
  await page.getByRole('button', { name: 'Begin with the questions' }).click()
  await page.getByLabel('Address for answers').fill('г. Самара, ул. Примерная, 1')
  await page.keyboard.press('Control+Enter')
  await page.getByLabel('Telephone').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByLabel('Place of the work').fill('Самара, стройка')
  await untilKept(page)
  await page.reload()
  await page.getByText('You go on where you stopped.').waitFor()
  await expect.poll(() => page.getByLabel('Place of the work').inputValue()).toBe('Самара, стройка')
  await looksSound(page, 'letter-question-1280')
  await page.getByRole('button', { name: 'To the end' }).click()
  await page.getByRole('heading', { name: 'The letter is written' }).waitFor()
  await page.getByRole('button', { name: 'Save the letter' }).click()
  await page.getByRole('tab', { name: 'Letter: Russian' }).waitFor()
  await page.getByText('Требование о выплате заработной платы').waitFor()
  await looksSound(page, 'letter-1280')
  for (const [name, begins] of [
    ['PDF to print', '%PDF-'],
    ['DOCX to change', 'PK'],
  ] as const) {
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name }).click()
    const file = await readFile(await (await download).path())
    expect(file.toString('latin1').startsWith(begins)).toBe(true)
  }
  await page.getByRole('tab', { name: 'For reading: Tajik' }).click()
  await page.getByText('танҳо барои хондан').waitFor()
  await page.getByRole('button', { name: /It went out/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByText(/Went out on/).waitFor()
  await page.getByRole('link', { name: 'To the case' }).click()
  await page.getByRole('link', { name: /ООО «Пример»/ }).click()
  await page.getByRole('button', { name: /Money came/ }).click()
  await page.getByLabel('Sum, RUB').fill('60000')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByText('Recovered', { exact: true }).first().waitFor()
  await page.getByRole('link', { name: 'To the case' }).click()
  await page.getByText('Demand to pay wages').first().waitFor()
  await shot(page, 'case-letters-1280')
  await page.getByRole('button', { name: 'More' }).last().click()
  const close = { name: 'Close the case' }
  await page.getByRole('button', close).or(page.getByRole('menuitem', close)).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('select:has(option[value=met])').selectOption('met')
  await dialog.getByLabel('In short: what was done').fill('Paid after the demand')
  await dialog.getByRole('button', close).click()
  await page.locator('.timeline').getByText('Case closed').waitFor()
})

test('on a phone, in Kyrgyz, an application is asked question by question and opens again for a change', async () => {
  const lawyer = await app.member(organisationId, ['lawyer'], { locale: 'ky', name: 'Lola Example' })
  const { id } = await aFile(lawyer)
  const page = await journey.signedIn(lawyer, { width: 360 })
  await page.goto(`/app/cases/${id}/letters/new`)
  await page.locator('.list button').first().waitFor()
  await looksSound(page, 'letter-choose-360')
  const made = await app.call(lawyer, 'POST', '/documents', {
    id: newId(),
    caseId: id,
    template: 'birth_record',
    country: 'KG',
    language: 'ky',
    readingLanguage: 'tg',
    answers: { child_name: 'Алия Намунаева' },
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  await page.goto(`/app/letters/${made.body.id}`)
  await page.getByText('Төрөлүүнү каттоо арызы').first().waitFor()
  await shot(page, 'letter-360')
  await page.goto(`/app/letters/${made.body.id}/edit`)
  await page.locator('.card input').first().waitFor()
  await looksSound(page, 'letter-question-360')
})
