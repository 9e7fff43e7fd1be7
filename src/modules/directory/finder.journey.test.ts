/** The finder in a real browser: on a small phone, without scripts and with them, left quickly, kept without a network. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { fitsItsWindow, noFaults, noGraveFaults, openJourney, shot } from '#test/support/journey.ts'
import { demoServiceId, seedDirectory } from './index.ts'

const journey = await openJourney()
const { app, address } = journey
app.setNow('2026-11-24T06:00:00.000Z') // Tuesday, 11:00 in Dushanbe
const ids = {
  dushanbe: await app.organisation({ takesPublicRequests: true, country: 'TJ', languages: ['tg', 'ru'] }),
  khujand: await app.organisation(),
  bishkek: await app.organisation(),
  shymkent: await app.organisation(),
}
await app.engine.as(systemActor(null), use => seedDirectory(use, ids))
const weather = 'https://www.google.com/**'

test('a man finds help by a picture and a country, says that a number is silent, asks: no script, in Kyrgyz', async () => {
  const page = await journey.page({ width: 360, javaScriptEnabled: false, locale: 'ky-KG' })
  await page.goto('/')
  await page.getByRole('link', { name: /Ким жардам/ }).click()
  await page.getByRole('button', { name: 'Иштегениме акча төлөшкөн жок' }).click()
  await page.locator('.abroad summary').click()
  await page.locator('#country').selectOption('RU')
  await page.locator('.abroad button').click()
  await expect.poll(() => page.locator('h2').first().textContent()).toContain('Россия')
  await shot(page, 'finder-found-ky')
  await fitsItsWindow(page)
  await page.locator('article button', { hasText: 'Кененирээк' }).first().click()
  await page.getByRole('button', { name: 'Бул жерде ката бар' }).waitFor()
  const entry = (await page.locator('h1').textContent()) ?? ''
  await shot(page, 'finder-service-ky')
  await fitsItsWindow(page)
  await page.getByRole('button', { name: 'Бул жерде ката бар' }).click()
  await page.getByRole('button', { name: 'Жөнөтүү' }).click()
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('тандап')
  await page.getByLabel('Номер жооп бербейт').check()
  await page.getByRole('button', { name: 'Жөнөтүү' }).click()
  await page.getByRole('heading', { name: 'Рахмат' }).waitFor()
  // Not by the browser, which would ask him something: by the button at his thumb, to the entry and to the same list.
  const back = page.getByRole('button', { name: 'Артка', exact: true })
  await back.click()
  await page.getByRole('heading', { level: 1, name: entry, exact: true }).waitFor()
  await back.click()
  await expect.poll(() => page.locator('h2').first().textContent()).toContain('Россия')
  await page.goto('/ky/help')
  await page.locator('#words').fill('паспортумду алып койду')
  await page.keyboard.press('Enter')
  await page.locator('form[action$="/ask"] button').first().click()
  await page.waitForURL(`${address}/ky/ask`)
  expect(await page.locator('input[name=needs]:checked').getAttribute('value')).toBe(
    'legal.documents_withheld',
  )
  await expect.poll(() => page.locator('#said').inputValue()).toBe('паспортумду алып койду')
  expect(await page.context().cookies()).toEqual([])
})

test('who leaves quickly leaves no way back, by tap and by key, and comes anew by a link', async () => {
  const page = await journey.page({ width: 360 })
  await page.route(weather, route => route.fulfill({ contentType: 'text/html', body: '<h1>Weather</h1>' }))
  for (const leave of [
    () => page.locator('[data-leave]').click(),
    // Again where a busy machine made two slow presses of two quick ones.
    () =>
      expect
        .poll(
          async () => {
            await page.keyboard.press('Escape')
            await page.keyboard.press('Escape')
            return page.url()
          },
          { interval: 2000 },
        )
        .toContain('google'),
  ]) {
    await page.goto('/ru/')
    await page.goto('/ru/help')
    await page.locator('#words').fill('муж бьёт')
    await page.keyboard.press('Enter')
    await page.locator('article').first().waitFor()
    await leave()
    await page.getByRole('heading', { name: 'Weather' }).waitFor()
    for (let back = 0; back < 2; back++) {
      await page.goBack().catch(() => null)
      await page.getByRole('heading', { name: 'Weather' }).waitFor()
    }
  }
  await page.goto('/ru/help')
  await expect.poll(() => page.locator('h1').textContent()).toBe('Кто может помочь')
})

test('without scripts the way out is a link; titles and picture say nothing, nothing is kept or told', async () => {
  const page = await journey.page({ width: 360, javaScriptEnabled: false })
  for (const path of [
    '/ru/',
    '/ru/help',
    '/ru/ask',
    `/ru/help/${demoServiceId('crisis', 'mind')}`,
    '/ru/keep',
  ]) {
    const reply = await page.goto(path)
    expect(await page.title()).toBe('Справочник')
    expect(reply?.headers()).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    expect(await page.locator('[data-leave]').getAttribute('href')).toMatch(
      /^https:\/\/www\.google\.com\/search/,
    )
  }
  expect(await page.context().cookies()).toEqual([])
})

test('the phone says where it is only after a tap, and roughly', async () => {
  const page = await journey.page({
    width: 360,
    permissions: ['geolocation'],
    geolocation: { latitude: 37.8341, longitude: 68.7812 },
  })
  await page.goto('/tg/help')
  await page.locator('button[value="health.doctor"]').click()
  await page.locator('article').first().waitFor()
  const sent = page.waitForRequest(request => request.method() === 'POST')
  await page.getByRole('button', { name: 'Дар наздикии ман' }).click()
  const body = new URLSearchParams((await sent).postData() ?? '')
  expect([body.get('latitude'), body.get('longitude')]).toEqual(['37.8', '68.8'])
  await page.locator('h2').first().waitFor()
  await expect.poll(() => page.locator('#place').inputValue()).toContain('Хатлон')
  await page.locator('.map summary').click()
  await shot(page, 'finder-near-tg')
  await noFaults(page)
  await page.locator('#place').fill('хуҷан')
  await expect.poll(() => page.locator('#places option').first().getAttribute('value')).toContain('Хуҷанд')
})

test('a region is kept on the phone when asked, opens without a network, and goes with one tap', async () => {
  const page = await journey.page({ width: 360 })
  await page.goto('/uz/keep')
  await noFaults(page)
  await shot(page, 'keep-uz')
  await page.locator('select').selectOption('KG.01')
  await page.getByRole('button', { name: 'Sahifani koʻrsatish' }).click()
  await page.getByRole('button', { name: 'Shu telefonda saqlash' }).click()
  await page.getByText('Saqlandi.').waitFor()
  await shot(page, 'kept-uz')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await page.context().setOffline(true)
  await page.reload()
  await expect.poll(() => page.locator('strong').first().textContent()).toContain('2026')
  await expect.poll(() => page.locator('.list li').count()).toBeGreaterThan(3)
  await shot(page, 'kept-offline-uz')
  const bytes = await page.evaluate(async () => {
    const cache = await caches.open('kept-page')
    const all = await Promise.all(
      (await cache.keys()).map(async key => (await (await cache.match(key))!.blob()).size),
    )
    return all.reduce((sum, size) => sum + size, 0)
  })
  expect(bytes).toBeLessThan(300_000)
  await page.getByRole('button', { name: 'Shu telefondan oʻchirish' }).click()
  await page.getByRole('button', { name: 'Shu telefonda saqlash' }).waitFor()
  expect(await page.evaluate(() => caches.keys())).toEqual([])
  await page.reload().catch(() => null)
  expect(await page.locator('.list li').count()).toBe(0)
})

test('the pages have nothing against them at both widths, and weigh little', async () => {
  const id = demoServiceId('crisis', 'mind')
  const organizationId = (await app.call(null, 'GET', `/api/hsds/v3/services/${id}`)).body.organization.id
  for (const width of [360, 1280]) {
    const page = await journey.page({ width, bypassCSP: true })
    for (const path of [
      '/kk/help',
      `/en/help/${id}`,
      `/ru/org/${organizationId}`,
      `/tg/help/${id}/wrong`,
      `/ky/help/${id}/poster`,
      '/ru/keep/TJ',
    ]) {
      await page.goto(path)
      expect(await tooWide(page), path).toEqual([])
      await noGraveFaults(page)
      await shot(
        page,
        `finder-${path.replaceAll('/', '-').replace(id, 'service').replace(organizationId, 'org')}-${width}`,
      )
    }
  }
})

/** What stands out of the window to the right. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.querySelectorAll('main *')]
      .filter(one => one.getBoundingClientRect().right > clientWidth)
      .map(one => `${one.tagName} ${one.textContent?.slice(0, 40)}`)
  })
}
