/** A claim in a real browser: typed with the keyboard, computed as it is typed, kept over a reload, recovered. */
import { expect, test } from 'vitest'
import { aCase } from '#modules/cases/factory.ts'
import { fitsItsWindow, looksSound, openJourney, shot, untilKept } from '#test/support/journey.ts'

const journey = await openJourney()
const { app } = journey
const organisationId = await app.organisation({ country: 'TJ' })
const lawyer = await app.member(organisationId, ['lawyer'], { name: 'Lola Example' })

async function aFile(who = lawyer) {
  const person = await app.call(lawyer, 'POST', '/people', {
    sex: 'male',
    names: [{ text: 'Рустам Намунаев' }],
  })
  return aCase(app.engine, {
    organisationId,
    workerIds: [who.userId],
    persons: [{ personId: person.body.id }],
    needs: [{ code: 'legal.wages' }],
  } as Parameters<typeof aCase>[1])
}

test('a lawyer types three months of pay, reloads, saves, and writes down what came', async () => {
  const { id } = await aFile()
  const page = await journey.signedIn(lawyer)
  await page.goto(`/app/cases/${id}`)
  await page.getByRole('link', { name: 'Compute unpaid pay' }).click()
  await page.getByLabel('Who owes the money').fill('OOO Example')
  await page.getByLabel('Due on').first().fill('2026-05-15')
  await page.getByLabel('Sum due').first().fill('45 000,00')
  await page.getByLabel('Paid', { exact: true }).first().fill('15000')
  await page.getByLabel('Paid on').first().fill('2026-06-20')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByLabel('Due on').count()).toBe(2)
  await page.keyboard.press('Enter')
  await page.getByText('Last day for the court: 15 May 2027').waitFor()
  await expect.poll(() => page.getByLabel('Due on').count()).toBe(3)
  await expect.poll(() => page.getByLabel('Due on').nth(2).inputValue()).toBe('2026-07-15')
  await page.getByRole('button', { name: 'Add hours' }).click()
  await page.getByLabel('Day', { exact: true }).fill('2026-05-10')
  await page.getByRole('textbox', { name: 'Hours' }).fill('3')
  await page.getByLabel('Pay for an hour').fill('250')
  await page.getByText('Assumed: the first two hours').waitFor()
  const total = await page.locator('[data-total]').textContent()
  // What was typed is on the device a moment later.
  await untilKept(page)
  await page.reload()
  await page.getByText('What you typed earlier was kept.').waitFor()
  await page.locator('[data-total]').waitFor()
  await expect.poll(() => page.locator('[data-total]').textContent()).toBe(total)
  await looksSound(page, 'claim-form-1280')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { level: 1, name: 'Claim for unpaid pay' }).waitFor()
  await expect.poll(() => page.locator('[data-total]').textContent()).toBe(total)
  await page.keyboard.press('m')
  await page.getByLabel('Sum, RUB').fill('50000')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText(/Received RUB\s50,000.00 · Employer/).waitFor()
  await looksSound(page, 'claim-1280')
  await page.setViewportSize({ width: 360, height: 740 })
  await fitsItsWindow(page)
  await shot(page, 'claim-360')
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`/app/cases/${id}`)
  await page.getByText('OOO Example').waitFor()
  await shot(page, 'case-claims-1280')
})

test('on a phone it goes step by step, in Uzbek; maintenance likewise', async () => {
  const uzbek = await app.member(organisationId, ['lawyer'], { name: 'Lola Example', locale: 'uz' })
  const { id } = await aFile(uzbek)
  const page = await journey.signedIn(uzbek, { width: 360 })
  await page.goto(`/app/cases/${id}/claims/new`)
  await page.getByText('5 qadamdan 1-qadam').waitFor()
  await shot(page, 'claim-step-1-360')
  const next = page.getByRole('button', { name: 'Keyingi', exact: true })
  await next.click()
  await page.getByLabel('Toʻlanishi kerak kun').first().fill('2026-05-15')
  await page.getByLabel('Summa', { exact: true }).first().fill('45000')
  await page.locator('[data-total]').waitFor()
  await shot(page, 'claim-step-2-360')
  await page.goto(`/app/cases/${id}/claims/new?kind=maintenance`)
  await page.getByLabel('Bolalar soni').fill('2')
  await next.click()
  await page.getByLabel('Oy', { exact: true }).first().fill('2026-05')
  await page.getByLabel('Topgan puli').first().fill('4000')
  await page
    .getByText(/1.333,33/)
    .first()
    .waitFor()
  await looksSound(page, 'claim-maintenance-360')
  // Without a network the claim waits on the device, and is there when the network is back.
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Hisobni saqlash' }).click()
  await page.getByText('Shu qurilmada saqlandi').first().waitFor()
  await page.context().setOffline(false)
  await expect
    .poll(async () => (await app.call(uzbek, 'GET', `/claims?caseId=${id}`)).body.items.length)
    .toBe(1)
})

test('whoever reads figures sees what was claimed and recovered, and no small number', async () => {
  const manager = await app.member(organisationId, ['programme_manager'])
  const page = await journey.signedIn(manager)
  await page.goto('/app/figures')
  await page.getByRole('heading', { name: /Money claimed and recovered/ }).waitFor()
  await page.getByText('Sums with fewer than 5 claims behind them are not shown').waitFor()
  await shot(page, 'claim-figures-1280')
})
