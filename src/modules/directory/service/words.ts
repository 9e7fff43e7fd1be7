import { isLocale } from '#i18n/locales.ts'
import type { UseCase } from '#platform/use-case.ts'
import { taxonomyOf } from './content.ts'
import { placePath, placesOf } from './places.ts'

/** The area of assistance (seeds/004, table 3) that a need belongs to; null for an unknown code. */
export async function areaOfNeed(use: UseCase, needCode: string): Promise<string | null> {
  return (await taxonomyOf(use)).areas.get(needCode) ?? null
}

/** Names of needs in a language, by code; unknown codes are missing. */
export async function needNames(
  use: UseCase,
  codes: readonly string[],
  locale: string,
): Promise<Map<string, string>> {
  const { taxonomy } = await taxonomyOf(use)
  const reader = isLocale(locale) ? locale : 'en'
  return new Map(
    taxonomy.needs.filter(({ code }) => codes.includes(code)).map(({ code, name }) => [code, name[reader]]),
  )
}

/** "Muminobod, Khatlon, Tajikistan" in a language, with the time zone; null for an unknown place. */
export async function placeSummary(
  use: UseCase,
  placeId: string,
  locale: string,
): Promise<{ id: string; label: string; country: string; timeZone: string | null } | null> {
  const places = await placesOf(use.db)
  const place = places.byId.get(placeId)
  if (!place) return null
  return {
    id: place.id,
    label: placePath(places, place.id, locale) ?? place.name,
    country: place.country,
    timeZone: place.time_zone,
  }
}
