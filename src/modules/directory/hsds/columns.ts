import { isLocale } from '#i18n/locales.ts'
import { organizationKinds } from '../domain/directory.ts'
import { keysOf } from '../service/drafts.ts'
import { type Places, pathOf } from '../service/places.ts'
import { isJson, type Json } from './json.ts'

// From HSDS objects to our columns, the other way of `shape.ts`. What a column cannot hold becomes null: the object
// itself is kept beside it, so that nothing is lost.

export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null
const one = <const T extends readonly string[]>(value: unknown, values: T): T[number] | null =>
  values.includes(value as string) ? (value as T[number]) : null
/** Only what a browser opens as a page: a link of somebody's file must not run anything. */
const webOf = (value: unknown): string | null =>
  typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value) ? value : null
const wholeOf = (value: unknown, min: number, max: number): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max ? value : null
export const dayOf = (value: unknown): string | null =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : null
const timeOf = (value: unknown): string | null => {
  const [, hours, minutes, seconds = '00'] =
    /^(\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)?$/.exec(String(value)) ?? []
  if (hours === undefined || Number(minutes) > 59 || Number(seconds) > 59 || Number(hours) > 24) return null
  return `${hours}:${minutes}:${seconds}`
}
const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])
const zoneOf = (value: unknown): string | null =>
  typeof value === 'string' && zones.has(value) ? value : null
const countryOf = (value: unknown): string | null =>
  typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? value : null
const placeIdOf = (value: unknown, places: Places) =>
  typeof value === 'string' && places.byId.has(value) ? value : null

function translationsOf(value: unknown): Record<string, Json> {
  if (!isJson(value)) return {}
  const found = Object.entries(value).filter(
    ([locale, given]) => isLocale(locale) && isJson(given) && textOf(given.name),
  )
  return Object.fromEntries(
    found.map(([locale, given]) => {
      const { name, description, reviewed } = given as Json
      return [locale, { name, description: textOf(description), ...(reviewed === true ? { reviewed } : {}) }]
    }),
  )
}
const namesOf = (translations: Record<string, Json>) =>
  Object.values(translations).flatMap(given => [given.name as string, given.description as string | null])

export function organizationColumns(raw: Json) {
  const translations = translationsOf(raw.translations)
  return {
    kind: one(raw.kind, organizationKinds) ?? 'other',
    name: String(raw.name),
    alternate_name: textOf(raw.alternate_name),
    description: typeof raw.description === 'string' ? raw.description : String(raw.name),
    translations,
    email: textOf(raw.email),
    website: webOf(raw.website),
    legal_status: textOf(raw.legal_status),
    year_incorporated: wholeOf(raw.year_incorporated, 1000, 2100),
    country: countryOf(raw.country),
    source: textOf(raw.source),
    as_of: textOf(raw.as_of),
    external_id: textOf(raw.external_id),
    search_keys: keysOf(
      String(raw.name),
      textOf(raw.alternate_name),
      ...Object.values(translations).map(given => given.name as string),
    ),
  }
}

export function locationColumns(raw: Json, places: Places) {
  const [address = {}] = (Array.isArray(raw.addresses) ? raw.addresses : []) as Json[]
  const [access] = (Array.isArray(raw.accessibility) ? raw.accessibility : []) as Json[]
  const placeId = placeIdOf(raw.place_id, places)
  const place = placeId === null ? undefined : places.byId.get(placeId)
  const latitude = typeof raw.latitude === 'number' && Math.abs(raw.latitude) <= 90 ? raw.latitude : null
  const longitude = typeof raw.longitude === 'number' && Math.abs(raw.longitude) <= 180 ? raw.longitude : null
  const spot = latitude !== null && longitude !== null
  const city = textOf(address.city)
  return {
    location_type: one(raw.location_type, ['physical', 'postal', 'virtual']) ?? 'physical',
    name: textOf(raw.name),
    description: textOf(raw.description),
    transportation: textOf(raw.transportation),
    accessibility: textOf(access?.description),
    latitude: spot ? latitude : null,
    longitude: spot ? longitude : null,
    place_id: placeId,
    country:
      place?.country ?? countryOf(address.country) ?? countryOf(String(address.country ?? '').toUpperCase()),
    // The place tells its own name.
    city: city !== null && city === place?.name ? null : city,
    address_1: textOf(address.address_1),
    address_2: textOf(address.address_2),
    postal_code: textOf(address.postal_code),
    time_zone: zoneOf(raw.timezone_name) ?? place?.time_zone ?? null,
  }
}

