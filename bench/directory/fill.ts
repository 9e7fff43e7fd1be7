import type pg from 'pg'
import { locales } from '#i18n/locales.ts'
import { newId } from '#lib/ids.ts'
import { foldWord, wordsOf } from '#platform/content/fold-word.ts'
import { allPlaces, taxonomy } from '#platform/content/packs.ts'
import { organizations } from '../../src/modules/directory/seed/organizations.ts'
import { kinds } from '../../src/modules/directory/seed/services.ts'

// A directory as large as it will ever be: four services an organisation, names put together from those of the
// demonstration and invented ones, spread over all places of the region, the same each time.

let state = 7
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}
const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T
const keys = (texts: readonly string[]) =>
  [...new Set(texts.flatMap(text => wordsOf(text).map(foldWord)))].filter(key => key.length > 1)
const syllables = [
  'ба',
  'ҳор',
  'ни',
  'го',
  'меҳр',
  'дил',
  'са',
  'фар',
  'аз',
  'ну',
  'ра',
  'кел',
  'бек',
  'ай',
  'чу',
  'рок',
  'ош',
]
const invented = () => Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(syllables)).join('')

export async function fillDirectory(owner: pg.Client, wanted: number): Promise<void> {
  const areas = new Map(taxonomy().needs.map(need => [need.code, need.area]))
  const allNeeds = [...areas.keys()]
  const places = [...allPlaces()].filter(({ level }) => level === 'place')
  const batch = 2000
  for (let done = 0; done < wanted; done += batch) {
    const rows = { organization: [], location: [], service: [], link: [], phone: [], schedule: [] } as Record<
      string,
      object[]
    >
    for (let n = 0; n < batch / 4; n++) {
      const place = pick(places)
      const given = pick(organizations)
      const own = invented()
      const organizationId = newId()
      const locationId = newId()
      const names = Object.values(given.name).map(name => `${name} ${own}`)
      rows.organization!.push({
        id: organizationId,
        kind: given.kind,
        name: names[0],
        description: names[0],
        translations: translations(given.name, own),
        country: place.country,
        search_keys: keys([...names, place.name]),
      })
      rows.location!.push({
        id: locationId,
        organization_id: organizationId,
        visibility: random() < 0.9 ? 'public' : 'organisation',
        location_type: 'physical',
        place_id: place.id,
        country: place.country,
        latitude: place.lat,
        longitude: place.lng,
      })
      rows.phone!.push({
        id: newId(),
        organization_id: organizationId,
        number: '+992000000000',
        free_of_charge: false,
        position: 0,
      })
      for (let k = 0; k < 4; k++) {
        const id = newId()
        const kind = pick(Object.values(kinds))
        const needs = [...new Set([...kind.needs, pick(allNeeds)])]
        const names = Object.values(kind.name)
        rows.service!.push({
          id,
          organization_id: organizationId,
          visibility: random() < 0.95 ? 'public' : 'network',
          status: 'active',
          name: names[0],
          translations: translations(kind.name, ''),
          need_codes: needs,
          area_codes: [...new Set(needs.map(code => areas.get(code)))],
          languages: given.languages,
          served_places: random() < 0.5 ? [place.parentId ?? place.country] : [],
          remote: random() < 0.1,
          search_keys: keys(names),
          time_zone: place.timeZone ?? 'Asia/Dushanbe',
          last_verified_at: random() < 0.5 ? `2026-0${1 + Math.floor(random() * 9)}-15T00:00:00Z` : null,
        })
        rows.link!.push({ id: newId(), service_id: id, location_id: locationId })
        rows.schedule!.push({
          id: newId(),
          service_id: id,
          freq: 'WEEKLY',
          byday: 'MO,TU,WE,TH,FR',
          opens_at: '09:00',
          closes_at: random() < 0.5 ? '17:00' : '20:00',
          closed: false,
        })
      }
    }
    await insert(owner, 'organization', rows.organization!)
    await insert(owner, 'location', rows.location!)
    await insert(owner, 'service', rows.service!)
    await insert(owner, 'service_at_location', rows.link!)
    await insert(owner, 'phone', rows.phone!)
    await insert(owner, 'schedule', rows.schedule!)
  }
}

const translations = (names: Readonly<Record<string, string>>, own: string) =>
  Object.fromEntries(
    locales.map(locale => [locale, { name: `${names[locale]} ${own}`.trim(), description: null }]),
  )

async function insert(owner: pg.Client, table: string, rows: readonly object[]): Promise<void> {
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))].join(', ')
  await owner.query(
    `insert into directory.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::directory.${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}
