import type { InputOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { changedMeanwhile, invalid, notFound } from '#lib/refusal.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { mayWrite } from '../domain/policy.ts'
import { refuse } from '../domain/refusals.ts'
import type { LocationRow } from '../store/services.ts'
import * as write from '../store/write.ts'
import { placeOf } from './cards.ts'
import { remember } from './history.ts'
import { type Places, placesOf } from './places.ts'

type Create = InputOf<typeof contract.createLocation>
export type LocationDraft = Omit<Create, 'id' | 'organizationId'>

export async function createLocation(use: UseCase, { id = newId(), organizationId, ...draft }: Create) {
  const there = await write.findLocation(use.db, id)
  if (there) {
    if (!mayWrite(use.actor, there.owner_id)) throw notFound()
    if (there.organization_id !== organizationId || !isSame(there, draft))
      throw refuse('directory.other_content')
  } else {
    await insertLocation(use, id, organizationId, draft)
    use.audit({ action: 'directory.create_location', thing: 'location', thingId: id })
  }
  return shown(use, id)
}

/** The bare act, also for imports and the demonstration. */
export async function insertLocation(use: UseCase, id: string, organizationId: string, draft: LocationDraft) {
  const organization = await write.findOrganization(use.db, organizationId)
  if (!organization) throw invalid({ path: 'organizationId', code: 'not_in_the_list' })
  if (!mayWrite(use.actor, organization.owner_id)) throw refuse('directory.not_your_entry')
  const columns = await checked(use, draft)
  const owner = organization.owner_id
  await write.insertLocation(use.db, { id, organization_id: organizationId, owner_id: owner, ...columns })
  await remember(use, { thing: 'location', id, owner, action: 'create', before: null, after: draft })
}

export async function updateLocation(use: UseCase, input: InputOf<typeof contract.updateLocation>) {
  const { id, version, ...draft } = input
  const row = await write.findLocation(use.db, id)
  if (!row) throw notFound()
  if (!mayWrite(use.actor, row.owner_id)) throw refuse('directory.not_your_entry')
  if (!(await write.updateLocation(use.db, id, version, await checked(use, draft))))
    throw changedMeanwhile(input, await shown(use, id))
  await write.markConfidential(use.db, id)
  await remember(use, {
    thing: 'location',
    id,
    owner: row.owner_id,
    action: 'update',
    before: draftOf(row),
    after: draft,
  })
  use.audit({ action: 'directory.update_location', thing: 'location', thingId: id })
  return shown(use, id)
}

async function checked(use: UseCase, draft: LocationDraft) {
  const places = await placesOf(use.db)
  const place = draft.placeId === null ? undefined : places.byId.get(draft.placeId)
  if (draft.placeId !== null && place?.country !== draft.country)
    throw invalid({ path: 'placeId', code: 'not_in_the_list' })
  const { placeId, address1, address2, postalCode, locationType, ...same } = draft
  return {
    ...same,
    place_id: placeId,
    address_1: address1,
    address_2: address2,
    postal_code: postalCode,
    location_type: locationType,
    latitude: draft.latitude ?? place?.latitude ?? null,
    longitude: draft.longitude ?? place?.longitude ?? null,
  }
}

async function shown(use: UseCase, id: string) {
  const row = await write.findLocation(use.db, id)
  if (!row) throw notFound()
  return locationShown(await placesOf(use.db), row, use.actor.locale)
}

function draftOf(row: LocationRow): LocationDraft {
  return {
    visibility: row.visibility as LocationDraft['visibility'],
    locationType: row.location_type as LocationDraft['locationType'],
    name: row.name,
    description: row.description,
    placeId: row.place_id,
    country: row.country,
    city: row.city,
    address1: row.address_1,
    address2: row.address_2,
    postalCode: row.postal_code,
    transportation: row.transportation,
    accessibility: row.accessibility,
    latitude: row.latitude,
    longitude: row.longitude,
  }
}

/** Coordinates that were left out were taken from the place. */
function isSame(row: LocationRow, draft: LocationDraft): boolean {
  const there = draftOf(row)
  return (Object.keys(there) as (keyof LocationDraft)[]).every(
    key => draft[key] === there[key] || ((key === 'latitude' || key === 'longitude') && draft[key] === null),
  )
}

export function locationShown(places: Places, row: LocationRow, locale: string) {
  const { locationType, ...draft } = draftOf(row)
  return { id: row.id, ...draft, locationType, place: placeOf(places, row, locale), version: row.version }
}