export function serviceColumns(raw: Json) {
  const translations = translationsOf(raw.translations)
  return {
    status: one(raw.status, ['active', 'inactive', 'defunct', 'temporarily closed']) ?? 'active',
    name: String(raw.name),
    alternate_name: textOf(raw.alternate_name),
    description: textOf(raw.description),
    translations,
    url: webOf(raw.url),
    email: textOf(raw.email),
    application_process: textOf(raw.application_process),
    fees: one(raw.fee_level, ['free', 'partly', 'paid']) ?? 'unknown',
    eligibility_description: textOf(raw.eligibility_description),
    minimum_age: wholeOf(raw.minimum_age, 0, 120),
    maximum_age: wholeOf(raw.maximum_age, 0, 120),
    eligible_sex: one(raw.eligible_sex, ['female', 'male']),
    citizenships: (Array.isArray(raw.citizenships) ? raw.citizenships : []).flatMap(
      code => countryOf(code) ?? [],
    ),
    remote: raw.remote === true,
    mobile_route: textOf(raw.mobile_route)?.slice(0, 1000) ?? null,
    tells_nobody: raw.tells_nobody === true,
    source: textOf(raw.source),
    as_of: textOf(raw.as_of),
    external_id: textOf(raw.external_id),
    last_verified_at: dayOf(raw.assured_date) && `${raw.assured_date}T00:00:00.000Z`,
    search_keys: keysOf(
      String(raw.name),
      textOf(raw.alternate_name),
      textOf(raw.description),
      ...namesOf(translations),
    ),
  }
}
export const timeZoneOf = (raw: Json) => zoneOf(raw.timezone_name)

// ——— What hangs on a service or an organization. Null: our table cannot hold it, it stays with its owner as it is. ———

export const phoneColumns = (raw: Json, position: number) => {
  const number = textOf(raw.number)?.replace(/^["'\s]+|["'\s]+$/g, '')
  if (!number) return null
  return {
    number,
    extension: typeof raw.extension === 'number' ? String(raw.extension) : textOf(raw.extension_text),
    type: one(raw.type, ['voice', 'text', 'fax', 'telegram', 'whatsapp']),
    description: textOf(raw.description),
    free_of_charge: raw.free_of_charge === true,
    at_night: raw.at_night === true,
    position,
  }
}

export const scheduleColumns = (raw: Json) => {
  const closed = raw.closed === true
  const [opens, closes] = closed ? [null, null] : [timeOf(raw.opens_at), timeOf(raw.closes_at)]
  const freq = one(raw.freq, ['WEEKLY', 'MONTHLY'])
  const dtstart = dayOf(raw.dtstart)
  if ((!closed && (opens === null || closes === null)) || (freq === null && dtstart === null)) return null
  return {
    valid_from: dayOf(raw.valid_from),
    valid_to: dayOf(raw.valid_to),
    dtstart,
    until: dayOf(raw.until),
    freq,
    wkst: one(raw.wkst, ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']),
    interval: wholeOf(raw.interval, 1, 60),
    count: wholeOf(raw.count, 1, 100_000),
    byday: textOf(raw.byday)?.replaceAll(' ', '') ?? null,
    bymonthday: textOf(raw.bymonthday)?.replaceAll(' ', '') ?? null,
    byyearday: textOf(raw.byyearday),
    byweekno: textOf(raw.byweekno),
    timezone: zoneOf(raw.timezone_name),
    opens_at: opens,
    closes_at: closes,
    closed,
    attending_type: one(raw.attending_type, ['in-person', 'phone', 'virtual']),
    description: textOf(raw.description),
    notes: textOf(raw.notes),
  }
}

export const areaColumns = (raw: Json, places: Places) => {
  const placeId = placeIdOf(raw.place_id, places)
  const country = placeId === null ? countryOf(raw.country) : null
  if (placeId === null && country === null) return null
  // A name that is the place's own is made anew in every language.
  return { place_id: placeId, country, name: null as string | null }
}
export const servedOf = (areas: readonly { place_id: string | null; country: string | null }[]) => [
  ...new Set(areas.map(area => area.place_id ?? (area.country as string))),
]
export const reaches = (places: Places, id: string) => pathOf(places, id, null).length > 0

export const languageColumns = (raw: Json) => {
  const code = textOf(raw.code)?.toLowerCase()
  return code && /^[a-z]{2,3}$/.test(code) ? { code, note: textOf(raw.note) } : null
}

export const costColumns = (raw: Json, decimals: (currency: string | null) => number) => {
  const currency = textOf(raw.currency)?.toUpperCase() ?? null
  const known = currency !== null && /^[A-Z]{3}$/.test(currency) ? currency : null
  const exact = typeof raw.amount === 'number' ? Math.round(raw.amount * 10 ** decimals(known)) : null
  if (
    exact !== null &&
    (exact < 0 || !Number.isSafeInteger(exact) || exact / 10 ** decimals(known) !== raw.amount)
  )
    return null
  return {
    option: textOf(raw.option),
    amount: exact,
    currency: known,
    amount_description: textOf(raw.amount_description),
    valid_from: dayOf(raw.valid_from),
    valid_to: dayOf(raw.valid_to),
  }
}

export const capacityColumns = (raw: Json) => {
  const unit = one((raw.unit as Json | undefined)?.name, ['bed', 'place', 'appointment', 'kit'])
  const available = wholeOf(raw.available, 0, 1_000_000)
  if (
    unit === null ||
    available === null ||
    typeof raw.updated !== 'string' ||
    Number.isNaN(Date.parse(raw.updated))
  )
    return null
  return {
    unit,
    available,
    maximum: wholeOf(raw.maximum, 0, 1_000_000),
    description: textOf(raw.description),
    updated: raw.updated,
  }
}
