import { formatDay, formatList } from '#i18n/format.ts'
import { isLocale, type Locale } from '#i18n/locales.ts'
import type { MessageKey, Translate } from '#i18n/translate.ts'
import type { Day } from '#lib/day.ts'
import { nameOfPlace, placeById } from '#platform/content/packs.ts'
import { words } from '#platform/words.ts'
import { versionKey } from '../content/hash.ts'
import type { Deadline, Rule, Version } from '../domain/pack.ts'
import type { Shelf } from './book.ts'

/** A reader: the language, and the words of the screens in it. */
export interface Reader {
  readonly locale: Locale
  readonly t: Translate
}

export function readerOf(locale: string | undefined): Reader {
  const known = isLocale(locale) ? locale : 'en'
  return { locale: known, t: words(known) }
}

/** Countries that the rules name and the places of the directory do not have. */
const elsewhere: Readonly<Record<string, MessageKey>> = {
  AM: 'country.AM',
  BY: 'country.BY',
  MD: 'rules.country.MD',
  GE: 'rules.country.GE',
  UA: 'rules.country.UA',
}

export function countryIn({ locale, t }: Reader, code: string): string {
  const place = placeById(code)
  if (place) return nameOfPlace(place, locale)
  const key = elsewhere[code]
  return key ? t(key) : code
}

/** What a rule is called: its own title, or that of the duty it is about. */
export function titleOf(shelf: Shelf, rule: Rule, { locale }: Reader): string {
  const title = shelf.words.titles.get(rule.id) ?? shelf.words.duties.get(rule.obligation ?? '')?.title
  return title?.[locale] ?? rule.question
}

export const dutyTitle = (shelf: Shelf, duty: string, { locale }: Reader): string =>
  shelf.words.duties.get(duty)?.title[locale] ?? duty

/** What a version says, as one sentence; null where only the pack's English note could be shown. */
export function saysOf(shelf: Shelf, rule: Rule, version: Version, reader: Reader): string | null {
  const { value } = version
  const { t, locale } = reader
  switch (value.kind) {
    case 'fact':
      return shelf.words.says.get(`${rule.id} ${versionKey(version)}`)?.[locale] ?? null
    case 'not_required':
      return t('rules.says.not_required')
    case 'stay_while':
      return t(`rules.says.${value.basis}`)
    case 'stay_limit': {
      const total =
        value.window === 'rolling'
          ? t('rules.says.rolling', { days: value.days, window: value.window_days ?? 0 })
          : t('rules.says.calendar_year', { days: value.days })
      const longest = value.max_continuous_days
      return longest === null ? total : `${total} ${t('rules.says.unbroken', { days: longest })}`
    }
    case 'deadline':
      return deadlineWords(value, t)
  }
}

function deadlineWords(value: Deadline, t: Translate): string {
  if (value.after === 'patent_paid_until') return t('rules.says.before_paid_month')
  const count = value.count
  const unit =
    value.unit === 'month'
      ? t('rules.says.months', { count })
      : value.unit === 'working_day'
        ? t('rules.says.working_days', { count })
        : t('rules.says.days', { count })
  if (value.after === 'patent_year_end') return t('rules.says.after.patent_year_end', { unit })
  return t(`rules.says.after.${value.after}`, { unit })
}

/** For whom a rule is, in words; null for everybody. */
export function whoIn(shelf: Shelf, { who, country }: Rule, on: Day, reader: Reader): string | null {
  const codes = who.citizen_of.includes('*')
    ? []
    : [...new Set(who.citizen_of.flatMap(entry => membersOn(shelf, entry, on)))].filter(
        code => code !== country && !who.not_citizen_of.includes(code),
      )
  const countries = codes.length
    ? reader.t('rules.who.citizens', {
        countries: formatList(
          reader.locale,
          codes.map(code => countryIn(reader, code)),
        ),
      })
    : null
  const purpose = who.purpose?.map(one => reader.t(`rules.purpose.${one as 'work'}`))
  if (!purpose) return countries
  const why = reader.t('rules.who.purpose', { purposes: formatList(reader.locale, purpose) })
  return countries ? `${countries}; ${why}` : why
}

function membersOn({ pack }: Shelf, entry: string, on: Day): string[] {
  if (!entry.startsWith('@')) return [entry]
  return pack.memberships
    .filter(({ group, from, to }) => `@${group}` === entry && (from ?? on) <= on && (to ?? on) >= on)
    .map(({ citizenship }) => citizenship)
}

export const dayIn = ({ locale }: Reader, day: string): string => formatDay(locale, day as Day)
