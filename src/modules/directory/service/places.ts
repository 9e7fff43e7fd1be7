import { isLocale, type Locale } from '#i18n/locales.ts'
import { notFound } from '#lib/refusal.ts'
import { foldWord, otherLayout, wordsOf } from '#platform/content/fold-word.ts'
import type { UseCase } from '#platform/use-case.ts'
import { findAllPlaces, type PlaceRow } from '../store/places.ts'

/** All places at hand: content, the same for everybody, so that typing is answered without a query for each letter. */
export interface Places {
  readonly byId: ReadonlyMap<string, PlaceRow>
  readonly entries: readonly Entry[]
  /** Those that many people name, by the first three letters of a key. */
  readonly wellKnown: ReadonlyMap<string, readonly Entry[]>
}

interface Entry {
  readonly place: PlaceRow
  readonly keys: readonly string[]
  /** Single words of longer names, which say less: "Moscow" of "Moscow Oblast". */
  readonly words: readonly string[]
  /** The same without vowels: "Muminabad" and "Muminobod" are one. */
  readonly bones: readonly string[]
  /** How likely it is meant: countries, regions and what people have own names for come first. */
  readonly weight: number
}

let loaded: Promise<Places> | undefined

export const forgetPlaces = () => {
  loaded = undefined
}

export async function placesOf(db: UseCase['db']): Promise<Places> {
  loaded ??= findAllPlaces(db).then(indexed)
  const places = await loaded
  // An empty answer (a database whose packs are not loaded yet) is not kept.
  if (places.byId.size === 0) forgetPlaces()
  return places
}

function indexed(rows: readonly PlaceRow[]): Places {
  const levels = { country: 8, admin1: 5, admin2: 2, place: 1 } as Record<string, number>
  const entries = rows.map(place => ({
    place,
    keys: place.keys.filter(key => !key.startsWith('~')),
    words: place.keys.filter(key => key.startsWith('~')).map(key => key.slice(1)),
    bones: place.keys.filter(key => !key.startsWith('~')).map(bonesOf),
    weight: (levels[place.level] ?? 0) + (Object.keys(place.names as object).length > 0 ? 4 : 0),
  }))
  const wellKnown = new Map<string, Entry[]>()
  for (const entry of entries.filter(({ weight }) => weight >= 5))
    for (const start of new Set(entry.keys.map(key => key.slice(0, 3))))
      wellKnown.set(start, [...(wellKnown.get(start) ?? []), entry])
  return { byId: new Map(rows.map(row => [row.id, row])), entries, wellKnown }
}

/**
 * Places that words (each in its foldings) name among others: "юрист в Самаре". Well-known ones only, so that no village
 * is found in an everyday word; the deepest of one name.
 */
export function namedPlaces(places: Places, words: readonly (readonly string[])[]): PlaceRow[] {
  const pairs = words.slice(1).map((keys, i) => [`${words[i]![0]}${keys[0]}`])
  const found = [...words, ...pairs].flatMap(keys => {
    const named = keys.flatMap(key =>
      (places.wellKnown.get(key.slice(0, 3)) ?? []).filter(entry =>
        entry.keys.some(one => isNamed(one, key)),
      ),
    )
    // The country before a town of its name abroad, the town before its region.
    const best = named.sort((a, b) => levelRank(a) - levelRank(b) || b.weight - a.weight)[0]
    return best ? [best.place] : []
  })
  return [...new Set(found)]
}

const levelRank = ({ place: { level } }: Entry) => ['country', 'place', 'admin2', 'admin1'].indexOf(level)

/** As it is written, or with an ending: "Самаре", "Bishkekda". */
function isNamed(key: string, typed: string): boolean {
  if (typed === key) return key.length >= 2
  if (key.length < 4 || typed.length > key.length + 4) return false
  return (
    typed.startsWith(key) ||
    (key.length >= 5 && typed.startsWith(key.slice(0, -1)) && typed.length <= key.length + 2)
  )
}

/** The name in the reader's language; Russian for those who read Cyrillic and have no own; else a Latin one, rather
 * as people write it than as the list of places does ("Khatlon Province"). */
export function placeName(place: PlaceRow, locale: string): string {
  const names = place.names as Partial<Record<Locale, string>>
  const own = isLocale(locale) ? names[locale] : undefined
  return (
    own ??
    (locale === 'tg' || locale === 'ky' || locale === 'kk' ? names.ru : undefined) ??
    names.en ??
    place.name
  )
}

/** "Muminobod, Khatlon, Tajikistan": from small to large, a name that repeats left away. */
export function placePath(places: Places, id: string, locale: string): string | null {
  const place = places.byId.get(id)
  if (!place) return null
  const names = place.path.toReversed().map(one => placeName(places.byId.get(one) ?? place, locale))
  return names.filter((name, index) => names.indexOf(name) === index).join(', ')
}

