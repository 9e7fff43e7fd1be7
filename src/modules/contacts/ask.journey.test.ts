import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/support/app.ts'
import { openBrowser } from '#test/support/browser.ts'

const app: TestApp = await testApp()
const browser = await openBrowser()
let origin = ''
beforeAll(async () => {
  await app.listen()
  const address = app.server.server.address()
  origin = `http://localhost:${typeof address === 'object' ? address?.port : 0}`
})
afterAll(() => browser.close())

/** Nothing serious for people who use a screen reader, a keyboard, large letters. */
async function expectUsable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  const wider = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  )
  expect(wider).toBe(false)
}

test('a woman asks for help in Tajik on a small phone without scripts and finds the reply by her code', async () => {
  const organisationId = await app.organisation({
    name: 'Ёрдам',
    takesPublicRequests: true,
    country: 'TJ',
    languages: ['tg'],
  })
  const operator = await app.member(organisationId, ['operator'])
  // Axe itself needs a script engine, so the pages are looked at twice: first as she sees them, then by axe.
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'tg-TJ',
    viewport: { width: 360, height: 740 },
  })
  const page = await context.newPage()
  await page.goto(`${origin}/`)
  expect(page.url()).toBe(`${origin}/tg/`)
  await page.getByRole('link', { name: 'Кумак пурсидан' }).click()
  // She sends too early: everything is said beside its place, what she typed stays.
  await page.getByLabel('Шаҳр ё деҳа').fill('Самара')
  await page.getByRole('button', { name: 'Фиристодан' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('Ҳоло фиристода нашудааст')
  expect(await page.getByLabel('Шаҳр ё деҳа').inputValue()).toBe('Самара')
  await page.getByLabel('Ба ман барои корам пул надоданд').check()
  await page.getByLabel('Шиносномаи маро гирифтаанд').check()
  await page.getByLabel('Бо суханони худ').fill('Се моҳ маош намедиҳанд')
  await page.getByLabel('Кишваре, ки ҳоло дар он ҳастед').selectOption('RU')
  await page.getByRole('button', { name: 'Фиристодан' }).click()
  const code = (await page.locator('.code').textContent()) ?? ''
  expect(code).toMatch(/^\w{4} \w{4} \w{4} \w{4}$/)
  expect(page.url()).toBe(`${origin}/tg/ask`)

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

  await page.goto(`${origin}/tg/reply`)
  await page.getByLabel('Рамзи шумо').fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Ҷавобро нишон деҳ' }).click()
  expect(await page.locator('.from-staff').textContent()).toContain(body)
  expect(page.url()).toBe(`${origin}/tg/reply`)
  await page.getByLabel('Боз нависед').fill('Ташаккур')
  await page.getByRole('button', { name: 'Фиристодан' }).click()
  expect(await page.getByRole('status').textContent()).toBe('Паёми шумо фиристода шуд.')
  expect(await context.cookies()).toEqual([])
  await context.close()
})

test('the public pages have nothing serious against them at 360 px', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: true })
  const page = await context.newPage()
  for (const path of ['/tg/', '/tg/ask', '/tg/reply', '/ru/who', '/uz/ask']) {
    await page.goto(`${origin}${path}`)
    await expectUsable(page)
  }
  await page.getByRole('button').first().click()
  await expectUsable(page)
  await context.close()
})
