import { fileURLToPath } from 'node:url'
import type { Locale } from '#i18n/locales.ts'
import { loadPlaces, type Place } from '#platform/content/places.ts'
import { loadTaxonomy, type Need, type RiskIndicator, type Taxonomy } from '#platform/content/taxonomy.ts'

const content = fileURLToPath(new URL('../../../../content', import.meta.url))
let taxonomy: Taxonomy | undefined
let needs: ReadonlyMap<string, Need> | undefined
let places: ReadonlyMap<string, Place> | undefined

const loaded = () => {
  taxonomy ??= loadTaxonomy(content)
  return taxonomy
}

export function needByCode(code: string): Need | undefined {
  needs ??= new Map(loaded().needs.map(need => [need.code, need]))
  return needs.get(code)
}

export const indicators = (): readonly RiskIndicator[] => loaded().riskIndicators

export function placeName(id: string | null, locale: Locale): string | null {
  if (id === null) return null
  places ??= new Map(loadPlaces(content).map(place => [place.id, place]))
  const place = places.get(id)
  return place ? (place.names?.[locale] ?? place.name) : null
}
