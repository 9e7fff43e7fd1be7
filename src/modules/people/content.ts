import { fileURLToPath } from 'node:url'
import { loadPlaces, type Place } from '#platform/content/places.ts'
import type { Locale } from '#platform/content/texts.ts'

const root = fileURLToPath(new URL('../../../content', import.meta.url))
let places: ReadonlyMap<string, Place> | undefined

/** A place and what it lies in, nearest first; none where the id is not known. Read at first use. */
export function placeAndAbove(id: string | null): readonly Place[] {
  if (id === null) return []
  places ??= new Map(loadPlaces(root).map(place => [place.id, place]))
  const chain: Place[] = []
  for (let at = places.get(id); at; at = at.parentId === null ? undefined : places.get(at.parentId))
    chain.push(at)
  return chain
}

/** Every name of a place and of the regions it lies in, countries left out: for comparing with what somebody says. */
export function placeNames(id: string | null): readonly string[] {
  return placeAndAbove(id)
    .filter(place => place.level !== 'country')
    .flatMap(place => [place.name, ...Object.values(place.names ?? {}), ...(place.also ?? [])])
}

/** The name of a place as a reader of this language says it. */
export function placeName(id: string | null, locale: Locale): string | null {
  const [place] = placeAndAbove(id)
  return place ? (place.names?.[locale] ?? place.name) : null
}
