import { isLocale, type Locale } from '#i18n/locales.ts'
import { type Actor, nobody } from '#lib/actor.ts'
import { notFound } from '#lib/refusal.ts'
import { searchNeeds } from '#platform/content/search-needs.ts'
import type { Engine, UseCase } from '#platform/use-case.ts'
import type { OrganizationView, PlaceView, Proposal, ServiceView } from '../contract.ts'
import { findByShort, findServices } from '../store/services.ts'
import { cardsOf } from './cards.ts'
import { taxonomyOf } from './content.ts'
import { readOrganization } from './organizations.ts'
import { distanceKm, findPlaces, type Places, placesOf, placeView } from './places.ts'
import { proposeServices } from './propose.ts'
import { rankedByWords } from './search.ts'
import { readService } from './services.ts'

/** What the public page asks with: a need by picture or by words, a place by id, by country, as typed, or by where the phone is. */
export interface PublicQuery {
  readonly need: string
  readonly words: string
  readonly placeId: string
  readonly country: string
  readonly place: string
  /** Degrees, rounded by the page to some ten kilometres. */
  readonly at: { readonly latitude: number; readonly longitude: number } | null
}

export interface PublicNeed {
  readonly code: string
  readonly icon: string
  readonly ask: string
}

export interface PublicAnswer {
  readonly needs: readonly PublicNeed[]
  /** What is meant; null where nothing was asked yet or words name a service and no need. */
  readonly need: PublicNeed | null
  readonly place: PlaceView | null
  /** A country that the places do not know. */
  readonly country: string | null
  /** More than one place has the name that was typed; none: nothing was typed or it is clear. */
  readonly places: readonly PlaceView[]
  readonly found: readonly Found[]
}

export interface Found extends Pick<Proposal, 'service' | 'distanceKm'> {
  /** The words that were typed are its name. */
  readonly named?: boolean
}

const mostShown = 12
/** As `understand` has it: one telling word as it stands in the taxonomy. */
const sureScore = 3
/** All telling words stand in the name of the organisation. */
const isNamed = 0.8

/** As nobody in particular, in a reader's language: sees what everybody may see, no more. */
export const publicReader = (locale: string): Actor => ({ ...nobody, locale: localeOf(locale) })
const localeOf = (locale: string): Locale => (isLocale(locale) ? locale : 'en')

export function findHelp(engine: Engine, locale: string, query: PublicQuery): Promise<PublicAnswer> {
  return engine.as(publicReader(locale), async use => {
    const { taxonomy } = await taxonomyOf(use)
    const language = localeOf(locale)
    const shown = (code: string): PublicNeed | null => {
      const need = taxonomy.needs.find(one => one.code === code)
      return need ? { code, icon: need.icon, ask: need.ask?.[language] ?? need.name[language] } : null
    }
    const needs = taxonomy.needs.flatMap(one => (one.ask ? (shown(one.code) ?? []) : []))
    const [hit] = query.words ? searchNeeds(taxonomy, query.words, 1) : []
    const need = shown(query.need || (hit?.need.code ?? ''))
    const where = whereOf(await placesOf(use.db), query, language)
    const meant = need
      ? (await byNeed(use, need.code, where, language)).filter(helpsAll(need.code)).filter(doesThis)
      : []
    const sure = query.need !== '' || (hit?.score ?? 0) >= sureScore
    const found = query.words ? await byWords(use, query.words, where, language, sure ? meant : []) : meant
    return { needs, need, ...where, found: inOrder(found, need?.code ?? '') }
  })
}

/** A consulate is shown for what it does, not beside every other need: whose citizen somebody is, nobody is asked. */
const helpsAll =
  (need: string) =>
  ({ service }: Found) =>
    service.citizenships.length === 0 || service.needCodes.includes(need)

/** Not who only works in the same area: to somebody who is ill a search for relatives is no answer, asking us is. */
const doesThis = ({ reasons }: Proposal) => reasons.every(({ code }) => code !== 'need_area')

interface Where {
  readonly place: PlaceView | null
  readonly country: string | null
  readonly places: readonly PlaceView[]
}

function byNeed(use: UseCase, code: string, { place, country }: Where, locale: Locale) {
  return proposeServices(use, {
    needCodes: [code],
    placeId: place?.id ?? null,
    country,
    languages: [locale],
    limit: mostShown,
  })
}

