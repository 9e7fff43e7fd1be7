/**
 * Dates, numbers and money as people write them in six languages, the same on the server and in every browser. Nothing
 * here asks the browser about a language: it would answer in English for Tajik and Kyrgyz.
 */
import type { Day, Instant } from '#lib/day.ts'
import { amountText, type Currency, exponent, type Money } from '#lib/money.ts'
import { dayNumber, partsOf, wallClock, weekdayIndex } from './civil.ts'
import { currencyMarks, currencyNames } from './currencies.ts'
import { toDecimal } from './decimal.ts'
import type { Locale } from './locales.ts'
import { pluralCategory, pluralForms } from './plural.ts'
import { type Words, words } from './tables.ts'

/** short 22.11.2026, medium 22 нояб. 2026, long 22 ноября 2026, weekday воскресенье, 22 ноября 2026, monthYear ноябрь 2026. */
export type DayStyle = 'short' | 'medium' | 'long' | 'weekday' | 'monthYear'

const space = '\u00a0'

/** `1 234,5`. At most three decimals, or exactly as many as asked for. What is not a number at all is a dash. */
export function formatNumber(locale: Locale, n: number, options: { decimals?: number } = {}): string {
  if (!Number.isFinite(n)) return '–'
  const { decimals } = options
  const { negative, whole, fraction } = toDecimal(n, { min: decimals ?? 0, max: decimals ?? 3 })
  return (negative ? '-' : '') + withMarks(words[locale], whole, fraction)
}

/** A share of one: 0.125 is `12,5%`. At most one decimal, or exactly as many as asked for. */
export function formatPercent(locale: Locale, share: number, options: { decimals?: number } = {}): string {
  if (!Number.isFinite(share)) return '–'
  const { decimals } = options
  const { negative, whole, fraction } = toDecimal(share, { min: decimals ?? 0, max: decimals ?? 1 }, 2)
  return (negative ? '-' : '') + withMarks(words[locale], whole, fraction) + words[locale].percent
}

export function formatDay(locale: Locale, day: Day, style: DayStyle = 'long'): string {
  const table = words[locale]
  const parts = partsOf(day)
  const pieces: Record<string, string> = {
    d: String(parts.day),
    dd: String(parts.day).padStart(2, '0'),
    mm: String(parts.month).padStart(2, '0'),
    y: String(parts.year),
    month: table.months[parts.month - 1] as string,
    mon: table.monthsShort[parts.month - 1] as string,
    alone: table.monthsAlone[parts.month - 1] as string,
    weekday: table.weekdays[weekdayIndex(parts)] as string,
  }
  return table.patterns[style].replace(/\{(\w+)\}/g, (_, name: string) => pieces[name] as string)
}

/** 24 hours: `15:05`. */
export function formatTime(_locale: Locale, at: Instant, timeZone: string): string {
  return wallClock(at, timeZone).time
}

/** The day and the time on the wall in that time zone. */
export function formatInstant(
  locale: Locale,
  at: Instant,
  timeZone: string,
  style: DayStyle = 'medium',
): string {
  const { day, time } = wallClock(at, timeZone)
  return formatDay(locale, day, style) + words[locale].beforeTime + time
}

/** A month's name standing alone (1 January … 12 December), in small letters but in English: a heading adds its capital. */
export function monthName(locale: Locale, month: number): string {
  return words[locale].monthsAlone[month - 1] as string
}

/** A weekday's name (1 Monday … 7 Sunday, as in `#lib/day.ts`), in small letters but in English. */
export function weekdayName(locale: Locale, weekday: number, style: 'long' | 'short' = 'long'): string {
  const table = words[locale]
  return (style === 'long' ? table.weekdays : table.weekdaysShort)[weekday - 1] as string
}

/** `today`, `tomorrow`, `in 3 days`, `5 days ago`, counted from `today`. */
export function formatRelativeDay(locale: Locale, day: Day, today: Day): string {
  const table = words[locale]
  const distance = dayNumber(partsOf(day)) - dayNumber(partsOf(today))
  const near = table.nearDays[distance]
  if (near !== undefined) return near
  return counted(locale, distance > 0 ? table.inDays : table.daysAgo, Math.abs(distance))
}

/** Minutes as `2 hours 15 minutes`, short `2 h 15 min`. Hours are never gathered into days: a course lasts 40 hours. */
export function formatDuration(locale: Locale, minutes: number, style: 'long' | 'short' = 'long'): string {
  if (!Number.isFinite(minutes)) return '–'
  const table = words[locale]
  const total = Math.round(Math.abs(minutes))
  const hours = Math.floor(total / 60)
  const rest = total % 60
  const long = style === 'long'
  const parts: string[] = []
  if (hours) parts.push(counted(locale, long ? table.hours : { other: `# ${table.hourShort}` }, hours))
  if (rest || !hours) {
    parts.push(counted(locale, long ? table.minutes : { other: `# ${table.minuteShort}` }, rest))
  }
  return (minutes < 0 && total ? '-' : '') + parts.join(' ')
}

/**
 * `1 234,50 сомонӣ`, in English `TJS 1,234.50`. `names` writes the currency out (`1 234,50 таджикского сомони`);
 * `whole` leaves `,00` away.
 */
export function formatMoney(
  locale: Locale,
  money: Money,
  options: { names?: boolean; whole?: boolean } = {},
): string {
  const { currency } = money
  const [whole = '', decimals = ''] = amountText(Math.abs(money.amount), currency).split('.')
  const fraction = options.whole && /^0*$/.test(decimals) ? '' : decimals
  const amount = withMarks(words[locale], whole, fraction)
  const sign = money.amount < 0 ? '-' : ''
  if (options.names) return `${sign}${amount} ${currencyName(locale, money, fraction !== '')}`
  const mark = currencyMarks[locale][currency] ?? currency
  if (locale !== 'en') return `${sign}${amount}${space}${mark}`
  return `${sign}${mark}${/[A-Z]$/.test(mark) ? space : ''}${amount}`
}

/** `A, B and C`. */
export function formatList(locale: Locale, items: readonly string[]): string {
  const last = items.at(-1)
  if (last === undefined) return ''
  return items.length === 1 ? last : items.slice(0, -1).join(', ') + words[locale].and + last
}

/** Bytes as `340 kB` or `1,5 MB`; a kB is a thousand bytes, as on the shop's label. */
export function formatFileSize(locale: Locale, bytes: number): string {
  const units = words[locale].bytes
  let size = bytes
  let unit = 0
  // 999 950 bytes would round to "1000 kB".
  while (unit < units.length - 1 && size >= (unit === 0 ? 1000 : 999.95)) {
    size /= 1000
    unit++
  }
  const rounded = unit === 0 ? Math.round(size) : Math.round(size * 10) / 10
  return formatNumber(locale, rounded) + space + units[unit]
}

function withMarks({ group, decimal }: Words, whole: string, fraction: string): string {
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return fraction ? grouped + decimal + fraction : grouped
}

function counted(locale: Locale, forms: Readonly<Record<string, string>>, n: number): string {
  const form = forms[pluralCategory(locale, n)] ?? (forms.other as string)
  return form.replace('#', formatNumber(locale, n))
}

/** `1,00` is not "one" to the ear: with decimals shown the form is `other`. */
function currencyName(locale: Locale, { amount, currency }: Money, decimalsShown: boolean): string {
  const names = currencyNames[locale][currency as Currency]
  const units = Math.abs(amount) / 10 ** exponent(currency)
  const form = decimalsShown ? 'other' : pluralCategory(locale, units)
  return names[pluralForms[locale].indexOf(form)] ?? (names[0] as string)
}
