import { formatDay } from '#i18n/format.ts'
import { isLocale, type Locale } from '#i18n/locales.ts'
import type { MessageKey } from '#i18n/translate.ts'
import { day } from '#lib/day.ts'
import { taxonomy } from '#platform/content/packs.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import type { Dimension } from '../domain/figure.ts'

let areas: Readonly<Record<string, string>> | undefined

/** The area of every need. */
export function needAreas(): Readonly<Record<string, string>> {
  areas ??= Object.fromEntries(taxonomy().needs.map(need => [need.code, need.area]))
  return areas
}

export const localeOf = (text: string): Locale => (isLocale(text) ? text : 'en')

/** A value of a dimension in the reader's words. */
export function labelOf(locale: Locale, dimension: Dimension, key: string): string {
  if (key === 'unknown') return words(locale)('indicators.value.unknown')
  const named = (list: readonly { code: string; name: Readonly<Record<Locale, string>> }[]) =>
    list.find(one => one.code === key)?.name[locale] ?? key
  if (dimension === 'area') return named(taxonomy().areas)
  if (dimension === 'need') return named(taxonomy().needs)
  if (dimension === 'target_group') return named(taxonomy().targetGroups)
  if (dimension === 'month') return formatDay(locale, day(`${key}-01`), 'monthYear')
  if (dimension === 'country' || dimension === 'citizenship') return nameOf(locale, 'region', key)
  if (dimension === 'language') return nameOf(locale, 'language', key)
  // The values of the others are short lists, each with its words in this module's catalogue.
  return words(locale)(`indicators.value.${dimension}.${key}` as MessageKey)
}

export const needName = (use: UseCase, code: string): string =>
  labelOf(localeOf(use.actor.locale), 'need', code)

/** Names of countries and languages as Node knows them; the code where it does not. */
function nameOf(locale: Locale, type: 'region' | 'language', code: string): string {
  try {
    return new Intl.DisplayNames([locale], { type, fallback: 'code' }).of(code) ?? code
  } catch {
    return code
  }
}

/** Lists from the taxonomy keep its order, days and ages theirs; everything else the largest first. */
export function orderOf(dimension: Dimension): ((key: string) => number) | null {
  const place = (list: readonly string[]) => (key: string) => {
    const index = list.indexOf(key)
    return index < 0 ? list.length : index
  }
  if (dimension === 'area') return place(taxonomy().areas.map(({ code }) => code))
  if (dimension === 'age_band')
    return place(['under_14', '14_17', '18_24', '25_34', '35_49', '50_64', '65_over'])
  if (dimension === 'month') return key => (key === 'unknown' ? 999_999 : Number(key.replace('-', '')))
  return null
}
