/**
 * The browser knows little of these languages, so a test in Node alone would pass while the phone is wrong. Here a few
 * thousand calls are made in Chromium, with `Temporal` taken away, and must answer what Node answers, which the tests
 * beside this one hold to Node's own data.
 */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build, type Plugin } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { currencies } from '#lib/money.ts'
import { openBrowser } from '#test/support/browser.ts'
import * as format from './format.ts'
import { type Locale, locales } from './locales.ts'
import * as plural from './plural.ts'
import { compareText } from './sort.ts'
import { createTranslator } from './translate.ts'

const entry = `
import * as format from './format.ts'
import * as plural from './plural.ts'
import { compareText } from './sort.ts'
import { createTranslator } from './translate.ts'
globalThis.i18n = { calls: { ...format, ...plural }, compareText, createTranslator }
`

/** What the bundle leaves in the page. */
interface Bundle {
  calls: Record<string, (...args: unknown[]) => unknown>
  compareText: typeof compareText
  createTranslator: typeof createTranslator
}

type Call = readonly [name: string, ...args: unknown[]]

let browser: Browser
let page: Page
let bundleSize = 0

beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage({ locale: 'en-US', timezoneId: 'America/New_York' })
  page.on('pageerror', error => {
    throw error
  })
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'Temporal'))
  const code = await bundle()
  bundleSize = code.length
  await page.addScriptTag({ content: code })
})

afterAll(async () => {
  await browser?.close()
})

async function bundle(): Promise<string> {
  const folder = import.meta.dirname
  const virtual: Plugin = {
    name: 'entry',
    resolveId: id => (id === 'i18n-entry' ? join(folder, 'entry.virtual.ts') : null),
    load: id => (id === join(folder, 'entry.virtual.ts') ? entry : null),
  }
  const result = await build({
    root: join(folder, '..', '..'),
    configFile: false,
    logLevel: 'error',
    plugins: [virtual],
    build: {
      write: false,
      target: 'es2020',
      rollupOptions: { input: 'i18n-entry', output: { format: 'iife' } },
    },
  })
  const chunks =
    'output' in result ? result.output.flatMap(item => (item.type === 'chunk' ? [item.code] : [])) : []
  return chunks.join('\n')
}

function callsIn(locale: Locale): Call[] {
  const calls: Call[] = []
  const first = Temporal.PlainDate.from('2026-01-01')
  const styles = ['short', 'medium', 'long', 'weekday', 'monthYear']
  for (let index = 0; index < 365; index += 1) {
    const day = first.add({ days: index }).toString()
    for (const style of styles) calls.push(['formatDay', locale, day, style])
    if (index % 5 === 0) calls.push(['formatRelativeDay', locale, day, '2026-06-15'])
  }
  for (const day of ['1900-02-28', '2000-02-29', '2024-02-29', '2100-03-01', '0987-06-05']) {
    calls.push(['formatDay', locale, day, 'weekday'])
  }
  for (let distance = -6; distance <= 6; distance++) {
    calls.push(['formatRelativeDay', locale, first.add({ days: distance }).toString(), '2026-01-01'])
  }
  for (const zone of [
    'Asia/Dushanbe',
    'Asia/Bishkek',
    'Asia/Tashkent',
    'Asia/Almaty',
    'Europe/Moscow',
    'UTC',
  ]) {
    for (const at of ['2026-11-22T19:05:37.120Z', '2026-01-01T00:00:00Z', '1991-03-31T12:59:59.999Z']) {
      calls.push(['formatTime', locale, at, zone], ['formatInstant', locale, at, zone, 'long'])
    }
  }
  for (const n of [0, 1, 2, 5, 11, 21, 1.5, 1.005, -1234.5, 1234567.891, 1e21, 1e-7, 0.1 + 0.2]) {
    calls.push(['formatNumber', locale, n], ['formatNumber', locale, n, { decimals: 2 }])
    calls.push(
      ['formatPercent', locale, n],
      ['formatDuration', locale, n],
      ['formatFileSize', locale, n * 1e5],
    )
    calls.push(['pluralCategory', locale, n])
  }
  for (let n = 0; n < 130; n++)
    calls.push(['pluralCategory', locale, n], ['formatDuration', locale, n, 'short'])
  for (const currency of currencies) {
    for (const amount of [0, 100, 200, 500, 123450, -5]) {
      calls.push(['formatMoney', locale, { amount, currency }])
      calls.push(['formatMoney', locale, { amount, currency }, { names: true, whole: true }])
    }
  }
  for (let n = 1; n <= 12; n++) calls.push(['monthName', locale, n])
  for (let n = 1; n <= 7; n++) calls.push(['weekdayName', locale, n], ['weekdayName', locale, n, 'short'])
  for (const items of [[], ['A'], ['A', 'B'], ['A', 'B', 'C']]) calls.push(['formatList', locale, items])
  return calls
}

