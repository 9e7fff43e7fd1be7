import type { InputOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { changedMeanwhile, invalid, notFound } from '#lib/refusal.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import type { OrganizationView } from '../contract.ts'
import { mayWrite } from '../domain/policy.ts'
import { refuse } from '../domain/refusals.ts'
import { findPhones, findServicesOf } from '../store/services.ts'
import * as write from '../store/write.ts'
import { cardsOf, phoneShown, translated } from './cards.ts'
import { keysOf } from './drafts.ts'
import { remember } from './history.ts'
import { locationShown } from './locations.ts'
import { placePath, placesOf } from './places.ts'
import type { Provenance } from './services.ts'

type Create = InputOf<typeof contract.createOrganization>
export type OrganizationDraft = Omit<Create, 'id' | 'own'>

export async function readOrganization(use: UseCase, { id }: { id: string }): Promise<OrganizationView> {
  const row = await write.findOrganization(use.db, id)
  if (!row) throw notFound()
  const { locale } = use.actor
  const places = await placesOf(use.db)
  const locations = await write.findLocations(use.db, id)
  const own = translated(row.translations, locale)
  const may = mayWrite(use.actor, row.owner_id)
  return {
    ...draftOf(row),
    id,
    organisationId: row.owner_id,
    name: own?.name ?? row.name,
    description: own?.description ?? row.description,
    original: { name: row.name, description: row.description },
    translations: row.translations as OrganizationView['translations'],
    place: row.place_id ? placePath(places, row.place_id, locale) : null,
    phones: (await findPhones(use.db, [], [id])).map(phoneShown),
    source: row.source,
    asOf: row.as_of,
    lastVerifiedAt: row.last_verified_at,
    services: await cardsOf(use, await findServicesOf(use.db, id)),
    locations: locations.map(location => locationShown(places, location, locale)),
    version: row.version,
    may: { update: may, verify: may, addService: may },
  }
}

export async function createOrganization(
  use: UseCase,
  { id = newId(), own, ...draft }: Create,
): Promise<OrganizationView> {
  const owner = own ? use.actor.organisationId : null
  const there = await write.findOrganization(use.db, id)
  if (there) {
    if (!mayWrite(use.actor, there.owner_id)) throw notFound()
    const before = { ...draftOf(there), phones: await phonesOf(use, id) }
    if (there.owner_id !== owner || !isSame(before, draft)) throw refuse('directory.other_content')
  } else {
    if (owner !== null && (await write.findOrganizationOf(use.db, owner)))
      throw refuse('directory.entry_exists')
    await insertOrganization(use, id, owner, draft)
    use.audit({ action: 'directory.create_organization', thing: 'organization', thingId: id })
  }
  return readOrganization(use, { id })
}

/** The bare act, also for imports and the demonstration. */
export async function insertOrganization(
  use: UseCase,
  id: string,
  owner: string | null,
  draft: OrganizationDraft,
  from: Provenance & { source_url?: string; licence?: string } = {},
): Promise<void> {
  if (!mayWrite(use.actor, owner)) throw refuse('directory.not_your_entry')
  await write.insertOrganization(use.db, { id, owner_id: owner, ...(await columns(use, draft)), ...from })
  await write.replacePhonesOf(use.db, id, phoneRows(draft))
  await remember(use, { thing: 'organization', id, owner, action: 'create', before: null, after: draft })
}

export async function updateOrganization(
  use: UseCase,
  input: InputOf<typeof contract.updateOrganization>,
): Promise<OrganizationView> {
  const { id, version, ...draft } = input
  const row = await write.findOrganization(use.db, id)
  if (!row) throw notFound()
  const owner = row.owner_id
  if (!mayWrite(use.actor, owner)) throw refuse('directory.not_your_entry')
  const before = { ...draftOf(row), phones: await phonesOf(use, id) }
  if (!(await write.updateOrganization(use.db, id, version, await columns(use, draft))))
    throw changedMeanwhile(input, await readOrganization(use, { id }))
  await write.replacePhonesOf(use.db, id, phoneRows(draft))
  await remember(use, { thing: 'organization', id, owner, action: 'update', before, after: draft })
  use.audit({ action: 'directory.update_organization', thing: 'organization', thingId: id })
  return readOrganization(use, { id })
}

async function columns(use: UseCase, draft: OrganizationDraft) {
  const places = await placesOf(use.db)
  if (draft.placeId !== null && !places.byId.has(draft.placeId))
    throw invalid({ path: 'placeId', code: 'not_in_the_list' })
  const names = Object.values(draft.translations).map(one => one?.name)
  return {
    kind: draft.kind,
    name: draft.name,
    alternate_name: draft.alternateName,
    description: draft.description,
    translations: JSON.stringify(draft.translations),
    email: draft.email,
    website: draft.website,
    legal_status: draft.legalStatus,
    year_incorporated: draft.yearIncorporated,
    country:
      draft.country ?? (draft.placeId === null ? null : (places.byId.get(draft.placeId)?.country ?? null)),
    place_id: draft.placeId,
    search_keys: keysOf(draft.name, draft.alternateName, ...names),
  }
}

const phoneRows = ({ phones }: OrganizationDraft) =>
  phones.map(({ freeOfCharge, atNight, ...phone }, position) => ({
    ...phone,
    free_of_charge: freeOfCharge,
    at_night: atNight ?? false,
    position,
  }))

const phonesOf = async (use: UseCase, id: string) => (await findPhones(use.db, [], [id])).map(phoneShown)

type Row = NonNullable<Awaited<ReturnType<typeof write.findOrganization>>>

function draftOf(row: Row): Omit<OrganizationDraft, 'phones'> {
  return {
    kind: row.kind as OrganizationDraft['kind'],
    name: row.name,
    alternateName: row.alternate_name,
    description: row.description,
    translations: row.translations as OrganizationDraft['translations'],
    email: row.email,
    website: row.website,
    legalStatus: row.legal_status,
    yearIncorporated: row.year_incorporated,
    country: row.country,
    placeId: row.place_id,
  }
}

/** Texts decide; the country may have followed from the place. */
function isSame(there: OrganizationDraft, given: OrganizationDraft): boolean {
  const same = (key: keyof OrganizationDraft) =>
    JSON.stringify(sorted(there[key])) === JSON.stringify(sorted(given[key])) ||
    (key === 'country' && given.country === null)
  return (Object.keys(there) as (keyof OrganizationDraft)[]).every(same)
}

/** jsonb gives keys back in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value ?? null
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}
