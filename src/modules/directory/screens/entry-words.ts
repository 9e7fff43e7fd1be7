import { locales } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import { type Day, isDay } from '#lib/day.ts'
import { exponent, isCurrency } from '#lib/money.ts'
import { useFormat, useT } from '#staff/hooks.ts'
import { weekdays } from '../domain/directory.ts'
import { clockText } from '../domain/shown.ts'
import { labels } from './decided-fields.ts'
import { languageName, useNames } from './lists.ts'
import type { Schedule } from './service-draft.ts'

type Shown = (value: unknown) => string

/** Words for the fields of an entry: for two versions side by side and for the history. */
export function useEntryWords(known: Readonly<Record<string, string>> = {}) {
  const t = useT()
  const names = useNames()
  const format = useFormat()
  const day = (text: string | null | undefined) =>
    text && isDay(text) ? format.day(text as Day, 'medium') : ''
  const each = (shown: Shown, gap = ', '): Shown => {
    return value => (Array.isArray(value) ? value.map(shown).join(gap) : '')
  }
  const shown: Readonly<Record<string, Shown>> = {
    kind: value => t(`directory.kind.${value as 'other'}`),
    translations: value => translationsInWords(value),
    needCodes: each(code => names(String(code))),
    targetGroups: each(code => names(String(code))),
    phones: each(phone => [phone_(phone).number, phone_(phone).description].filter(Boolean).join(' – ')),
    languages: each(code => languageName(String(code))),
    fees: value => t(`directory.fees.${value as 'free'}`),
    status: value =>
      t(`directory.status.${value === 'temporarily closed' ? 'temporarily_closed' : (value as 'active')}`),
    eligibleSex: value => t(`directory.only.${value as 'female'}`),
    citizenships: each(code => String(code)),
    costs: each(one =>
      costInWords(one as { option: string | null; amount: number | null; currency: string | null }),
    ),
    visibility: value => t(`directory.visibility.${value as 'public'}`),
    schedules: each(row => scheduleInWords(row as Schedule, t, day), '; '),
    servedPlaces: each(id => known[String(id)] ?? String(id)),
    locationIds: each(id => known[String(id)] ?? '…'),
    placeId: value => known[String(value)] ?? plain(value),
    capacities: each(one => String((one as { available: number }).available)),
  }
  const plain: Shown = value => {
    if (typeof value === 'boolean') return value ? t('ui.yes') : t('ui.no')
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  return {
    label: (field: string) => (labels[field] ? t(labels[field]) : null),
    shown: (field: string, value: unknown): string =>
      value === null || value === undefined ? '' : (shown[field] ?? plain)(value),
  }
}

// Histories keep what the form sent; its shape is the contract's.
const phone_ = (value: unknown) => value as { number: string; description: string | null }

function costInWords({
  option,
  amount,
  currency,
}: {
  option: string | null
  amount: number | null
  currency: string | null
}) {
  const known = currency !== null && isCurrency(currency) ? exponent(currency) : 0
  return [option, amount === null ? null : (amount / 10 ** known).toFixed(known), currency]
    .filter(Boolean)
    .join(' ')
}

function translationsInWords(value: unknown): string {
  const all = value as Record<string, { name: string; description?: string | null } | undefined>
  return locales
    .flatMap(one => {
      const text = all[one]
      return text ? `${one}: ${[text.name, text.description].filter(Boolean).join('. ')}` : []
    })
    .join('\n')
}

function scheduleInWords(row: Schedule, t: Translate, day: (text?: string | null) => string): string {
  const days = weekdays.flatMap((one, at) =>
    row.byday?.includes(one) ? t(`ui.weekday.${(at + 1) as 1}`) : [],
  )
  const when = row.freq
    ? days.join(' ') || t('directory.hours.other_rule')
    : [...new Set([day(row.from), day(row.until)])].filter(Boolean).join('–')
  const { opens = 0, closes = 1440 } = row
  if (row.closed) return `${when}: ${t('directory.service.shut')}`
  if (opens === 0 && closes === 1440) return `${when} ${t('directory.hours.always')}`
  return `${when} ${clockText(Number(opens))}–${clockText(Number(closes))}`
}
