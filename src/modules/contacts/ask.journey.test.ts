import { expect, test } from 'vitest'
import { fitsItsWindow, noGraveFaults, openJourney } from '#test/support/journey.ts'

const { app, address, page: openPage } = await openJourney()

test('a woman asks for help in Tajik on a small phone without scripts and finds the reply by her code', async () => {
  const organisationId = await app.organisation({
    name: 'Ёрдам',
    takesPublicRequests: true,
    country: 'TJ',
    languages: ['tg'],
  })
  const operator = await app.member(organisationId, ['operator'])
  // Axe itself needs a script engine, so the pages are looked at twice: first as she sees them, then by axe.
  const page = await openPage({ javaScriptEnabled: false, locale: 'tg-TJ', width: 360 })
  await page.goto(`${address}/`)
  expect(page.url()).toBe(`${address}/tg/`)
  await page.getByRole('link', { name: 'Кумак пурсидан' }).click()
  // She sends too early: everything is said beside its place, what she typed stays.
  await page.getByLabel('Шаҳр ё деҳа').fill('Самара')
  await page.getByRole('button', { name: 'Фиристодан' }).click()
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('Ҳоло фиристода нашудааст')
  await expect.poll(() => page.getByLabel('Шаҳр ё деҳа').inputValue()).toBe('Самара')
  await page.getByLabel('Ба ман барои корам пул надоданд').check()
  await page.getByLabel('Шиносномаи маро гирифтаанд').check()
  await page.getByLabel('Бо суханони худ').fill('Се моҳ маош намедиҳанд')
  await page.getByLabel('Кишваре, ки ҳоло дар он ҳастед').selectOption('RU')
  await page.getByRole('button', { name: 'Фиристодан' }).click()
  const code = (await page.locator('.code').textContent()) ?? ''
  expect(code).toMatch(/^\w{4} \w{4} \w{4} \w{4}$/)
  expect(page.url()).toBe(`${address}/tg/ask`)

  const [request] = (await app.call(operator, 'GET', '/contact-requests')).body.items
  expect(request).toMatchObject({
    needs: ['legal.wages', 'legal.documents_withheld'],
    language: 'tg',
    country: 'RU',
    placeText: 'Самара',
    urgency: 'today',
  })
  const body = 'Ҳуҷҷатҳоро ҷамъ кунед ва фардо боз нависед.'
  await app.call(operator, 'POST', `/contact-requests/${request.contactId}/reply`, { body })

  await page.goto(`${address}/tg/reply`)
  await page.getByLabel('Рамзи шумо').fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Ҷавобро нишон деҳ' }).click()
  await expect.poll(() => page.locator('.from-staff').textContent()).toContain(body)
  expect(page.url()).toBe(`${address}/tg/reply`)
  await page.getByLabel('Боз нависед').fill('Ташаккур')
  await page.getByRole('button', { name: 'Фиристодан' }).click()
  await expect.poll(() => page.getByRole('status').textContent()).toBe('Паёми шумо фиристода шуд.')
  expect(await page.context().cookies()).toEqual([])
})

test('the public pages have nothing serious against them at 360 px', async () => {
  const page = await openPage({ width: 360, bypassCSP: true })
  for (const path of ['/tg/', '/tg/ask', '/tg/reply', '/ru/who', '/uz/ask']) {
    await page.goto(`${address}${path}`)
    await noGraveFaults(page)
    await fitsItsWindow(page)
  }
  await page.locator('main form button').first().click()
  await page.getByRole('alert').waitFor()
  await noGraveFaults(page)
  await fitsItsWindow(page)
})
