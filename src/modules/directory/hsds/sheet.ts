import { foldWord } from '#platform/content/fold-word.ts'
import type { UseCase } from '#platform/use-case.ts'
import { organizationKinds } from '../domain/directory.ts'
import { taxonomyOf } from '../service/content.ts'
import { stableId, termId } from '../service/ids.ts'
import { findPlaces, type Places, placesOf } from '../service/places.ts'
import { type Bundle, type Entry, isUuid, type Mistake } from './bundle.ts'
import { type Json, known } from './json.ts'
import { type Mapping, readHours, type SheetField } from './sheet-fields.ts'
import type { Sheet } from './sheet-read.ts'

interface Ground {
  readonly places: Places
  /** Folded name or code → code. */
  readonly needs: ReadonlyMap<string, string>
  readonly needTerms: ReadonlySet<string>
  readonly mapping: Mapping
  /** The same list has the same source each time, so that its rows are known again. */
  readonly source: string
}

/** Rows of somebody's list as entries. A row with a mistake is told with line, column and value, and left out. */
export async function bundleOfSheet(
  use: UseCase,
  sheet: Sheet,
  mapping: Mapping,
  source: string,
): Promise<Bundle> {
  const { taxonomy } = await taxonomyOf(use)
  const needs = new Map<string, string>()
  for (const need of taxonomy.needs)
    for (const name of [need.code, ...Object.values(need.name), ...Object.values(need.ask ?? {})])
      needs.set(foldWord(name), need.code)
  const ground: Ground = {
    places: await placesOf(use.db),
    needs,
    needTerms: new Set(taxonomy.needs.map(need => termId('needs', need.code))),
    mapping,
    source,
  }
  const entries = new Map<string, Entry>()
  const mistakes: Mistake[] = []
  for (const field of ['organization', 'service'] as const)
    if (!mapping[field]) mistakes.push({ where: '1', path: field, code: 'no_column' })
  if (mistakes.length > 0) return { entries, mistakes, rest: [] }
  for (const { line, cells } of sheet.rows) {
    const row = rowOf(ground, line, cells)
    if (row.mistakes.length > 0) mistakes.push(...row.mistakes)
    else
      for (const entry of row.entries) {
        const key = `${entry.kind}:${entry.id}`
        const there = entries.get(key)
        if (there && entry.kind === 'service')
          mistakes.push({ where: String(line), path: 'service', code: 'twice_in_the_file' })
        else if (!there) entries.set(key, entry)
        else there.raw = { ...entry.raw, ...there.raw }
      }
  }
  return { entries, mistakes, rest: [] }
}

