/** A referral between two organisations in the staff app, mostly by keyboard. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { type Caller, type TestApp, testApp, testPassword } from '#test/support/app.ts'
import { openBrowser } from '#test/support/browser.ts'
import { buildStaffApp } from '#test/support/staff-app.ts'

let app: TestApp
let browser: Browser
let address: string
let worker: Caller
let lawyer: Caller
let there: string
const complaints: string[] = []

beforeAll(async () => {
  await buildStaffApp()
  app = await testApp()
  address = await app.server.listen({ port: 0, host: '127.0.0.1' })
  const here = await app.organisation({ name: 'Khatlon help line' })
  there = await app.organisation({ name: 'Women Lawyers of Sughd' })
  worker = await app.member(here, ['caseworker'], { name: 'Sitora Worker' })
  lawyer = await app.member(there, ['lawyer'], { name: 'Farida Lawyer' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  expect(complaints).toEqual([])
})

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

async function signedIn(who: Caller): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
  })
  const page = await context.newPage()
  page.on('pageerror', error => complaints.push(String(error)))
  await page.goto('/app/')
  await page.locator('input[name=email]').fill(who.email)
  await page.locator('input[name=password]').fill(testPassword)
  await page.locator('form button[type=submit]').click()
  await page.locator('.shell h1').waitFor()
  return page
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.HAMROH_SHOTS
  if (!folder) return
  await page.screenshot({ path: `${folder}/${name}-1280.png`, fullPage: true })
  await page.setViewportSize({ width: 360, height: 740 })
  await page.screenshot({ path: `${folder}/${name}-360.png`, fullPage: true })
  await page.setViewportSize({ width: 1280, height: 800 })
}

async function isSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('main').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(one => one.html).join(' ')}`)).toEqual([])
}

test('a need is referred with exactly what was shown, accepted by key, and becomes a case over there', async () => {
  const { caseId, personId } = await aCase()
  const page = await signedIn(worker)
  await page.goto(`/app/cases/${caseId}/refer`)
  await page.locator('h1').waitFor()
  await page.getByLabel('Organisation of the network').fill('women')
  await page.getByRole('option', { name: 'Women Lawyers' }).click()
  await page.getByText('what happened', { exact: true }).click()
  await page.getByRole('textbox', { name: 'What happened' }).fill('Not paid for three months.')
  await shot(page, 'refer')
  await isSound(page)
  // What was typed survives a reload.
  await page.waitForTimeout(500)
  await page.reload()
  await expect
    .poll(() => page.getByRole('textbox', { name: 'What happened' }).inputValue())
    .toBe('Not paid for three months.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('The person has not agreed').waitFor()
  await shot(page, 'refer-no-consent')
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
  await shot(page, 'refer-changed')
  await isSound(page)
  await page.getByRole('button', { name: 'Send to Women Lawyers' }).click()
  await page.waitForURL('**/app/referrals/*')
  await page.getByText('Waiting for their answer').waitFor()
  await shot(page, 'referral-sent')
  await isSound(page)

  const other = await signedIn(lawyer)
  await other.keyboard.press('g')
  await other.keyboard.press('r')
  await other.locator('tbody th a').first().waitFor()
  await shot(other, 'referral-list')
  await isSound(other)
  await other.keyboard.press('j')
  await other.keyboard.press('Enter')
  await other.getByText('Waiting for our answer').waitFor()
  expect(await other.locator('main').textContent()).not.toContain('Намунаева')
  await shot(other, 'referral-received')
  await other.keyboard.press('a')
  await other.locator('dialog[open]').waitFor()
  await shot(other, 'referral-accept')
  await other.locator('dialog[open] button[type=submit]').click()
  await other.getByText('Зарина Намунаева').waitFor()
  await shot(other, 'referral-accepted')
  await isSound(other)
  await other.keyboard.press('o')
  await other.locator('dialog[open] button[type=submit]').click()
  await shot(other, 'referral-outcome')
  await other.keyboard.press('Escape')
  await other.keyboard.press('f')
  await other.waitForURL('**/app/cases/*')
})

test('a partner without an account gets a link, a code and a sheet of paper in their language', async () => {
  const { caseId } = await aCase()
  const wanted = { caseId, needCode: 'shelter.safe_place', toName: 'District hospital' }
  const { body: shown } = await app.call(worker, 'POST', '/referrals/compose', wanted)
  const id = newId()
  await app.call(worker, 'POST', '/referrals', { id, ...wanted, digest: shown.digest })
  const page = await signedIn(worker)
  await page.goto(`/app/referrals/${id}`)
  await page.getByText('They do not work in Hamroh').waitFor()
  await page.keyboard.press('l')
  await page.locator('.row .referral-code').waitFor()
  await page.getByLabel('Language of the recipient').selectOption('tg')
  await page.locator('.referral-form[lang=tg]').waitFor({ state: 'attached' })
  await shot(page, 'referral-link')
  await isSound(page)
  await page.emulateMedia({ media: 'print' })
  const paper = ((await page.locator('.referral-form').textContent()) ?? '').replaceAll('\u00a0', ' ')
  expect(paper).toContain('Хоҳиши кумак')
  expect(paper).toContain('/tg/partner')
  expect(await page.locator('.shell').isVisible()).toBe(false)
  await shot(page, 'referral-paper')
  await page.emulateMedia({ media: 'screen' })
  await page.keyboard.press('t')
  await page.getByText('We can help').click()
  await page.getByLabel('Who said it').fill('Dr. Example')
  await shot(page, 'referral-told-answer')
  await page.locator('dialog[open] button[type=submit]').click()
  await page.getByText('Accepted by Dr. Example').waitFor()
})
