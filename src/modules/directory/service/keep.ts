import { isLocale } from '#i18n/locales.ts'
import { notFound } from '#lib/refusal.ts'
import type { Engine } from '#platform/use-case.ts'
import type { PlaceView, ServiceCard } from '../contract.ts'
import { findServices } from '../store/services.ts'
import { cardsOf } from './cards.ts'
import { taxonomyOf } from './content.ts'
import { placeName, placesOf, placeView } from './places.ts'
import { publicReader } from './public.ts'
import { rankedIds } from './search.ts'

/** What one region has, small enough to be kept: some 150 services are 100 kB. */
export interface Pack {
  readonly place: PlaceView
  readonly groups: readonly { readonly name: string; readonly services: readonly ServiceCard[] }[]
}

const mostKept = 200

/** Regions that can be kept, by country, in the reader's language. */
export function regions(engine: Engine, locale: string) {
  return engine.as(publicReader(locale), async use => {
    const places = await placesOf(use.db)
    const all = [...places.byId.values()]
    const names = (one: (typeof all)[number]) => ({ id: one.id, name: placeName(one, locale) })
    return all
      .filter(({ level }) => level === 'country')
      .map(country => ({
        ...names(country),
        regions: all
          .filter(one => one.parent_id === country.id && one.level === 'admin1')
          .map(names)
          .sort((a, b) => a.name.localeCompare(b.name, 'ru')),
      }))
  })
}

/** All that the public may know of those who help in a region, by area of assistance, each once. */
export function packOf(engine: Engine, locale: string, placeId: string): Promise<Pack> {
  return engine.as(publicReader(locale), async use => {
    const places = await placesOf(use.db)
    const place = places.byId.get(placeId)
    if (!place || (place.level !== 'admin1' && place.level !== 'country')) throw notFound()
    const { taxonomy, areas } = await taxonomyOf(use)
    const ids = await rankedIds(
      use,
      null,
      { needCodes: [], path: place.path, languages: [], kind: null, unverified: false },
      { languages: [locale], citizenships: [], path: place.path },
    )
    const rows = new Map((await findServices(use.db, ids.slice(0, mostKept))).map(row => [row.id, row]))
    const cards = await cardsOf(
      use,
      ids.flatMap(id => rows.get(id) ?? []),
    )
    const reader = isLocale(locale) ? locale : 'en'
    const byArea = Map.groupBy(cards, card => areas.get(card.needCodes[0] ?? '') ?? '')
    return {
      place: placeView(places, place, locale),
      groups: taxonomy.areas.flatMap(area => {
        const services = byArea.get(area.code)
        return services ? [{ name: area.name[reader], services }] : []
      }),
    }
  })
}
