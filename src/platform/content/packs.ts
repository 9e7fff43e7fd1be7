import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locale } from '#i18n/locales.ts'
import { loadPlaces, type Place } from './places.ts'
import { loadTaxonomy, type Need, type Taxonomy } from './taxonomy.ts'

// The packs that many modules ask, read once for the whole process, when the first one asks.

const root = fileURLToPath(new URL('../../../content', import.meta.url))

export const taxonomy: () => Taxonomy = once(() => loadTaxonomy(root))
const needs = once(() => new Map(taxonomy().needs.map(need => [need.code, need])))
const places = once(() => new Map(loadPlaces(root).map(place => [place.id, place])))

export const needByCode = (code: string): Need | undefined => needs().get(code)
export const placeById = (id: string): Place | undefined => places().get(id)
export const allPlaces = (): Iterable<Place> => places().values()

/** What a place is called in a language; its own name where there is none. */
export const nameOfPlace = (place: Place, locale: Locale): string => place.names?.[locale] ?? place.name

type Outline = readonly (readonly (readonly [number, number])[])[]
const outlines = once(
  () => JSON.parse(readFileSync(join(root, 'places', 'outlines.json'), 'utf8')) as Record<string, Outline>,
)

/** The outline of a country in degrees (longitude, latitude), rough: for a drawing the size of a hand. */
export const outlineOf = (country: string): Outline | undefined => outlines()[country]

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
