import { isLocale, type Locale } from '#i18n/locales.ts'
import { nameOfPlace, placeById } from '#platform/content/packs.ts'
import type { UseCase } from '#platform/use-case.ts'

export const localeOf = (text: string): Locale => (isLocale(text) ? text : 'en')

/** The district a place lies in; the region where the list knows no district; null for a country. */
export function districtOf(placeId: string | null): string | null {
  let place = placeId ? placeById(placeId) : undefined
  while (place && place.level !== 'admin2') {
    if (place.level === 'admin1') return place.id
    place = place.parentId ? placeById(place.parentId) : undefined
  }
  return place?.id ?? null
}

/** With its name in the language of who asks. */
export function placeOf({ actor }: UseCase, id: string | null): { id: string; name: string } | null {
  return id ? { id, name: placeName(localeOf(actor.locale), id) ?? id } : null
}

export function placeName(locale: Locale, id: string | null): string | null {
  const place = id ? placeById(id) : undefined
  return place ? nameOfPlace(place, locale) : null
}
