import { type Locale, locales } from '#i18n/locales.ts'
import { loadMissions, type Mission } from '#platform/content/missions.ts'
import type { Taxonomy } from '#platform/content/taxonomy.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { PlaceRow } from '../store/places.ts'
import { insertAll } from '../store/write.ts'
import { childrenOf, keysOf, type ServiceDraft, serviceColumns } from './drafts.ts'
import { stableId } from './ids.ts'
import { type MissionService, missionKinds, missionServices, states } from './mission-words.ts'
import { findPlaces, type Places, placeName, placesOf } from './places.ts'

const source = 'Wikidata (CC0 1.0)'

/**
 * Missions abroad become organisations of kind consulate with what every consulate does for its citizens. Nobody has
 * checked them: they carry the month of the data. What is there already is left as it is, an editor may have corrected it.
 */
export async function importMissions(
  use: UseCase,
  root: string,
  taxonomy: Taxonomy,
): Promise<{ count: number }> {
  const missions = loadMissions(root)
  const places = await placesOf(use.db)
  const areas = new Map(taxonomy.needs.map(need => [need.code, need.area]))
  const parts = missions.map(mission => partsOf(mission, places, areas, use.now))
  const all = (key: keyof Parts) => parts.flatMap((part): readonly object[] => part[key])
  await insertAll(use.db, 'directory.organization', all('organizations'))
  await insertAll(use.db, 'directory.location', all('locations'))
  await insertAll(use.db, 'directory.service', all('services'))
  await insertAll(use.db, 'directory.phone', all('phones'))
  await insertAll(use.db, 'directory.service_at_location', all('links'))
  await insertAll(use.db, 'directory.service_area', all('areas'))
  await insertAll(use.db, 'directory.language', all('languages'))
  await insertAll(use.db, 'directory.attribute', all('attributes'))
  return { count: missions.length }
}

type Parts = ReturnType<typeof partsOf>

function partsOf(mission: Mission, places: Places, areas: ReadonlyMap<string, string>, now: string) {
  const key = `mission:${mission.wikidata}`
  const id = stableId(key)
  const place = findPlaces(places, mission.city, mission.country, 5).find(one => one.level === 'place')
  const names = namesOf(mission, place)
  const offered = missionServices.filter(
    one => mission.type !== 'honorary_consulate' || one.code === 'assistance',
  )
  const services = offered.map(one => serviceOf(mission, id, one, areas, places, now))
  return {
    organizations: [organizationOf(mission, id, names, place)],
    locations: [locationOf(mission, id, place)],
    services: services.map(({ row }) => row),
    phones: mission.phone
      ? [
          {
            id: stableId(`${key}:phone`),
            organization_id: id,
            number: mission.phone,
            free_of_charge: false,
            position: 0,
          },
        ]
      : [],
    links: services.map(({ row }) => ({
      id: stableId(`${row.id}:at`),
      service_id: row.id,
      location_id: stableId(`${key}:location`),
    })),
    areas: services.flatMap(({ row, children }) =>
      children.areas.map(area => ({ ...area, id: stableId(`${row.id}:area`), service_id: row.id })),
    ),
    languages: services.flatMap(({ row, children }) =>
      children.languages.map(code => ({ id: stableId(`${row.id}:${code}`), service_id: row.id, code })),
    ),
    attributes: services.flatMap(({ row, children }) =>
      children.termIds.map(term => ({
        id: stableId(`${row.id}:${term}`),
        link_id: row.id,
        taxonomy_term_id: term,
        link_entity: 'service',
      })),
    ),
  }
}

const externalId = (mission: Mission) => `wikidata:${mission.wikidata}`

/** "Embassy of Tajikistan, Moscow" in six languages; the city only where its name is known in that language. */
function namesOf(mission: Mission, place: PlaceRow | undefined): Record<Locale, string> {
  const city = (locale: Locale) => {
    const own = (place?.names as Partial<Record<Locale, string>> | undefined)?.[locale]
    return (
      own ??
      (locale === 'en' || locale === 'uz' ? mission.city : place ? cyrillic(placeName(place, locale)) : '')
    )
  }
  const name = (locale: Locale) =>
    missionKinds[mission.type][locale].replace('#', states[mission.sending][locale])
  return Object.fromEntries(
    locales.map(locale => [locale, [name(locale), city(locale)].filter(Boolean).join(', ')]),
  ) as Record<Locale, string>
}

const cyrillic = (name: string) => (/\p{Script=Cyrillic}/u.test(name) ? name : '')

function organizationOf(
  mission: Mission,
  id: string,
  names: Record<Locale, string>,
  place: PlaceRow | undefined,
) {
  return {
    id,
    kind: 'consulate',
    name: names.en,
    description: `${names.en}. Not verified: as known in ${mission.asOf}.`,
    translations: Object.fromEntries(
      locales.map(locale => [locale, { name: names[locale], description: null }]),
    ),
    email: mission.email,
    website: mission.website,
    country: mission.country,
    place_id: place?.id ?? null,
    source,
    source_url: `https://www.wikidata.org/wiki/${mission.wikidata}`,
    licence: 'CC0-1.0',
    as_of: mission.asOf,
    external_id: externalId(mission),
    search_keys: keysOf(...Object.values(names), mission.city),
  }
}

function locationOf(mission: Mission, id: string, place: PlaceRow | undefined) {
  return {
    id: stableId(`mission:${mission.wikidata}:location`),
    organization_id: id,
    visibility: 'public',
    location_type: 'physical',
    place_id: place?.id ?? null,
    country: mission.country,
    city: mission.city,
    address_2: mission.district,
    latitude: mission.lat,
    longitude: mission.lng,
    time_zone: place?.time_zone ?? null,
  }
}

function serviceOf(
  mission: Mission,
  organizationId: string,
  offered: MissionService,
  areas: ReadonlyMap<string, string>,
  places: Places,
  now: string,
) {
  const draft: ServiceDraft = {
    organizationId,
    visibility: 'public',
    status: 'active',
    name: offered.name.en,
    description: offered.description.en,
    translations: Object.fromEntries(
      locales.map(locale => [
        locale,
        { name: offered.name[locale], description: offered.description[locale] },
      ]),
    ),
    url: mission.website,
    email: mission.email,
    applicationProcess: null,
    fees: offered.code === 'assistance' ? 'free' : 'unknown',
    costs: [],
    eligibilityDescription: null,
    minimumAge: null,
    maximumAge: null,
    eligibleSex: null,
    citizenships: [mission.sending],
    remote: false,
    tellsNobody: false,
    timeZone: places.byId.get(mission.country)?.time_zone ?? 'UTC',
    needCodes: [...offered.needCodes],
    targetGroups: [],
    languages: [languageOf[mission.sending], 'ru'],
    servedPlaces: [mission.country],
    locationIds: [],
    phones: [],
    schedules: [],
    capacities: [],
  }
  const id = stableId(`mission:${mission.wikidata}:${offered.code}`)
  const columns = serviceColumns(draft, areas)
  const row = {
    ...columns,
    translations: draft.translations,
    id,
    source,
    as_of: mission.asOf,
    external_id: `${externalId(mission)}:${offered.code}`,
  }
  return { row, children: childrenOf(draft, place => places.byId.has(place), now) }
}

const languageOf = { TJ: 'tg', KG: 'ky', UZ: 'uz', KZ: 'kk' } as const
