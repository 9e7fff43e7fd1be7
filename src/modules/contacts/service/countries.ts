import { fileURLToPath } from 'node:url'
import { isLocale } from '#i18n/locales.ts'
import { loadPlaces, type Place } from '#platform/content/places.ts'

const content = fileURLToPath(new URL('../../../../content', import.meta.url))
let loaded: readonly Place[] | undefined

/** The countries that Hamroh knows, under the names of the reader's language. */
export function countries(locale: string): { code: string; name: string }[] {
  loaded ??= loadPlaces(content).filter(({ level }) => level === 'country')
  return loaded.map(({ id, name, names }) => ({
    code: id,
    name: (isLocale(locale) && names?.[locale]) || name,
  }))
}
