import { expect, test } from 'vitest'
import { words } from '#platform/words.ts'
import { fitsItsWindow, noGraveFaults, openJourney, shot, shotAtBothWidths } from '#test/support/journey.ts'

const journey = await openJourney()
const { app, address } = journey

test('a man answers five questions in Uzbek on a small phone without scripts and gets his days, for paper and calendar too', async () => {
  app.setNow('2026-11-22T08:00:00Z')
  const t = words('uz')
  const page = await journey.page({
    javaScriptEnabled: false,
    locale: 'uz-UZ',
    width: 360,
    acceptDownloads: true,
  })
  await page.goto(`${address}/uz/`)
  await page.getByRole('link', { name: t('rules.home.check') }).click()
  await page.getByRole('button', { name: 'Oʻzbekiston' }).click()
  await page.getByRole('button', { name: 'Rossiya' }).click()
  await page.getByRole('button', { name: t('rules.purpose.work'), exact: true }).click()
  // The day was forgotten: it is asked for again.
  await page.getByRole('button', { name: t('rules.check.next') }).click()
  await expect.poll(() => page.locator('.error').count()).toBe(1)
  await page.getByLabel(t('rules.check.entry.day')).fill('2026-11-10')
  await shot(page, 'check-entry-uz-360')
  await page.getByRole('button', { name: t('rules.check.next') }).click()
  await page.locator('#registered').fill('2026-11-12')
  await shot(page, 'check-papers-uz-360')
  await page.getByRole('button', { name: t('rules.check.show') }).click()
  // 52 days of 2026 and then the unbroken stay ends after 90 days: 7 February 2027.
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain('2027')
  await page.waitForLoadState()
  const list = await page.locator('main').textContent()
  expect(list).toContain('Patentga ariza')
  expect(list).toContain('10-dekabr')
  expect(list).toContain(t('rules.awaiting'))
  expect(page.url()).toBe(`${address}/uz/check`)
  await shot(page, 'check-result-uz-360')
  expect(await page.context().cookies()).toEqual([])

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t('rules.result.calendar') }).click(),
  ])
  expect(download.suggestedFilename()).toBe('calendar.ics')
  await page.getByRole('button', { name: t('rules.result.print') }).click()
  await expect.poll(() => page.locator('.paper').count()).toBe(1)
  expect(await page.locator('details.source').count()).toBe(0)
  await shot(page, 'check-print-uz-360')
  // By the button at his thumb: from paper to the list, from the list to what he answered.
  const back = page.getByRole('button', { name: t('site.back'), exact: true })
  await back.click()
  await page.getByRole('button', { name: t('rules.result.calendar') }).waitFor()
  await back.click()
  await expect.poll(() => page.locator('#registered').inputValue()).toBe('2026-11-12')

  // He was not paid either: the sum, and the letter with it.
  await page.goto(`${address}/uz/handbook/ru/wages`)
  await page.getByRole('link', { name: t('claims.wages.title') }).click()
  await page.getByLabel('Rossiya').check()
  await page.getByLabel(t('claims.wages.pay')).fill('45 000')
  await page.getByLabel(t('claims.wages.from')).selectOption('2026-05')
  await page.getByRole('button', { name: t('claims.wages.show') }).click()
  // The last month was forgotten: it is asked for again, and what he wrote is still there.
  await expect.poll(() => page.locator('#to-problem').count()).toBe(1)
  expect(await page.getByLabel(t('claims.wages.pay')).inputValue()).toBe('45 000')
  await shot(page, 'wages-uz-360')
  await page.getByLabel(t('claims.wages.to'), { exact: true }).selectOption('2026-06')
  await page.getByRole('button', { name: t('claims.wages.show') }).click()
  await page.locator('[data-total]').waitFor()
  await page.waitForLoadState()
  expect(await page.locator('main').textContent()).toContain('ru.lc.236')
  await fitsItsWindow(page)
  await shot(page, 'wages-result-uz-360')
  await page.getByRole('button', { name: t('claims.wages.letter') }).click()
  await expect.poll(() => page.locator('.letter').count()).toBe(2)
  expect(page.url()).toBe(`${address}/uz/wages/letter`)
  await fitsItsWindow(page)
  await shot(page, 'wages-letter-uz-360')
  await back.click()
  await page.locator('[data-total]').waitFor()
  await back.click()
  await expect.poll(() => page.getByLabel(t('claims.wages.pay')).inputValue()).toBe('45 000')
})

test('nothing serious is against checklist, handbook and rules on a small phone', async () => {
  app.setNow('2026-11-22T08:00:00Z')
  const page = await journey.page({ width: 360, bypassCSP: true })
  const answers = {
    citizenship: 'TJ',
    destination: 'RU',
    purpose: 'work',
    asked: 'papers',
    entry: '2026-11-10',
    patent_issued: '2026-11-20',
    patent_issued_until: '2026-12-19',
  }
  const wages = {
    country: 'KZ',
    pay: '250000',
    from: '2026-01',
    to: '2026-04',
    sum1: '90000',
    on1: '2026-05-20',
  }
  for (const [path, form] of [
    ['tg/check', answers],
    ['kk/check', answers],
    ['kk/wages', wages],
    ['tg/wages/letter', wages],
  ] as const) {
    const fields = Object.entries(form).map(([name, value]) => `<input name="${name}" value="${value}">`)
    const action = `${address}/${path}`
    await page.setContent(
      `<form method="post" action="${action}">${fields.join('')}<button>x</button></form>`,
    )
    await page.getByRole('button').click()
    await page.locator('.notice').first().waitFor()
    await shotAtBothWidths(page, `result-${path.replaceAll('/', '_')}`)
    await fitsItsWindow(page)
    await noGraveFaults(page)
  }
  for (const path of [
    '/tg/check',
    '/ky/wages',
    '/uz/handbook/ru',
    '/ru/handbook/ru/registration',
    '/ky/rules/ru.registration.uz',
  ]) {
    await page.goto(`${address}${path}`)
    await shotAtBothWidths(page, path.slice(1).replaceAll('/', '_'))
    await fitsItsWindow(page)
    await noGraveFaults(page)
  }
})

test('the handbook is kept on the phone, opens without a network, and goes again without a trace', async () => {
  app.setNow('2026-11-22T08:00:00Z')
  const t = words('uz')
  const page = await journey.page({ width: 360, locale: 'uz-UZ' })
  await page.goto(`${address}/uz/handbook/ru/all`)
  await page.locator('[data-keep-add]').click()
  await page.getByText(t('directory.keep.kept')).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const kept = await page.evaluate(async () => {
    const cache = await caches.open('kept-page-handbook')
    const sizes = await Promise.all(
      (await cache.keys()).map(async key => (await (await cache.match(key))?.arrayBuffer())?.byteLength ?? 0),
    )
    return sizes.reduce((sum, size) => sum + size, 0)
  })
  expect(kept).toBeGreaterThan(20_000)
  expect(kept).toBeLessThan(300_000)
  await page.context().setOffline(true)
  await page.reload()
  await expect.poll(() => page.locator('article').count()).toBe(13)
  await shotAtBothWidths(page, 'handbook-offline-uz')
  await page.context().setOffline(false)
  await page.reload()
  await page.locator('[data-keep-remove]').click()
  await page.locator('[data-keep-add]').waitFor()
  expect(
    await page.evaluate(async () => [
      (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length,
    ]),
  ).toEqual([0, 0])
})
