import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day, Instant } from '#lib/day.ts'
import { currencies, money } from '#lib/money.ts'
import { dayNumber, partsOf, weekdayIndex } from './civil.ts'
import { currencyMarks } from './currencies.ts'
import {
  formatDay,
  formatDuration,
  formatFileSize,
  formatInstant,
  formatList,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRelativeDay,
  formatTime,
  monthName,
  weekdayName,
} from './format.ts'
import { type Locale, locales } from './locales.ts'

/** Ours is British English, as in the region's schoolbooks. */
const tagOf = (locale: Locale) => (locale === 'en' ? 'en-GB' : locale)
const year2026 = Array.from(
  { length: 365 },
  (_, index) => Temporal.PlainDate.from('2026-01-01').add({ days: index }).toString() as Day,
)

function nodeDay(locale: Locale, day: Day, options: Intl.DateTimeFormatOptions): string {
  const at = Temporal.ZonedDateTime.from(`${day}T12:00[UTC]`).epochMilliseconds
  const text = new Intl.DateTimeFormat(tagOf(locale), { timeZone: 'UTC', ...options }).format(at)
  return normal(locale, text)
}

/** The differences we chose: no «г.» in Russian; in Tajik small letters, no leading zero and the izafet on the month. */
function normal(locale: Locale, text: string): string {
  if (locale === 'ru') return text.replace(/\s?г\.$/, '').replace(/\s?г\.,/, ',')
  if (locale === 'tg') return text.toLowerCase().replace(/\b0(\d)/, '$1')
  return text
}

const withoutIzafet = (text: string) => text.replace(/([а-я])и (\d{4})$/, '$1 $2')

describe.each(locales)('dates in %s', locale => {
  const izafet = locale === 'tg' ? withoutIzafet : (text: string) => text

  test('every day of a year is written as Node writes it, long and with its weekday', () => {
    for (const day of year2026) {
      expect(izafet(formatDay(locale, day, 'long'))).toBe(nodeDay(locale, day, { dateStyle: 'long' }))
      expect(izafet(formatDay(locale, day, 'weekday'))).toBe(nodeDay(locale, day, { dateStyle: 'full' }))
    }
  })

  test('every day of a year is written as Node writes it in the medium form', () => {
    // Kazakh has a leading zero and Kyrgyz a comma in one of Node's two medium forms; one way throughout is ours.
    const fields = { day: 'numeric', month: 'short', year: 'numeric' } as const
    const options = locale === 'ky' ? ({ dateStyle: 'medium' } as const) : fields
    for (const day of year2026) {
      expect(formatDay(locale, day, 'medium')).toBe(nodeDay(locale, day, options))
    }
  })

  test('a month with its year is as Node writes it', () => {
    for (const day of year2026) {
      const node = nodeDay(locale, day, { month: 'long', year: 'numeric' })
      expect(izafet(formatDay(locale, day, 'monthYear'))).toBe(node)
    }
  })

  test('names of months and weekdays alone are Node’s, but for the capital', () => {
    for (const day of year2026) {
      const { month, dayOfWeek } = Temporal.PlainDate.from(day)
      const lower = (options: Intl.DateTimeFormatOptions) => nodeDay(locale, day, options).toLowerCase()
      expect(monthName(locale, month).toLowerCase()).toBe(lower({ month: 'long' }))
      expect(weekdayName(locale, dayOfWeek).toLowerCase()).toBe(lower({ weekday: 'long' }))
      expect(weekdayName(locale, dayOfWeek, 'short').toLowerCase()).toBe(lower({ weekday: 'short' }))
    }
  })

  test('the numeric date is day, month, full year, with two digits each', () => {
    const expected = locale === 'en' ? '05/03/2026' : '05.03.2026'
    expect(formatDay(locale, '2026-03-05' as Day, 'short')).toBe(expected)
  })

  test('days near today are named and others counted as in Node', () => {
    // Tajik is plain in Node too. «через 2 дня» has a word of its own in Russian, and so on.
    const node = new Intl.RelativeTimeFormat(tagOf(locale), { numeric: 'auto' })
    for (let distance = -400; distance <= 400; distance++) {
      const day = Temporal.PlainDate.from('2026-11-22').add({ days: distance }).toString() as Day
      expect(formatRelativeDay(locale, day, '2026-11-22' as Day)).toBe(node.format(distance, 'day'))
    }
  })
})

test('short dates in Russian and Kazakh are Node’s', () => {
  const options = { day: '2-digit', month: '2-digit', year: 'numeric' } as const
  for (const day of year2026) {
    for (const locale of ['en', 'ru', 'kk'] as const) {
      expect(formatDay(locale, day, 'short')).toBe(nodeDay(locale, day, options))
    }
  }
})

test('a Tajik month in a date takes the izafet', () => {
  expect(formatDay('tg', '2026-11-22' as Day, 'long')).toBe('22 ноябри 2026')
  expect(formatDay('tg', '2026-05-09' as Day, 'weekday')).toBe('шанбе, 9 майи 2026')
})

test('what is not a day is refused, not printed', () => {
  expect(() => formatDay('ru', 'soon' as Day)).toThrow('not a day: soon')
  expect(() => formatTime('ru', 'now' as Instant, 'UTC')).toThrow('not an instant: now')
})

test('days are counted as Temporal counts them', () => {
  const anyDay = fc
    .integer({ min: -700_000, max: 2_900_000 })
    .map(n => Temporal.PlainDate.from('1970-01-01').add({ days: n }))
  fc.assert(
    fc.property(anyDay, plain => {
      const parts = partsOf(plain.toString() as Day)
      expect(dayNumber(parts)).toBe(Temporal.PlainDate.from('1970-01-01').until(plain).days)
      expect(weekdayIndex(parts) + 1).toBe(plain.dayOfWeek)
    }),
  )
})

describe.each(locales)('the clock in %s', locale => {
  test('a time is 24 hours, in the zone asked for', () => {
    const at = '2026-11-22T19:05:37.120Z' as Instant
    expect(formatTime(locale, at, 'Asia/Dushanbe')).toBe('00:05')
    expect(formatTime(locale, at, 'Europe/Moscow')).toBe('22:05')
    expect(formatTime(locale, '2026-11-22T00:00:00Z' as Instant, 'UTC')).toBe('00:00')
  })

  test('a moment is the day and the time of that zone', () => {
    const at = '2026-11-22T19:05:37.120Z' as Instant
    const text = formatInstant(locale, at, 'Asia/Dushanbe', 'long')
    expect(text).toContain(formatDay(locale, '2026-11-23' as Day, 'long'))
    expect(text).toMatch(/ 00:05$/)
  })
})

test('the wall clock agrees with Temporal in zones with and without summer time', () => {
  const zones = [
    'Asia/Dushanbe',
    'Asia/Tashkent',
    'Asia/Almaty',
    'Europe/Moscow',
    'Europe/Berlin',
    'Asia/Kabul',
  ]
  const seconds = fc.integer({ min: -2_000_000_000, max: 4_000_000_000 })
  fc.assert(
    fc.property(seconds, fc.constantFrom(...zones), (second, zone) => {
      const at = Temporal.Instant.fromEpochMilliseconds(second * 1000)
      const local = at.toZonedDateTimeISO(zone)
      const expected = local.toPlainTime().toString({ smallestUnit: 'minute' })
      const text = formatInstant('en', at.toString() as Instant, zone, 'short')
      expect(text).toBe(`${formatDay('en', local.toPlainDate().toString() as Day, 'short')}, ${expected}`)
    }),
  )
})

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
