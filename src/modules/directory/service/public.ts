import { isLocale, type Locale } from '#i18n/locales.ts'
import { nobody } from '#lib/actor.ts'
import { searchNeeds } from '#platform/content/search-needs.ts'
import type { Engine } from '#platform/use-case.ts'
import type { PlaceView, Proposal, ServiceView } from '../contract.ts'
import { taxonomyOf } from './content.ts'
import { findPlaces, placesOf, placeView } from './places.ts'
import { proposeServices } from './propose.ts'
import { readService } from './services.ts'

/** What the public page asks with: a need by picture or by words, a place by id or as typed. */
export interface PublicQuery {
  readonly need: string
  readonly words: string
  readonly placeId: string
  readonly place: string
}

export interface PublicNeed {
  readonly code: string
  readonly icon: string
  readonly ask: string
}

export interface PublicAnswer {
  readonly needs: readonly PublicNeed[]
  /** Null: not asked yet, or not understood. */
  readonly need: PublicNeed | null
  readonly place: PlaceView | null
  /** More than one place has the name that was typed; none: nothing was typed or it is clear. */
  readonly places: readonly PlaceView[]
  readonly proposals: readonly Proposal[]
}

/** As nobody in particular, in a reader's language: sees what everybody may see, no more. */
const reader = (locale: string) => ({ ...nobody, locale })

export function findHelp(engine: Engine, locale: string, query: PublicQuery): Promise<PublicAnswer> {
  return engine.as(reader(locale), async use => {
    const { taxonomy } = await taxonomyOf(use)
    const language: Locale = isLocale(locale) ? locale : 'en'
    const shown = (code: string): PublicNeed | null => {
      const need = taxonomy.needs.find(one => one.code === code)
      return need ? { code, icon: need.icon, ask: need.ask?.[language] ?? need.name[language] } : null
    }
    const needs = taxonomy.needs.flatMap(one => (one.ask ? (shown(one.code) ?? []) : []))
    const meant =
      query.need || (query.words ? (searchNeeds(taxonomy, query.words, 1)[0]?.need.code ?? '') : '')
    const need = shown(meant)
    const { place, places } = await placeOfQuery(use.db, query, locale)
    const proposals = need
      ? await proposeServices(use, {
          needCodes: [need.code],
          placeId: place?.id ?? null,
          languages: [locale],
          limit: 12,
        })
      : []
    return { needs, need, place, places, proposals: openFirst(proposals) }
  })
}

async function placeOfQuery(
  db: Parameters<typeof placesOf>[0],
  { placeId, place }: PublicQuery,
  locale: string,
) {
  const places = await placesOf(db)
  const chosen = places.byId.get(placeId)
  if (chosen && (place === '' || placeView(places, chosen, locale).path === place))
    return { place: placeView(places, chosen, locale), places: [] }
  if (place === '') return { place: null, places: [] }
  const found = findPlaces(places, place, null, 6).map(one => placeView(places, one, locale))
  const exact = found.filter(one => one.path === place)
  if (exact.length === 1 || found.length === 1)
    return { place: (exact[0] ?? found[0]) as PlaceView, places: [] }
  return { place: null, places: found }
}

/** Who can be reached now comes first; the order within stays that of the ranking. */
function openFirst(proposals: readonly Proposal[]): Proposal[] {
  const isOpen = (one: Proposal) => one.service.opening.state === 'open'
  return [...proposals.filter(isOpen), ...proposals.filter(one => !isOpen(one))]
}

export function publicService(engine: Engine, locale: string, id: string): Promise<ServiceView> {
  return engine.as(reader(locale), use => readService(use, { id }))
}
