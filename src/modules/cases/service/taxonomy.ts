import type { Locale } from '#i18n/locales.ts'
import { nameOfPlace, placeById, taxonomy } from '#platform/content/packs.ts'
import type { RiskIndicator } from '#platform/content/taxonomy.ts'

export { needByCode } from '#platform/content/packs.ts'

export const indicators = (): readonly RiskIndicator[] => taxonomy().riskIndicators

export function placeName(id: string | null, locale: Locale): string | null {
  const place = id === null ? undefined : placeById(id)
  return place ? nameOfPlace(place, locale) : null
}
