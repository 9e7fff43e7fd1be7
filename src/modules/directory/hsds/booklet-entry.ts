import { formatDay, weekdayName } from '#i18n/format.ts'
import type { Locale } from '#i18n/locales.ts'
import { isLocale, localeNames } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { Day } from '#lib/day.ts'
import { weekdays } from '../domain/directory.ts'
import { type Places, placePath } from '../service/places.ts'
import { isJson, type Json } from './json.ts'

export interface BookEntry {
  readonly name: string
  readonly organization: string
  readonly description: string | null
  readonly phones: readonly { readonly number: string; readonly note: string | null }[]
  readonly rows: readonly { readonly label: string; readonly text: string }[]
  /** How sure the entry is: checked when, or as known when. */
  readonly sure: string
}

interface Reader {
  readonly t: Translate
  readonly locale: Locale
  readonly places: Places
}

const listOf = (given: unknown): Json[] => (Array.isArray(given) ? given.filter(isJson) : [])
const textOf = (given: unknown) => (typeof given === 'string' && given.trim() !== '' ? given : null)

/** A service as the booklet tells it, in the reader's language where somebody wrote it. */
export function bookEntry(organization: Json, service: Json, { t, locale, places }: Reader): BookEntry {
  const own = said(service, locale)
  const phones = listOf(service.phones)
  const rows: [string, string | null][] = [
    [t('directory.service.hours'), hoursOf(listOf(service.schedules), locale, t)],
    [t('directory.service.where'), whereOf(service, { t, locale, places })],
    [
      t('directory.speak'),
      listOf(service.languages)
        .map(one =>
          isLocale(String(one.code)) ? localeNames[one.code as Locale] : String(one.name ?? one.code),
        )
        .join(', '),
    ],
    [
      t('directory.form.fees'),
      textOf(service.fee_level) && t(`directory.fees.${service.fee_level as 'free'}`),
    ],
    [
      t('directory.service.who'),
      textOf(service.eligibility_description) ??
        (service.eligible_sex === 'female' ? t('directory.for_women') : null),
    ],
  ]
  return {
    name: own.name,
    organization: said(organization, locale).name,
    description: own.description,
    phones: (phones.length > 0 ? phones : listOf(organization.phones)).map(phone => ({
      number: String(phone.number),
      note: textOf(phone.description),
    })),
    rows: rows.flatMap(([label, text]) => (text ? [{ label, text }] : [])),
    sure: sureOf(service, locale, t),
  }
}

function said(entry: Json, locale: Locale): { name: string; description: string | null } {
  const own = (entry.translations as Readonly<Record<string, Json>> | undefined)?.[locale]
  return {
    name: textOf(own?.name) ?? String(entry.name),
    description: textOf(own?.description) ?? (own ? null : textOf(entry.description)),
  }
}

function sureOf(service: Json, locale: Locale, t: Translate): string {
  const checked = textOf(service.assured_date)
  if (checked) return t('directory.verified_on', { date: formatDay(locale, checked as Day, 'medium') })
  const known = textOf(service.as_of)
  if (!known) return t('directory.never_verified')
  const date =
    known.length === 10
      ? formatDay(locale, known as Day, 'medium')
      : known.length === 7
        ? formatDay(locale, `${known}-01` as Day, 'monthYear')
        : known
  return t('directory.not_verified', { date })
}

function whereOf(service: Json, { t, locale, places }: Reader): string | null {
  const spots = listOf(service.service_at_locations).map(link => {
    const place = (link.location ?? {}) as Json
    const [address] = listOf(place.addresses)
    const named = typeof place.place_id === 'string' ? placePath(places, place.place_id, locale) : null
    return [textOf(address?.address_1), named ?? textOf(address?.city)].filter(Boolean).join(', ')
  })
  if (spots.some(Boolean)) return [...new Set(spots.filter(Boolean))].join('; ')
  if (service.confidential_place === true) return t('directory.confidential')
  return service.remote === true ? t('directory.remote') : null
}

/** The regular hours, days with the same ones together: "Mon–Fri 08:00–12:00, 13:00–17:00". */
export function hoursOf(rows: readonly Json[], locale: Locale, t: Translate): string | null {
  const weekly = rows.filter(
    row => row.freq === 'WEEKLY' && typeof row.byday === 'string' && Number(row.interval ?? 1) === 1,
  )
  if (weekly.length === 0) return null
  const times = weekdays.map(day =>
    weekly
      .filter(row => String(row.byday).split(',').includes(day))
      .map(row => `${String(row.opens_at).slice(0, 5)}–${String(row.closes_at).slice(0, 5)}`)
      .sort()
      .join(', '),
  )
  if (times.every(one => one === '00:00–24:00')) return t('directory.hours.always')
  const groups: { from: number; to: number; time: string }[] = []
  for (const [at, time] of times.entries()) {
    const last = groups.at(-1)
    if (last && last.time === time) last.to = at
    else groups.push({ from: at, to: at, time })
  }
  const name = (at: number) => weekdayName(locale, at + 1, 'short')
  return groups
    .filter(group => group.time !== '')
    .map(({ from, to, time }) => `${from === to ? name(from) : `${name(from)}–${name(to)}`} ${time}`)
    .join('; ')
}