const words = [
  ...'абвгғдеёжзиӣйкқлмнңоөпрстуӯүұфхҳһцчҷшщъыіьэюя',
  ...'abcdefghijklmnopqrstuvwxyz',
  ...[
    'oʻq',
    "o'rik",
    'gʻoz',
    'sharq',
    'chol',
    'Ҷамшед',
    'Ғафур',
    'Зебо',
    'ёж',
    'еж',
    'Ёлка',
    'қ',
    'Қ',
    '3',
    ' ',
    'é',
  ],
]

describe.each(locales)('in the browser, %s', locale => {
  test('dates, numbers, money, lists and plurals are those of Node', async () => {
    const calls = callsIn(locale)
    const node = { ...format, ...plural } as unknown as Bundle['calls'] // called by name with the arguments above
    const expected = calls.map(([name, ...args]) => node[name]?.(...args))
    const got = await page.evaluate(
      list => {
        const { calls } = (globalThis as unknown as { i18n: Bundle }).i18n
        return list.map(([name, ...args]) => calls[name]?.(...args))
      },
      calls.map(call => [...call] as [string, ...unknown[]]),
    )
    const pairs = calls.map((call, index) => ({ call, got: got[index], expected: expected[index] }))
    expect(pairs.length).toBeGreaterThan(2000)
    expect(pairs.filter(pair => pair.got !== pair.expected || typeof pair.got !== 'string')).toEqual([])
  })

  test('a list is sorted as in Node', async () => {
    const got = await page.evaluate(
      ([tongue, list]) =>
        [...list].reverse().sort((globalThis as unknown as { i18n: Bundle }).i18n.compareText(tongue)),
      [locale, words] as const,
    )
    expect(got).toEqual([...words].reverse().sort(compareText(locale)))
  })

  test('a counted message takes the right form', async () => {
    const messages = {
      d_one: '{count} one',
      d_few: '{count} few',
      d_many: '{count} many',
      d_other: '{count} other',
    }
    const counts = [0, 1, 2, 5, 11, 21, 1.5, 1234.5]
    const t = createTranslator(locale, messages) as (key: string, params: { count: number }) => string
    const got = await page.evaluate(
      ([tongue, catalogue, list]) => {
        const { createTranslator } = (globalThis as unknown as { i18n: Bundle }).i18n
        const translate = createTranslator(tongue, catalogue) as (
          key: string,
          params: { count: number },
        ) => string
        return list.map(count => translate('d', { count }))
      },
      [locale, messages, counts] as const,
    )
    expect(got).toEqual(counts.map(count => t('d', { count })))
  })
})

test('what people read in the browser', async () => {
  const say = (name: string, ...args: unknown[]) =>
    page.evaluate(
      ([called, list]) => (globalThis as unknown as { i18n: Bundle }).i18n.calls[called]?.(...list),
      [name, args] as const,
    )
  expect(await say('formatDay', 'tg', '2026-11-22', 'weekday')).toBe('якшанбе, 22 ноябри 2026')
  expect(await say('formatDay', 'ky', '2026-11-22', 'long')).toBe('2026-ж., 22-ноябрь')
  expect(await say('formatDay', 'uz', '2026-11-22', 'long')).toBe('22-noyabr, 2026')
  expect(await say('formatDay', 'kk', '2026-11-22', 'long')).toBe('2026 ж. 22 қараша')
  expect(await say('formatDay', 'ru', '2026-11-22', 'medium')).toBe('22 нояб. 2026')
  expect(await say('formatMoney', 'tg', { amount: 123450, currency: 'TJS' })).toBe(
    '1\u00a0234,50\u00a0сомонӣ',
  )
  expect(await page.evaluate(() => 'Temporal' in globalThis)).toBe(false)
})

test('all of it is light enough for a slow phone', () => {
  expect(bundleSize).toBeGreaterThan(5000)
  expect(bundleSize).toBeLessThan(24_000)
})