function rowOf(
  ground: Ground,
  line: number,
  cells: Readonly<Record<string, string>>,
): { entries: Entry[]; mistakes: Mistake[] } {
  const mistakes: Mistake[] = []
  const get = (field: SheetField): string | null => cells[ground.mapping[field] ?? ''] || null
  const wrong = (field: SheetField, code: string) => {
    mistakes.push({ where: String(line), path: field, code })
    return null
  }
  const read = <Value>(
    field: SheetField,
    take: (text: string) => Value | null,
    code: string,
  ): Value | null => {
    const text = get(field)
    return text === null ? null : (take(text) ?? wrong(field, code))
  }
  const name = get('organization') ?? wrong('organization', 'required')
  const service = get('service') ?? wrong('service', 'required')
  const country = read('country', text => countryOf(ground.places, text), 'not_a_country')
  const place = placeOf(ground, get('place'), country, wrong)
  const land = country ?? place?.country ?? null
  const key = `sheet:${ground.source}:${foldWord(name ?? '')}:${land ?? ''}`
  const organizationId = read('organization_id', uuidOf, 'not_an_id') ?? stableId(key)
  const spot = [get('place'), get('address')].map(text => foldWord(text ?? '')).join(':')
  const serviceId =
    read('service_id', uuidOf, 'not_an_id') ?? stableId(`${key}:${foldWord(service ?? '')}:${spot}`)
  const organization = known({
    id: organizationId,
    name,
    kind: read('kind', text => kindOf(text), 'not_in_the_list'),
    website: read('website', webAddress, 'not_a_web_address'),
    country: land,
  })
  const needs = read('needs', text => codesOf(text, ground.needs), 'not_in_the_list')
  const offer = known({
    id: serviceId,
    name: service,
    description: get('description'),
    email: read('email', text => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? text : null), 'not_an_email'),
    fee_level: read('fees', feeOf, 'not_in_the_list'),
    eligible_sex:
      read('women_only', text => (yes.test(text) ? 'female' : no.test(text) ? '' : null), 'not_yes_or_no') ||
      null,
    phones: listOf(
      (['phone', 'phone2'] as const).flatMap(
        field => read(field, text => phonesOf(serviceId, text), 'not_a_phone') ?? [],
      ),
    ),
    languages: read('languages', text => languagesOf(serviceId, text), 'not_a_language'),
    schedules: read('hours', text => schedulesOf(serviceId, text), 'hours_not_read'),
    attributes: needs?.map(code => ({
      id: stableId(`${serviceId}:${code}`),
      taxonomy_term_id: termId('needs', code),
      link_entity: 'service',
    })),
  })
  const location = locationRow({ get, read, wrong }, `${organizationId}:${spot}`, place, land)
  const where = String(line)
  const entries: Entry[] = [
    {
      kind: 'organization',
      id: organizationId,
      raw: organization,
      where,
      loose: true,
      whenNew: { description: name },
    },
    {
      kind: 'service',
      id: serviceId,
      raw: offer,
      where,
      organizationId,
      loose: true,
      whenNew: { status: 'active' },
      scope: {
        attributes: one => ground.needTerms.has(String(one.taxonomy_term_id)),
        schedules: one => one.freq !== undefined,
      },
    },
  ]
  if (location) {
    const id = location.id as string
    const link = stableId(`${serviceId}:${id}`)
    // Where the list tells no point, a new address is put in the middle of its place.
    const whenNew = known({ latitude: place?.latitude, longitude: place?.longitude })
    entries.push({ kind: 'location', id, raw: location, where, organizationId, loose: true, whenNew })
    entries.push({
      kind: 'service_at_location',
      id: link,
      raw: { id: link },
      where,
      serviceId,
      locationId: id,
      loose: true,
    })
  }
  return { entries, mistakes }
}

interface Reader {
  readonly get: (field: SheetField) => string | null
  readonly read: <Value>(
    field: SheetField,
    take: (text: string) => Value | null,
    code: string,
  ) => Value | null
  readonly wrong: (field: SheetField, code: string) => null
}

function locationRow(
  { get, read, wrong }: Reader,
  key: string,
  place: ReturnType<typeof placeOf>,
  country: string | null,
): Json | null {
  const latitude = read('latitude', text => degrees(text, 90), 'not_a_number')
  const longitude = read('longitude', text => degrees(text, 180), 'not_a_number')
  const address = get('address')
  if (!place && !address && latitude === null && !get('place')) return null
  if (country === null) return wrong(get('place') ? 'place' : 'country', 'country_unknown')
  const id = read('location_id', uuidOf, 'not_an_id') ?? stableId(`${key}:location`)
  const city = place && place.level !== 'country' ? place.name : get('place')
  return known({
    id,
    location_type: 'physical',
    place_id: place?.id,
    latitude,
    longitude,
    addresses: [
      known({
        id: stableId(`${id}:address`),
        address_1: address ?? '',
        city: city ?? '',
        postal_code: get('postal_code') ?? '',
        country,
        address_type: 'physical',
      }),
    ],
  })
}

