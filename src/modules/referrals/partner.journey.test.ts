/** A partner without an account, on a small phone with scripts off: the code from the paper, the answer, the outcome. */
import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { fitsItsWindow, noFaults, openJourney, shotAtBothWidths } from '#test/support/journey.ts'

const journey = await openJourney()
const { app } = journey
const worker = await app.member(await app.organisation({ name: 'Хатлон: линия помощи' }), ['caseworker'])
let judge: Page
beforeEach(async () => {
  judge = await journey.page({ width: 360, bypassCSP: true })
  await judge.goto('/ru/partner')
})

const scopes = ['identity', 'contact_ways', 'documents', 'story', 'money']

async function referred() {
  const { body: person } = await app.call(worker, 'POST', '/people', {
    names: [{ text: 'Зарина Намуна' }],
    sex: 'female',
    birthYear: 1994,
    languages: ['tg', 'ru'],
    citizenships: ['TJ'],
    countryNow: 'RU',
    targetGroups: ['abandoned_wife'],
    ways: [
      {
        kind: 'phone',
        number: '+992 90 000 00 01',
        messagesOnly: true,
        sharedPhone: true,
        codeWord: 'курсы шитья',
        days: [1, 3],
        fromMinute: 540,
        toMinute: 720,
      },
    ],
  })
  await app.call(worker, 'POST', `/people/${person.id}/documents`, {
    kind: 'passport',
    heldBy: 'employer',
    takenAway: true,
  })
  const caseId = newId()
  await app.call(worker, 'POST', '/cases', {
    id: caseId,
    persons: [{ personId: person.id }],
    needs: [{ code: 'legal.wages' }],
  })
  await app.call(worker, 'POST', `/people/${person.id}/consents`, {
    scopes,
    recipientName: 'Районная больница',
    purpose: 'referral',
    until: '2030-12-31',
    givenHow: 'spoken',
    language: 'tg',
  })
  const wanted = {
    caseId,
    personId: person.id,
    needCode: 'legal.wages',
    toName: 'Районная больница',
    urgency: 'today',
    scopes,
    story: 'Три месяца не платили.',
    money: '135 000 рублей',
  }
  const { body: shown } = await app.call(worker, 'POST', '/referrals/compose', wanted)
  const id = newId()
  await app.call(worker, 'POST', '/referrals', { id, ...wanted, digest: shown.digest })
  const { body: made } = await app.call(worker, 'POST', `/referrals/${id}/link`, {})
  return { id, code: made.code as string }
}

/** Axe needs a script engine, so it is given what she sees in a window that has one. */
async function isSound(seen: Page): Promise<void> {
  await seen.waitForLoadState()
  await judge.setContent(await seen.content())
  await noFaults(judge)
  await fitsItsWindow(judge)
}

test('a code from paper is answered, and later the outcome told, without any script', async () => {
  const { id, code } = await referred()
  const page = await journey.page({ width: 360, javaScriptEnabled: false })
  await page.goto('/ru/partner')
  await isSound(page)
  await shotAtBothWidths(page, 'partner-code')
  await page.locator('#code').fill('нет такого')
  await page.locator('main form button').click()
  await expect.poll(() => page.locator('.error').textContent()).toContain('Ничего не открылось')
  await shotAtBothWidths(page, 'partner-closed')
  await page.locator('#code').fill(code.toLowerCase())
  await page.locator('main form button').click()
  await expect.poll(() => page.locator('h1').textContent()).toContain('просит вашей помощи')
  expect(page.url()).not.toContain(code)
  await isSound(page)
  await shotAtBothWidths(page, 'partner-asked')
  // Declining without a reason comes back with what was typed.
  await page.locator('summary', { hasText: 'Мы не можем помочь' }).click()
  await page.locator('#decline-who').fill('Доктор Образец')
  await page.locator('#decline-note').fill('Лучше в город')
  await page.locator('form:has(#decline-who) button').click()
  await page.locator('[role=alert]').waitFor()
  await expect.poll(() => page.locator('#decline-note').inputValue()).toBe('Лучше в город')
  await isSound(page)
  await shotAtBothWidths(page, 'partner-declined-without-reason')
  await page.locator('details:has(#accept-who) summary').click()
  await page.locator('#accept-who').fill('Доктор Образец')
  await page.locator('form:has(#accept-who) button').click()
  await expect.poll(() => page.locator('main').textContent()).toContain('Зарина Намуна')
  await isSound(page)
  await shotAtBothWidths(page, 'partner-accepted')
  await page.reload()
  const next = (await page.locator('.code').textContent()) ?? ''
  await page.goto('/tg/partner')
  await page.locator('#code').fill(next)
  await page.locator('main form button').click()
  await page.locator('#report-who').waitFor()
  await isSound(page)
  await shotAtBothWidths(page, 'partner-outcome')
  expect(await page.locator('main').textContent()).not.toContain('+992')
  await page.locator('form:has(input[value=number]) button').click()
  await expect.poll(() => page.locator('main').textContent()).toContain('+992')
  await isSound(page)
  await shotAtBothWidths(page, 'partner-number')
  await page.locator('#report-who').fill('Доктор Образец')
  await page.locator('input[name=outcome][value=met]').check()
  await page.locator('form:has(#report-who) button').click()
  await page.waitForURL(/done=report/)
  await isSound(page)
  await shotAtBothWidths(page, 'partner-done')
  expect((await app.call(worker, 'GET', `/referrals/${id}`)).body).toMatchObject({
    status: 'done',
    outcome: 'met',
    acceptedBy: 'Доктор Образец',
  })
})