/** Who is named goes first, then who fits what is meant, then who fits somehow. */
async function byWords(
  use: UseCase,
  words: string,
  { place, country }: Where,
  locale: Locale,
  meant: readonly Proposal[],
): Promise<Found[]> {
  const path = place?.ids ?? (country ? [country] : [])
  const filter = { needCodes: [], languages: [], kind: null, unverified: false, path }
  const ranked = await rankedByWords(use, words, filter, { languages: [locale], citizenships: [], path })
  const known = new Map(meant.map(one => [one.service.id, one]))
  const named = ranked.filter(one => one.named >= isNamed).map(({ id }) => id)
  const all = [...new Set([...named, ...known.keys(), ...ranked.map(({ id }) => id)])].slice(0, mostShown)
  const ids = all.filter(id => !known.has(id))
  const rows = new Map((await findServices(use.db, ids)).map(row => [row.id, row]))
  const cards = await cardsOf(
    use,
    ids.flatMap(id => rows.get(id) ?? []),
  )
  const others = new Map(
    cards.map(service => [service.id, { service, distanceKm: kilometres(place, service) }]),
  )
  return all.flatMap(id => {
    const one = known.get(id) ?? others.get(id)
    return one ? { ...one, named: named.includes(id) } : []
  })
}

interface Spot {
  readonly latitude: number | null
  readonly longitude: number | null
}

function kilometres(a: Spot | null, b: Spot): number | null {
  if (!a || a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null)
    return null
  const [from, to] = [a, b] as { latitude: number; longitude: number }[]
  return Math.round(distanceKm(from!, to!))
}

function whereOf(places: Places, { placeId, place, country, at }: PublicQuery, locale: Locale): Where {
  const none: Where = { place: null, country: null, places: [] }
  const view = (id: string) => {
    const found = places.byId.get(id)
    return found ? placeView(places, found, locale) : null
  }
  if (at) return { ...none, place: nearestPlace(places, at, locale) }
  const chosen = view(placeId)
  if (chosen && (place === '' || chosen.path === place)) return { ...none, place: chosen }
  if (/^[A-Z]{2}$/.test(country) && place === '')
    return places.byId.has(country) ? { ...none, place: view(country) } : { ...none, country }
  if (place === '') return none
  const found = findPlaces(places, place, null, 6).map(one => placeView(places, one, locale))
  const exact = found.filter(one => one.path === place)
  if (exact.length === 1 || found.length === 1) return { ...none, place: (exact[0] ?? found[0]) as PlaceView }
  return { ...none, places: found }
}

function nearestPlace(places: Places, at: NonNullable<PublicQuery['at']>, locale: Locale): PlaceView | null {
  let best: PlaceView | null = null
  // Farther than this the phone is in a country that the places do not know.
  let least = 150
  for (const place of places.byId.values()) {
    const { latitude, longitude } = place
    if (place.level !== 'place' || latitude === null || longitude === null) continue
    // A degree is at most 111 km; most places are out at once.
    if (Math.abs(latitude - at.latitude) > 1.5) continue
    const km = distanceKm(at, { latitude, longitude })
    if (km >= least) continue
    least = km
    best = placeView(places, place, locale)
  }
  return best
}

/** Who was named, then who does just this, then the others; in each, who can be reached now comes first. */
function inOrder(found: readonly Found[], need: string): Found[] {
  const group = ({ named, service }: Found) => (named ? 0 : service.needCodes.includes(need) ? 1 : 2)
  const closed = ({ service }: Found) => (service.opening.state === 'open' ? 0 : 1)
  return found.toSorted((a, b) => group(a) - group(b) || closed(a) - closed(b))
}

export const publicService = (engine: Engine, locale: string, id: string): Promise<ServiceView> =>
  engine.as(publicReader(locale), use => readService(use, { id, at: null }))

export const publicOrganization = (engine: Engine, locale: string, id: string): Promise<OrganizationView> =>
  engine.as(publicReader(locale), use => readOrganization(use, { id }))

/** The id behind a short address. */
export function serviceOfShort(engine: Engine, short: string): Promise<string> {
  return engine.as(nobody, async use => {
    const id = await findByShort(use.db, short)
    if (!id) throw notFound()
    return id
  })
}