const listOf = <One>(given: readonly (One | null)[]) => {
  const found = given.filter(one => one !== null)
  return found.length > 0 ? found : null
}
const uuidOf = (text: string) => (isUuid(text) ? text.toLowerCase() : null)
const yes = /^(yes|y|1|true|да|ҳа|ооба|иә|ha|x|✓|\+)$/i
const no = /^(no|n|0|false|нет|не|жок|жоқ|yoʻq|yo'q|-)$/i

function countryOf(places: Places, text: string): string | null {
  if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase()
  return findPlaces(places, text, null, 5).find(one => one.level === 'country')?.id ?? null
}

/** A place that is meant beyond doubt; a name that the list does not know stays as the city of the address. */
function placeOf({ places }: Ground, text: string | null, country: string | null, wrong: Reader['wrong']) {
  if (text === null) return null
  const direct = places.byId.get(text)
  if (direct) return direct
  const exact = findPlaces(places, text, country, 8).filter(
    one => one.keys.includes(foldWord(text)) || text.includes(','),
  )
  const towns = exact.filter(one => one.level === 'place')
  const meant = towns.length > 0 ? towns : exact
  if (meant.length > 1 && !text.includes(',') && new Set(meant.map(one => one.country)).size > 1)
    return wrong('place', 'place_unclear')
  return meant[0] ?? null
}

function kindOf(text: string): string | null {
  const code = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  return (organizationKinds as readonly string[]).includes(code) ? code : null
}

function webAddress(text: string): string | null {
  const whole = /^https?:\/\//i.test(text) ? text : `https://${text}`
  return URL.canParse(whole) && /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(whole) ? whole : null
}

const parts = (text: string) =>
  text
    .split(/[;,\n]+/)
    .map(one => one.trim())
    .filter(Boolean)

function codesOf(text: string, needs: ReadonlyMap<string, string>): string[] | null {
  const codes = parts(text).map(one => needs.get(foldWord(one)) ?? null)
  return codes.includes(null) || codes.length === 0 ? null : [...new Set(codes as string[])]
}

function feeOf(text: string): string | null {
  if (/^(free|бесплатно|ройгон|акысыз|тегін|bepul|0)$/i.test(text)) return 'free'
  if (/^(paid|платно|пулакӣ|акылуу|ақылы|pullik)$/i.test(text)) return 'paid'
  return /^(partly|частично|қисман|жарым-жартылай|ішінара|qisman)$/i.test(text) ? 'partly' : null
}

function phonesOf(serviceId: string, text: string): Json[] | null {
  const numbers = text
    .split(/[;,\n]+/)
    .map(one => one.trim())
    .filter(Boolean)
  if (numbers.some(one => !/^\+?[\d\s()/-]{3,30}$/.test(one))) return null
  return numbers.map(number => ({ id: stableId(`${serviceId}:${number}`), number }))
}

const languageCodes: Readonly<Record<string, string>> = {
  english: 'en',
  английский: 'en',
  russian: 'ru',
  русский: 'ru',
  tajik: 'tg',
  таджикский: 'tg',
  тоҷикӣ: 'tg',
  kyrgyz: 'ky',
  киргизский: 'ky',
  кыргызский: 'ky',
  кыргызча: 'ky',
  uzbek: 'uz',
  узбекский: 'uz',
  oʻzbek: 'uz',
  "o'zbek": 'uz',
  ӯзбекӣ: 'uz',
  kazakh: 'kk',
  казахский: 'kk',
  қазақ: 'kk',
  қазақша: 'kk',
}
function languagesOf(serviceId: string, text: string): Json[] | null {
  const codes = parts(text.replaceAll('/', ',')).map(
    one => languageCodes[one.toLowerCase()] ?? (/^[a-z]{2,3}$/i.test(one) ? one.toLowerCase() : null),
  )
  return codes.includes(null)
    ? null
    : [...new Set(codes)].map(code => ({ id: stableId(`${serviceId}:${code}`), code }))
}

const schedulesOf = (serviceId: string, text: string) =>
  readHours(text)?.map((hours, at) => ({
    id: stableId(`${serviceId}:hours:${at}`),
    freq: 'WEEKLY',
    interval: 1,
    ...hours,
  })) ?? null

function degrees(text: string, most: number): number | null {
  const number = Number(text.replace(',', '.'))
  return Number.isFinite(number) && Math.abs(number) <= most ? number : null
}
