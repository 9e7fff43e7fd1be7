import type { InputOf } from '#lib/contract.ts'
import { foldWord, wordsOf } from '#platform/content/fold-word.ts'
import type { createService } from '../contract.ts'
import type { Children } from '../store/write.ts'
import { termId } from './ids.ts'

/** A service as it shall be: what the form sends, without the id. */
export type ServiceDraft = Omit<InputOf<typeof createService>, 'id'>

/** The skeletons of all words of some texts, for the search. */
export function keysOf(...given: readonly (string | null | undefined)[]): string[] {
  return [...new Set(given.flatMap(text => wordsOf(text ?? '').map(foldWord)))].filter(key => key.length > 1)
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`

export function serviceColumns(draft: ServiceDraft, areas: ReadonlyMap<string, string>) {
  const texts = Object.values(draft.translations).flatMap(one => [one?.name, one?.description])
  return {
    organization_id: draft.organizationId,
    visibility: draft.visibility,
    status: draft.status,
    name: draft.name,
    description: draft.description,
    translations: JSON.stringify(draft.translations),
    url: draft.url,
    email: draft.email,
    application_process: draft.applicationProcess,
    fees: draft.fees,
    eligibility_description: draft.eligibilityDescription,
    minimum_age: draft.minimumAge,
    maximum_age: draft.maximumAge,
    eligible_sex: draft.eligibleSex,
    citizenships: draft.citizenships,
    remote: draft.remote,
    mobile_route: draft.mobileRoute?.trim() || null,
    tells_nobody: draft.tellsNobody,
    time_zone: draft.timeZone,
    need_codes: draft.needCodes,
    area_codes: [...new Set(draft.needCodes.flatMap(code => areas.get(code) ?? []))],
    target_groups: draft.targetGroups,
    languages: draft.languages,
    served_places: draft.servedPlaces,
    search_keys: keysOf(draft.name, draft.description, ...texts),
  }
}

/** `knownPlace` tells the places of the packs from codes of other countries. */
export function childrenOf(draft: ServiceDraft, knownPlace: (id: string) => boolean, now: string): Children {
  return {
    phones: draft.phones.map((phone, position) => ({
      number: phone.number,
      extension: phone.extension,
      type: phone.type,
      description: phone.description,
      free_of_charge: phone.freeOfCharge,
      at_night: phone.atNight ?? false,
      position,
    })),
    schedules: draft.schedules.map(row => ({
      freq: row.freq,
      byday: row.byday.join(',') || null,
      bymonthday: row.bymonthday.join(',') || null,
      interval: row.interval,
      dtstart: row.from,
      until: row.until,
      closed: row.closed,
      opens_at: row.closed ? null : clock(row.opens),
      closes_at: row.closed ? null : clock(row.closes),
      attending_type: row.attendingType,
      description: row.description,
      timezone: draft.timeZone,
    })),
    costs: draft.costs.map(cost => ({
      option: cost.option,
      amount: cost.amount,
      currency: cost.currency,
      amount_description: cost.amountDescription,
    })),
    capacities: draft.capacities.map(one => ({ ...one, updated: now })),
    areas: draft.servedPlaces.map(place =>
      knownPlace(place) ? { place_id: place, country: null } : { place_id: null, country: place },
    ),
    languages: draft.languages,
    locationIds: draft.locationIds,
    termIds: [
      ...draft.needCodes.map(code => termId('needs', code)),
      ...draft.targetGroups.map(code => termId('target_groups', code)),
    ],
  }
}
