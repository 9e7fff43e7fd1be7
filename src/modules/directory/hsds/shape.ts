import { exponent, isCurrency } from '#lib/money.ts'
import { stableId } from '../service/ids.ts'
import { type Places, placePath } from '../service/places.ts'
import type { Hsds } from '../store/hsds.ts'
import { type Json, known } from './json.ts'

// Rows of our tables in the words of HSDS 3.1. Only what our columns know; what came with an import is laid over later.

const webAddress = (text: string | null) =>
  text !== null && URL.canParse(text) && isAscii(text) ? text : null
const mailAddress = (text: string | null) =>
  text !== null && /^[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+$/.test(text) ? text : null
const isAscii = (text: string) => /^[\x21-\x7e]+$/.test(text)
const list = <One>(given: readonly One[] | null) => (given && given.length > 0 ? given : null)
const texts = (given: unknown) => {
  const entries = Object.entries(given as Record<string, Json>).map(([locale, one]) => [locale, known(one)])
  return entries.length > 0 ? Object.fromEntries(entries) : null
}

export const organizationShape = (row: Hsds['organization']): Json =>
  known({
    id: row.id,
    name: row.name,
    alternate_name: row.alternate_name,
    description: row.description,
    email: mailAddress(row.email),
    website: webAddress(row.website),
    year_incorporated: row.year_incorporated,
    legal_status: row.legal_status,
    parent_organization_id: row.parent_organization_id,
    ...ourWords(row),
    kind: row.kind,
    country: row.country,
  })

export const serviceShape = (row: Hsds['service']): Json =>
  known({
    id: row.id,
    name: row.name,
    alternate_name: row.alternate_name,
    description: row.description,
    url: webAddress(row.url),
    email: mailAddress(row.email),
    status: row.status,
    application_process: row.application_process,
    eligibility_description: row.eligibility_description,
    minimum_age: row.minimum_age,
    maximum_age: row.maximum_age,
    assured_date: row.last_verified_at?.slice(0, 10),
    ...ourWords(row),
    fee_level: row.fees === 'unknown' ? null : row.fees,
    eligible_sex: row.eligible_sex,
    citizenships: list(row.citizenships),
    remote: row.remote || null,
    mobile_route: row.mobile_route,
    tells_nobody: row.tells_nobody || null,
    confidential_place: row.confidential_place || null,
    timezone_name: row.time_zone,
  })

/** Our own terms that organisations and services share. */
function ourWords(row: Hsds['organization'] | Hsds['service']): Json {
  return {
    last_modified: row.last_modified,
    translations: texts(row.translations),
    source: row.source,
    as_of: row.as_of,
    external_id: row.external_id,
  }
}

export function locationShape(row: Hsds['location'], places: Places): Json {
  return known({
    id: row.id,
    location_type: row.location_type,
    organization_id: row.organization_id,
    name: row.name,
    description: row.description,
    transportation: row.transportation,
    latitude: row.latitude,
    longitude: row.longitude,
    place_id: row.place_id,
    timezone_name: row.time_zone,
    addresses: [addressShape(row, places)],
    accessibility: row.accessibility
      ? [{ id: stableId(`accessibility:${row.id}`), description: row.accessibility }]
      : null,
  })
}

/** A village has no street and no postal code: HSDS asks for both, so they are there and empty. */
function addressShape(row: Hsds['location'], places: Places): Json {
  const place = row.place_id === null ? undefined : places.byId.get(row.place_id)
  const region = place?.path.map(id => places.byId.get(id)).find(one => one?.level === 'admin1')
  const settlement = place && place.level !== 'country' ? place.name : null
  return known({
    id: stableId(`address:${row.id}`),
    address_1: row.address_1 ?? '',
    address_2: row.address_2,
    city: row.city ?? settlement ?? '',
    state_province: region?.name ?? '',
    postal_code: row.postal_code ?? '',
    country: row.country,
    address_type: row.location_type === 'virtual' ? 'virtual' : row.location_type,
  })
}

export const linkShape = (row: Hsds['link']): Json =>
  known({
    id: row.id,
    service_id: row.service_id,
    location_id: row.location_id,
    description: row.description,
  })

export const phoneShape = (row: Hsds['phone']): Json =>
  known({
    id: row.id,
    number: row.number,
    extension: row.extension !== null && /^\d{1,9}$/.test(row.extension) ? Number(row.extension) : null,
    extension_text: row.extension !== null && !/^\d{1,9}$/.test(row.extension) ? row.extension : null,
    type: row.type,
    description: row.description,
    free_of_charge: row.free_of_charge || null,
    at_night: row.at_night || null,
  })

export const scheduleShape = (row: Hsds['schedule']): Json =>
  known({
    id: row.id,
    valid_from: row.valid_from,
    valid_to: row.valid_to,
    dtstart: row.dtstart,
    timezone: offsetOf(row.timezone),
    timezone_name: row.timezone,
    until: row.until,
    count: row.count,
    wkst: row.wkst,
    freq: row.freq,
    interval: row.interval,
    byday: row.byday,
    byweekno: row.byweekno,
    bymonthday: row.bymonthday,
    byyearday: row.byyearday,
    description: row.description,
    opens_at: row.opens_at,
    closes_at: row.closes_at,
    attending_type: row.attending_type,
    notes: row.notes,
    closed: row.closed || null,
  })

const offsets = new Map<string, number | null>()

/** Hours ahead of UTC, as HSDS wants them; a place whose clocks are changed has none that holds all year. */
function offsetOf(zone: string | null): number | null {
  if (zone === null) return null
  const there = offsets.get(zone)
  if (there !== undefined) return there
  const hours = ['2026-01-15', '2026-07-15'].map(
    day => Temporal.PlainDate.from(day).toZonedDateTime(zone).offsetNanoseconds / 3.6e12,
  )
  const fixed = hours[0] === hours[1] ? (hours[0] as number) : null
  offsets.set(zone, fixed)
  return fixed
}

export const areaShape = (row: Hsds['area'], places: Places): Json =>
  known({
    id: row.id,
    name: row.name ?? (row.place_id === null ? row.country : placePath(places, row.place_id, 'en')),
    place_id: row.place_id,
    country: row.country,
  })

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

export const languageShape = (row: Hsds['language']): Json =>
  known({ id: row.id, name: names.of(row.code), code: row.code, note: row.note })

export const costShape = (row: Hsds['cost']): Json =>
  known({
    id: row.id,
    valid_from: row.valid_from,
    valid_to: row.valid_to,
    option: row.option,
    currency: row.currency,
    amount: row.amount === null ? null : row.amount / 10 ** decimalsOf(row.currency),
    amount_description: row.amount_description,
  })

/** Decimals of a currency: those that Hamroh counts in, two for others. */
export const decimalsOf = (currency: string | null) =>
  currency !== null && isCurrency(currency) ? exponent(currency) : 2

export const capacityShape = (row: Hsds['capacity']): Json =>
  known({
    id: row.id,
    unit: { id: stableId(`unit:${row.unit}`), name: row.unit },
    available: row.available,
    maximum: row.maximum,
    description: row.description,
    updated: row.updated,
  })

export const attributeShape = (row: Hsds['attribute']): Json =>
  known({
    id: row.id,
    link_id: row.link_id,
    link_entity: row.link_entity,
    taxonomy_term_id: row.taxonomy_term_id,
  })

export const taxonomyShape = (row: Hsds['taxonomy']): Json =>
  known({
    id: row.id,
    name: row.name,
    description: row.description,
    uri: webAddress(row.uri),
    version: row.version,
  })

export const termShape = (row: Hsds['term'], taxonomy: Hsds['taxonomy'] | undefined): Json =>
  known({
    id: row.id,
    code: row.code,
    name: row.name,
    description: row.description,
    parent_id: row.parent_id,
    taxonomy: taxonomy?.name,
    taxonomy_detail: taxonomy && taxonomyShape(taxonomy),
    language: 'en',
    translations: namesOf(row.names),
  })

function namesOf(given: unknown): Json | null {
  const entries = Object.entries(given as Record<string, string>).map(([locale, name]) => [locale, { name }])
  return entries.length > 0 ? Object.fromEntries(entries) : null
}
