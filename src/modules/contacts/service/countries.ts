import { isLocale } from '#i18n/locales.ts'
import { allPlaces, nameOfPlace } from '#platform/content/packs.ts'

/** The countries that Hamroh knows, under the names of the reader's language. */
export function countries(locale: string): { code: string; name: string }[] {
  const reader = isLocale(locale) ? locale : 'en'
  return [...allPlaces()]
    .filter(({ level }) => level === 'country')
    .map(place => ({ code: place.id, name: nameOfPlace(place, reader) }))
}
