import type { Instant } from '#lib/day.ts'
import { listPartners } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { ServiceCard } from '../contract.ts'
import type { OrganizationKind } from '../domain/directory.ts'
import * as store from '../store/services.ts'
import { openingShown, wallClock } from './hours.ts'
import { type Places, placePath, placesOf } from './places.ts'

/** What the cards of several services need, asked for at once. */
export interface CardParts {
  readonly places: Places
  readonly partners: ReadonlySet<string>
  readonly schedules: ReadonlyMap<string, readonly store.ScheduleRow[]>
  readonly capacities: ReadonlyMap<string, readonly store.CapacityRow[]>
  readonly locations: ReadonlyMap<string, readonly store.LocationOfService[]>
}

export async function cardParts(use: UseCase, ids: readonly string[]): Promise<CardParts> {
  // One connection, so one question after the other.
  const places = await placesOf(use.db)
  const partners = await partnerIds(use)
  const schedules = await store.findSchedules(use.db, ids)
  const capacities = await store.findCapacities(use.db, ids)
  const locations = await store.findLocationsOf(use.db, ids)
  const byService = <Row extends { service_id: string }>(rows: readonly Row[]) =>
    Map.groupBy(rows, row => row.service_id)
  return {
    places,
    partners,
    schedules: byService(schedules),
    capacities: byService(capacities),
    locations: byService(locations),
  }
}

async function partnerIds(use: UseCase): Promise<ReadonlySet<string>> {
  if (use.actor.organisationId === null) return new Set()
  return new Set((await listPartners(use)).items.map(partner => partner.id))
}

/** Cards in the order of the rows; telephone numbers are asked for these alone. */
export async function cardsOf(
  use: UseCase,
  rows: readonly store.ServiceRow[],
  at: Instant = use.now,
  given?: CardParts,
): Promise<ServiceCard[]> {
  if (rows.length === 0) return []
  const ids = rows.map(row => row.id)
  const parts = given ?? (await cardParts(use, ids))
  const phones = await store.findPhones(use.db, ids, [...new Set(rows.map(row => row.organization_id))])
  const clock = wallClock(at)
  return rows.map(row => {
    const own = phones.filter(phone => phone.service_id === row.id)
    const shown = own.length > 0 ? own : phones.filter(phone => phone.organization_id === row.organization_id)
    return cardOf(
      use,
      row,
      parts,
      shown,
      openingShown(parts.schedules.get(row.id) ?? [], at, row.time_zone, clock),
    )
  })
}

function cardOf(
  use: UseCase,
  row: store.ServiceRow,
  parts: CardParts,
  phones: readonly store.PhoneRow[],
  opening: ServiceCard['opening'],
): ServiceCard {
  const { locale } = use.actor
  const own = translated(row.translations, locale)
  const location = parts.locations.get(row.id)?.[0]
  const capacity = parts.capacities.get(row.id)?.[0]
  return {
    id: row.id,
    name: own?.name ?? row.name,
    description: own?.description ?? row.description,
    organizationId: row.organization_id,
    organizationName: translated(row.organization_translations, locale)?.name ?? row.organization_name,
    organizationKind: row.organization_kind as OrganizationKind,
    organisationId: row.owner_id,
    partner: row.owner_id !== null && parts.partners.has(row.owner_id),
    // The columns are checked by the database to be one of these.
    visibility: row.visibility as ServiceCard['visibility'],
    needCodes: row.need_codes,
    targetGroups: row.target_groups,
    languages: row.languages,
    eligibleSex: row.eligible_sex as ServiceCard['eligibleSex'],
    citizenships: row.citizenships,
    fees: row.fees as ServiceCard['fees'],
    remote: row.remote,
    tellsNobody: row.tells_nobody,
    phones: phones.map(phoneShown),
    email: row.email,
    url: row.url,
    place: location ? placeOf(parts.places, location, locale) : null,
    address: location ? [location.address_1, location.address_2].filter(Boolean).join(', ') || null : null,
    latitude: location?.latitude ?? null,
    longitude: location?.longitude ?? null,
    confidentialPlace: row.confidential_place,
    opening,
    capacity: capacity ? capacityShown(capacity) : null,
    lastVerifiedAt: row.last_verified_at,
    asOf: row.as_of,
    source: row.source,
  }
}

type Translation = { name: string; description: string | null }

/** Name and description in the reader's language, where somebody wrote them. */
export function translated(translations: unknown, locale: string): Translation | undefined {
  return (translations as Record<string, Translation>)[locale]
}

export function placeOf(places: Places, location: store.LocationRow, locale: string): string | null {
  if (location.place_id) return placePath(places, location.place_id, locale)
  return [location.city, placePath(places, location.country, locale) ?? location.country]
    .filter(Boolean)
    .join(', ')
}

export const phoneShown = (phone: store.PhoneRow): ServiceCard['phones'][number] => ({
  number: phone.number,
  extension: phone.extension,
  type: phone.type as ServiceCard['phones'][number]['type'],
  description: phone.description,
  freeOfCharge: phone.free_of_charge,
  ...(phone.at_night ? { atNight: true } : {}),
})

export const capacityShown = (row: store.CapacityRow): NonNullable<ServiceCard['capacity']> => ({
  unit: row.unit as 'bed',
  available: row.available,
  maximum: row.maximum,
  updated: row.updated,
})
