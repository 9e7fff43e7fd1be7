import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currencies, money } from '#lib/money.ts'
import { currencyMarks } from './currencies.ts'
import {
  formatDuration,
  formatFileSize,
  formatList,
  formatMoney,
  formatNumber,
  formatPercent,
} from './format.ts'
import { type Locale, locales } from './locales.ts'

/** Ours is British English, as in the region's schoolbooks. */
const tagOf = (locale: Locale) => (locale === 'en' ? 'en-GB' : locale)

describe.each(locales)('numbers in %s', locale => {
  const node = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tagOf(locale), options)

  test('any number is written as Node writes it', () => {
    const plain = node({})
    const anyNumber = fc.oneof(
      fc.integer(),
      fc.integer({ min: -5_000_000, max: 5_000_000 }).map(n => n / 1000),
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    )
    fc.assert(
      fc.property(anyNumber, n => {
        const expected = plain.format(n)
        expect(formatNumber(locale, n)).toBe(expected === '-0' ? '0' : expected)
      }),
      { numRuns: 2000 },
    )
  })

  test('decimals asked for are all shown and rounded half up, as in Node', () => {
    for (const decimals of [0, 1, 2, 4]) {
      const fixed = node({ minimumFractionDigits: decimals, maximumFractionDigits: decimals })
      for (const n of [0, 1, 0.5, 1.5, 1.005, 2.675, -2.5, 999.995, 1234.5, 1e21, 1e-7, 123456789.987654]) {
        expect(formatNumber(locale, n, { decimals })).toBe(fixed.format(n))
      }
    }
  })

  test('a share is written as a percentage as Node writes it', () => {
    const percent = node({ style: 'percent', maximumFractionDigits: 1 })
    for (const n of [0, 0.1, 0.145, 0.999, 1, 12.345, -0.05, 0.0004999]) {
      expect(formatPercent(locale, n)).toBe(percent.format(n).replace(/^-(0\s?%)$/, '$1'))
    }
    expect(formatPercent(locale, 0.21, { decimals: 2 })).toMatch(/^21[.,]00\s?%$/)
  })

  test('what is no number is a dash', () => {
    expect(formatNumber(locale, Number.NaN)).toBe('–')
    expect(formatPercent(locale, Number.POSITIVE_INFINITY)).toBe('–')
    expect(formatDuration(locale, Number.NaN)).toBe('–')
  })

  test('hours and minutes are counted as in Node', () => {
    for (let n = 1; n < 60; n++) {
      const [hour, minute] = ['hour', 'minute'].map(unit =>
        node({ style: 'unit', unit, unitDisplay: 'long' }).format(n),
      )
      // Node has English abbreviations for Tajik.
      if (locale === 'tg') continue
      expect(formatDuration(locale, n * 60)).toBe(hour)
      expect(formatDuration(locale, n)).toBe(minute)
      expect(formatDuration(locale, n * 61)).toBe(`${hour} ${minute}`)
    }
  })
})

test('a duration keeps hours as hours and says nothing twice', () => {
  expect(formatDuration('en', 0)).toBe('0 minutes')
  expect(formatDuration('en', 40 * 60)).toBe('40 hours')
  expect(formatDuration('ru', 135, 'short')).toBe('2 ч 15 мин')
  expect(formatDuration('tg', 135)).toBe('2 соат 15 дақиқа')
  expect(formatDuration('en', -90)).toBe('-1 hour 30 minutes')
})

describe.each(locales)('money in %s', locale => {
  const amounts = [0, 1, 100, 200, 500, 2100, 123450, -123450, 100000000]

  /** Where Node's word is wrong or dated: see currencies.ts. */
  const corrected = (text: string) =>
    text
      .replace(/‘/g, 'ʻ')
      .replace('киргизск', 'кыргызск')
      .replace('казахск', 'казахстанск')
      .replace(/нов(ый|ых|ого) туркм/, 'туркм')
      .replace('сўми', 'сӯми')
      .replace('Казокистон', 'Қазоқистон')
      .replace('Lira', 'lira')

  test.each(currencies)('%s is named as in Node', currency => {
    const options = { style: 'currency', currency, currencyDisplay: 'name' } as const
    const full = new Intl.NumberFormat(tagOf(locale), options)
    const whole = new Intl.NumberFormat(tagOf(locale), { ...options, maximumFractionDigits: 0 })
    for (const amount of amounts) {
      const value = money(amount, currency)
      expect(formatMoney(locale, value, { names: true })).toBe(corrected(full.format(amount / 100)))
      if (amount % 100 === 0) {
        const text = formatMoney(locale, value, { names: true, whole: true })
        expect(text).toBe(corrected(whole.format(amount / 100)))
      }
    }
  })

  test('a mark stands where Node puts it, and the digits are Node’s', () => {
    for (const currency of currencies) {
      const node = new Intl.NumberFormat(tagOf(locale), { style: 'currency', currency })
      for (const amount of amounts) {
        const parts = node.formatToParts(amount / 100)
        const mark = currencyMarks[locale][currency] ?? currency
        const expected = parts.map(({ type, value }) => (type === 'currency' ? mark : value)).join('')
        expect(formatMoney(locale, money(amount, currency))).toBe(expected)
      }
    }
  })

  test('no two currencies share a mark', () => {
    const marks = currencies.map(currency => currencyMarks[locale][currency] ?? currency)
    expect(new Set(marks).size).toBe(currencies.length)
  })
})

test('a round sum may leave its zeros away, an odd one keeps them', () => {
  expect(formatMoney('tg', money(350000, 'TJS'), { whole: true })).toBe('3\u00a0500\u00a0сомонӣ')
  expect(formatMoney('tg', money(350050, 'TJS'), { whole: true })).toBe('3\u00a0500,50\u00a0сомонӣ')
  expect(formatMoney('en', money(-5, 'USD'))).toBe('-US$0.05')
})

test('lists of two are Node’s; of three too where Node puts a word before the last', () => {
  for (const locale of locales) {
    const node = new Intl.ListFormat(tagOf(locale))
    const shown = ['A', 'B', 'C']
    expect(formatList(locale, [])).toBe('')
    expect(formatList(locale, ['A'])).toBe('A')
    expect(formatList(locale, ['A', 'B'])).toBe(node.format(['A', 'B']))
    if (locale !== 'tg' && locale !== 'kk') expect(formatList(locale, shown)).toBe(node.format(shown))
  }
  expect(formatList('tg', ['A', 'B', 'C'])).toBe('A, B ва C')
  expect(formatList('kk', ['A', 'B', 'C'])).toBe('A, B және C')
})

test('a file’s size is told in the unit that suits it', () => {
  expect(formatFileSize('en', 0)).toBe('0\u00a0B')
  expect(formatFileSize('en', 999)).toBe('999\u00a0B')
  expect(formatFileSize('ru', 1500)).toBe('1,5\u00a0кБ')
  expect(formatFileSize('en', 999_949)).toBe('999.9\u00a0kB')
  expect(formatFileSize('en', 999_950)).toBe('1\u00a0MB')
  expect(formatFileSize('kk', 2_500_000_000)).toBe('2,5\u00a0ГБ')
})
