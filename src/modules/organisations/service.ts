import type { InputOf } from '#lib/contract.ts'
import type { Instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { changedMeanwhile, invalid, notFound } from '#lib/refusal.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from './contract.ts'
import { isOpen, type OpenHours, type OrganisationKind } from './domain/organisation.ts'
import * as store from './store.ts'

export async function listOrganisations(use: UseCase) {
  return { items: (await store.findOrganisations(use.db)).map(row => view(row, use.now)) }
}

export async function readOrganisation(use: UseCase, { id }: { id: string }) {
  const row = await store.findOrganisation(use.db, id)
  if (!row) throw notFound()
  return view(row, use.now)
}

export async function updateOrganisation(use: UseCase, input: InputOf<typeof contract.updateOrganisation>) {
  if (input.id !== use.actor.organisationId) throw notFound()
  const { id, version, placeId, timeZone, takesPublicRequests, closingNeedsApproval, hours, ...same } = input
  const row = await store.updateOrganisation(use.db, id, version, {
    ...same,
    place_id: placeId,
    time_zone: timeZone,
    hours: JSON.stringify(hours),
    takes_public_requests: takesPublicRequests,
    closing_needs_approval: closingNeedsApproval,
  })
  if (!row) throw changedMeanwhile(input, await readOrganisation(use, { id }))
  use.audit({ action: 'organisations.update', thing: 'organisation', thingId: id })
  return view(row, use.now)
}

export async function listTeams(use: UseCase) {
  return { items: await store.findTeams(use.db) }
}

export async function createTeam(use: UseCase, { name }: { name: string }) {
  const team = { id: newId(), name }
  await store.insertTeam(use.db, { ...team, organisation_id: ownOrganisation(use) })
  use.audit({ action: 'organisations.create_team', thing: 'team', thingId: team.id })
  return team
}

export async function listPartners(use: UseCase) {
  return { items: (await store.findPartners(use.db)).map(row => view(row, use.now)) }
}

export async function addPartner(use: UseCase, { id }: { id: string }) {
  if (id === use.actor.organisationId) throw invalid({ path: 'id', code: 'is_own_organisation' })
  if (!(await store.findOrganisation(use.db, id))) throw notFound()
  await store.insertPartner(use.db, ownOrganisation(use), id)
  use.audit({ action: 'organisations.add_partner', thing: 'organisation', thingId: id })
  return null
}

export async function removePartner(use: UseCase, { id }: { id: string }) {
  await store.deletePartner(use.db, ownOrganisation(use), id)
  use.audit({ action: 'organisations.remove_partner', thing: 'organisation', thingId: id })
  return null
}

export interface NewOrganisation {
  readonly slug: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly country: string
  readonly timeZone: string
  readonly languages?: readonly string[]
  readonly placeId?: string
  readonly hours?: readonly OpenHours[]
  readonly phone?: string
  readonly takesPublicRequests?: boolean
  readonly closingNeedsApproval?: boolean
}

/** A new organisation of the network; by Hamroh itself: the first start, the command line, the demonstration. */
export async function createOrganisation(use: UseCase, given: NewOrganisation): Promise<string> {
  const id = newId()
  await store.insertOrganisation(use.db, {
    id,
    slug: given.slug,
    name: given.name,
    kind: given.kind,
    country: given.country,
    time_zone: given.timeZone,
    languages: [...(given.languages ?? [])],
    place_id: given.placeId ?? null,
    hours: JSON.stringify(given.hours ?? []),
    phone: given.phone ?? null,
    takes_public_requests: given.takesPublicRequests ?? false,
    closing_needs_approval: given.closingNeedsApproval ?? false,
  })
  use.audit({ action: 'organisations.create', thing: 'organisation', thingId: id, organisationId: id })
  return id
}

/** By Hamroh itself, when the first administrator says what the first organisation is called. */
export async function renameOrganisation(use: UseCase, id: string, name: string): Promise<void> {
  await store.renameOrganisation(use.db, id, name)
  use.audit({ action: 'organisations.update', thing: 'organisation', thingId: id, organisationId: id })
}

/** Another module's question: who is this organisation? Null where there is none. */
export async function organisationById(use: UseCase, id: string): Promise<OrganisationView | null> {
  const row = await store.findOrganisation(use.db, id)
  return row ? view(row, use.now) : null
}

/** Another module's question: who takes requests for help from the public, the oldest member of the network first. */
export async function publicReceivers(use: UseCase): Promise<OrganisationView[]> {
  return (await store.findPublicReceivers(use.db)).map(row => view(row, use.now))
}

export async function organisationBySlug(use: UseCase, slug: string): Promise<OrganisationView | null> {
  const row = await store.findBySlug(use.db, slug)
  return row ? view(row, use.now) : null
}

/** The organisation whose data the actor works on; a fault of ours where there is none. */
export function ownOrganisation(use: UseCase): string {
  if (!use.actor.organisationId) throw new Error('this use case needs an organisation')
  return use.actor.organisationId
}

export type OrganisationView = ReturnType<typeof view>

function view(row: store.OrganisationRow, now: Instant) {
  const hours = row.hours as OpenHours[]
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind as OrganisationKind,
    country: row.country,
    placeId: row.place_id,
    languages: row.languages,
    timeZone: row.time_zone,
    hours: hours.map(({ days, from, to }) => ({ days: [...days], from, to })),
    phone: row.phone,
    takesPublicRequests: row.takes_public_requests,
    closingNeedsApproval: row.closing_needs_approval,
    openNow: isOpen(hours, now, row.time_zone),
    version: row.version,
  }
}
