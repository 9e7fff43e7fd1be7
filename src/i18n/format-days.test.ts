import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day, Instant } from '#lib/day.ts'
import { dayNumber, partsOf, weekdayIndex } from './civil.ts'
import { formatDay, formatInstant, formatRelativeDay, formatTime, monthName, weekdayName } from './format.ts'
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
