import type { Locale } from '#i18n/locales.ts'
import { allPlaces, nameOfPlace, placeById } from '#platform/content/packs.ts'
import type { Place } from '#platform/content/places.ts'
import { isPlaceKind } from './domain/district.ts'
import { foldWord, settle } from './domain/names/fold.ts'

/** A place and what it lies in, nearest first; none where the id is not known. Read at first use. */
export function placeAndAbove(id: string | null): readonly Place[] {
  if (id === null) return []
  const chain: Place[] = []
  for (let at = placeById(id); at; at = at.parentId === null ? undefined : placeById(at.parentId))
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
  return place ? nameOfPlace(place, locale) : null
}

let placeSounds: ReadonlySet<string> | undefined

/** Whether these words are, by their sound, a region, district or settlement we know. Read at first use. */
export function isPlace(words: string): boolean {
  placeSounds ??= new Set(
    [...allPlaces()]
      .filter(place => place.level !== 'country')
      .flatMap(place => [place.name, ...Object.values(place.names ?? {}), ...(place.also ?? [])])
      .flatMap(soundsOf),
  )
  return soundsOf(words).some(sounds => placeSounds?.has(sounds))
}

/** Without what only says that it is a district or a town: `ноҳияи Восеъ`, `Osh shaari`. */
function soundsOf(words: string): string[] {
  const bare = words.split(/\s+/).filter(word => !isPlaceKind(word))
  return bare.length === 0 ? [] : [bare.map(word => settle(foldWord(word).readings[0] ?? '')).join(' ')]
}
