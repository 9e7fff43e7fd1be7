import type { SentOf } from '#lib/contract.ts'
import type { ServiceView, updateService } from '../contract.ts'

/** A service as the form sends it: the whole entry, so that what the form does not show stays. */
export type Draft = Required<Omit<SentOf<typeof updateService>, 'counted'>>
export type Schedule = NonNullable<Draft['schedules']>[number]

export function draftOf(service: ServiceView): Draft {
  return {
    id: service.id,
    version: service.version,
    organizationId: service.organizationId,
    visibility: service.visibility,
    status: service.status,
    name: service.original.name,
    description: service.original.description,
    // They came from the same server that takes them back.
    translations: service.translations as Draft['translations'],
    url: service.url,
    email: service.email,
    applicationProcess: service.applicationProcess,
    fees: service.fees,
    costs: service.costs,
    eligibilityDescription: service.eligibilityDescription,
    minimumAge: service.minimumAge,
    maximumAge: service.maximumAge,
    eligibleSex: service.eligibleSex,
    citizenships: service.citizenships,
    remote: service.remote,
    mobileRoute: service.mobileRoute,
    tellsNobody: service.tellsNobody,
    timeZone: service.timeZone,
    needCodes: service.needCodes,
    targetGroups: service.targetGroups,
    languages: service.languages,
    servedPlaces: service.servedPlaces.map(place => place.id),
    locationIds: service.locations.map(location => location.id),
    phones: service.original.phones,
    schedules: service.schedules,
    capacities: service.capacities.map(({ unit, available, maximum }) => ({ unit, available, maximum })),
  }
}
