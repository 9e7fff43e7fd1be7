import { expect, test } from 'vitest'
import { addDays, type Day } from '#lib/day.ts'
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
  expect(await page.locator('.error').count()).toBe(1)
  await page.getByLabel(t('rules.check.entry.day')).fill('2026-11-10')
  await shot(page, 'check-entry-uz-360')
  await page.getByRole('button', { name: t('rules.check.next') }).click()
  await page.locator('#registered').fill('2026-11-12')
  await shot(page, 'check-papers-uz-360')
  await page.getByRole('button', { name: t('rules.check.show') }).click()
  // 52 days of 2026 and then the unbroken stay ends after 90 days: 7 February 2027.
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('2027')
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
  expect(await page.locator('.paper').count()).toBe(1)
  expect(await page.locator('details.source').count()).toBe(0)
  await shot(page, 'check-print-uz-360')
})

test.each(['tg', 'ru', 'en', 'ky', 'uz', 'kk'] as const)(
  'in %s nothing serious is against questionnaire, checklist, handbook and rules at 360 px',
  async locale => {
    app.setNow('2026-11-22T08:00:00Z')
    const page = await journey.page({ width: 360, bypassCSP: true })
    const looks = async (name: string) => {
      await shotAtBothWidths(page, `${name}-${locale}`)
      await fitsItsWindow(page)
      await noGraveFaults(page)
    }
    await page.goto(`${address}/${locale}/check`)
    await looks('check-start')
    const entry = addDays('2026-11-22' as Day, -12)
    await page.setContent(
      `<form method="post" action="${address}/${locale}/check">${Object.entries({
        citizenship: 'TJ',
        destination: 'RU',
        purpose: 'work',
        asked: 'papers',
        entry,
        patent_issued: '2026-11-20',
        patent_issued_until: '2026-12-19',
      })
        .map(([name, value]) => `<input name="${name}" value="${value}">`)
        .join('')}<button>x</button></form>`,
    )
    await page.getByRole('button').click()
    await page.locator('.notice').first().waitFor()
    await looks('check-result')
    const long = locale === 'tg' || locale === 'ru'
    const pages = long
      ? [
          '/handbook',
          '/handbook/ru',
          '/handbook/ru/registration',
          '/handbook/kz/expulsion',
          '/rules',
          '/rules/ru.stay.visafree.max_days',
          '/rule-changes?since=2024-12-01',
          '/handbook/ru/all',
        ]
      : ['/handbook/ru/work', '/handbook/kz/registration', '/rules/ru.registration.uz']
    for (const path of pages) {
      await page.goto(`${address}/${locale}${path}`)
      await looks(path.replaceAll('/', '_').replace(/\?.*/, ''))
    }
  },
)