/** Ids from the country down; a country that the places do not know stands for itself. */
export function pathOf(places: Places, placeId: string | null, country: string | null): readonly string[] {
  const place = placeId === null ? undefined : places.byId.get(placeId)
  return place?.path ?? (country === null ? [] : [country])
}

export function placeView(places: Places, place: PlaceRow, locale: string) {
  return {
    id: place.id,
    level: place.level as 'country' | 'admin1' | 'admin2' | 'place',
    country: place.country,
    name: placeName(place, locale),
    path: placePath(places, place.id, locale) ?? place.name,
    ids: [...place.path],
    latitude: place.latitude,
    longitude: place.longitude,
    timeZone: place.time_zone,
  }
}

export interface PlaceQuery {
  readonly q: string
  readonly country: string | null
  readonly locale: string | null
  readonly limit: number
}

export async function searchPlaces(use: UseCase, { q, country, locale, limit }: PlaceQuery) {
  const places = await placesOf(use.db)
  const reader = locale ?? use.actor.locale
  return { items: findPlaces(places, q, country, limit).map(place => placeView(places, place, reader)) }
}

export async function readPlace(use: UseCase, { id, locale }: { id: string; locale: string | null }) {
  const places = await placesOf(use.db)
  const place = places.byId.get(id)
  if (!place) throw notFound()
  return placeView(places, place, locale ?? use.actor.locale)
}

/** Best first. Words after the first may name what is above: "Muminobod Khatlon". */
export function findPlaces(places: Places, typed: string, country: string | null, limit: number): PlaceRow[] {
  const scores = new Map<PlaceRow, number>()
  for (const [query, factor] of [
    [typed, 1],
    [otherLayout(typed), 0.8],
  ] as const) {
    if (query === null) continue
    for (const [place, score] of scored(places, query, country))
      if (score * factor > (scores.get(place) ?? 0)) scores.set(place, score * factor)
  }
  const sorted = [...scores]
    .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || (a.id < b.id ? -1 : 1))
    .map(([place]) => place)
  return withoutTwins(places, sorted.slice(0, limit * 3)).slice(0, limit)
}

/** A town and the district or region of the same name stand in the list once: as the town, which has a spot on the map. */
function withoutTwins(places: Places, sorted: readonly PlaceRow[]): PlaceRow[] {
  const byLabel = new Map<string, PlaceRow>()
  for (const place of sorted) {
    const label = placePath(places, place.id, 'en') ?? place.id
    const there = byLabel.get(label)
    if (!there || (place.level === 'place' && there.level !== 'place')) byLabel.set(label, place)
  }
  return [...byLabel.values()]
}

function scored(places: Places, typed: string, country: string | null): Map<PlaceRow, number> {
  const whole = foldWord(typed)
  const found = new Map<PlaceRow, number>()
  if (whole.length < 2) return found
  const words = wordsOf(typed)
    .map(foldWord)
    .filter(word => word.length > 0)
  for (const entry of places.entries) {
    if (country !== null && entry.place.country !== country) continue
    const score = Math.max(fit(entry, whole), words.length > 1 ? fitParts(places, entry, words) : 0)
    if (score > 0) found.set(entry.place, score + entry.weight)
  }
  return found
}

/** One word is the place, every other one something above it. */
function fitParts(places: Places, entry: Entry, words: readonly string[]): number {
  let best = 0
  for (const word of words) {
    const own = fit(entry, word)
    if (own <= best) continue
    const others = words.filter(other => other !== word)
    const above = entry.place.path.slice(0, -1).flatMap(id => places.byId.get(id) ?? [])
    if (
      others.every(other =>
        above.some(place => place.keys.some(key => key.replace('~', '').startsWith(other))),
      )
    )
      best = own
  }
  return best
}

function fit({ keys, words, bones }: Entry, typed: string): number {
  let best = 0
  const skeleton = bonesOf(typed)
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    if (key === typed) return 100
    if (key.startsWith(typed)) best = Math.max(best, 60 + (20 * typed.length) / key.length)
    else if (skeleton.length >= 3 && bones[i] === skeleton && key[0] === typed[0]) best = Math.max(best, 50)
    else if (typed.length >= 5 && oneSlip(typed, key)) best = Math.max(best, 40)
  }
  for (const word of words) if (word.startsWith(typed)) best = Math.max(best, word === typed ? 70 : 50)
  return best
}

const bonesOf = (key: string) => key.replace(/[aeiou]/g, '')

/** One letter wrong, missing, too many, or two neighbours swapped. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const restA = a.slice(start)
  const restB = b.slice(start)
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  )
}

/** Kilometres as the crow flies. */
export function distanceKm(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const radians = Math.PI / 180
  const lat = ((b.latitude - a.latitude) * radians) / 2
  const lng = ((b.longitude - a.longitude) * radians) / 2
  const half =
    Math.sin(lat) ** 2 + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(lng) ** 2
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(half)))
}
