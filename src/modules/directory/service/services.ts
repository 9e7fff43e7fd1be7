import type { InputOf } from '#lib/contract.ts'
import type { Day, Instant } from '#lib/day.ts'
import { addDays } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { changedMeanwhile, type FieldProblem, invalid, notFound } from '#lib/refusal.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import type { ServiceView } from '../contract.ts'
import { openingsOn } from '../domain/opening.ts'
import { mayWrite } from '../domain/policy.ts'
import { refuse } from '../domain/refusals.ts'
import * as read from '../store/services.ts'
import * as write from '../store/write.ts'
import { capacityShown, cardParts, cardsOf, phoneShown } from './cards.ts'
import { taxonomyOf } from './content.ts'
import { childrenOf, type ServiceDraft, serviceColumns } from './drafts.ts'
import { remember } from './history.ts'
import { minutesOf, scheduleOf, wallClock } from './hours.ts'
import { locationShown } from './locations.ts'
import { placeName, placesOf } from './places.ts'

export async function readService(
  use: UseCase,
  { id, at }: { id: string; at?: Instant | null },
): Promise<ServiceView> {
  const row = await read.findService(use.db, id)
  if (!row) throw notFound()
  const parts = await cardParts(use, [id])
  const moment = at ?? use.now
  const [card] = await cardsOf(use, [row], moment, parts)
  const { places } = parts
  const schedules = parts.schedules.get(id) ?? []
  const may = mayWrite(use.actor, row.owner_id)
  const today = wallClock(moment)(row.time_zone).day
  return {
    ...(card as ServiceView),
    status: row.status as ServiceView['status'],
    original: { name: row.name, description: row.description, phones: await ownPhones(use, id) },
    translations: row.translations as ServiceView['translations'],
    applicationProcess: row.application_process,
    costs: (await read.findCosts(use.db, id)).map(cost => ({
      option: cost.option,
      amount: cost.amount,
      currency: cost.currency,
      amountDescription: cost.amount_description,
    })),
    eligibilityDescription: row.eligibility_description,
    minimumAge: row.minimum_age,
    maximumAge: row.maximum_age,
    timeZone: row.time_zone,
    mobileRoute: row.mobile_route,
    servedPlaces: row.served_places.map(place => {
      const known = places.byId.get(place)
      return { id: place, name: known ? placeName(known, use.actor.locale) : place }
    }),
    locations: (parts.locations.get(id) ?? []).map(location =>
      locationShown(places, location, use.actor.locale),
    ),
    schedules: schedules.map(scheduleShown),
    capacities: (parts.capacities.get(id) ?? []).map(capacityShown),
    week: weekOf(schedules, today),
    version: row.version,
    may: { update: may, verify: may },
  }
}

function scheduleShown(row: read.ScheduleRow): ServiceView['schedules'][number] {
  const { freq, byday, bymonthday, interval, from, until, closed, opens } = scheduleOf(row)
  return {
    freq,
    byday: [...byday],
    bymonthday: [...bymonthday],
    interval,
    from,
    until,
    closed,
    opens,
    closes: minutesOf(row.closes_at),
    attendingType: row.attending_type as ServiceView['schedules'][number]['attendingType'],
    description: row.description,
  }
}

function weekOf(rows: readonly read.ScheduleRow[], today: Day): ServiceView['week'] {
  if (rows.length === 0) return []
  const schedules = rows.map(scheduleOf)
  return [0, 1, 2, 3, 4, 5, 6].map(ahead => {
    const day = addDays(today, ahead)
    return { day, openings: openingsOn(schedules, day).map(({ from, to }) => ({ from, to })) }
  })
}

export async function createService(
  use: UseCase,
  input: InputOf<typeof contract.createService>,
): Promise<ServiceView> {
  const { id = newId(), ...draft } = input
  const existing = await read.findService(use.db, id)
  if (existing) {
    if (!mayWrite(use.actor, existing.owner_id)) throw notFound()
    const there = await snapshot(use, id)
    if (JSON.stringify(there) !== JSON.stringify(normal(draft))) throw refuse('directory.other_content')
    return readService(use, { id })
  }
  await insertService(use, id, draft)
  use.audit({ action: 'directory.create_service', thing: 'service', thingId: id })
  return readService(use, { id })
}

/** What a source says of an entry besides its content. */
export interface Provenance {
  readonly source?: string
  readonly as_of?: string
  readonly external_id?: string
  readonly last_verified_at?: string
}

/** The bare act, also for imports and the demonstration: checks, writes, remembers. */
export async function insertService(
  use: UseCase,
  id: string,
  draft: ServiceDraft,
  from: Provenance = {},
): Promise<void> {
  const organization = await write.findOrganization(use.db, draft.organizationId)
  if (!organization) throw invalid({ path: 'organizationId', code: 'not_in_the_list' })
  if (!mayWrite(use.actor, organization.owner_id)) throw refuse('directory.not_your_entry')
  const { columns, children } = await checked(use, draft)
  const owner = organization.owner_id
  await write.insertService(use.db, { id, owner_id: owner, ...columns, ...from })
  await write.replaceChildren(use.db, id, children, true)
  await remember(use, { thing: 'service', id, owner, action: 'create', before: null, after: normal(draft) })
}

export async function updateService(
  use: UseCase,
  input: InputOf<typeof contract.updateService>,
): Promise<ServiceView> {
  const { id, version, counted, ...draft } = input
  const row = await read.findService(use.db, id)
  if (!row) throw notFound()
  if (!mayWrite(use.actor, row.owner_id)) throw refuse('directory.not_your_entry')
  if (draft.organizationId !== row.organization_id)
    throw invalid({ path: 'organizationId', code: 'not_in_the_list' })
  if (row.version !== version) throw changedMeanwhile(input, await readService(use, { id }))
  const before = await snapshot(use, id)
  const { columns, children } = await checked(use, draft)
  if (!(await write.updateService(use.db, id, version, columns)))
    throw changedMeanwhile(input, await readService(use, { id }))
  const kept = counted ? children : await keepDates(use, id, before, draft, children)
  await write.replaceChildren(use.db, id, kept, false)
  await remember(use, {
    thing: 'service',
    id,
    owner: row.owner_id,
    action: 'update',
    before,
    after: normal(draft),
  })
  use.audit({ action: 'directory.update_service', thing: 'service', thingId: id })
  return readService(use, { id })
}

/** A number of free beds that was not touched keeps the day it was counted. */
async function keepDates(
  use: UseCase,
  id: string,
  before: ServiceDraft,
  draft: ServiceDraft,
  children: write.Children,
) {
  if (JSON.stringify(before.capacities) !== JSON.stringify(normal(draft).capacities)) return children
  const rows = await read.findCapacities(use.db, [id])
  return {
    ...children,
    capacities: rows.map(({ unit, available, maximum, updated }) => ({ unit, available, maximum, updated })),
  }
}

/** Codes, places and addresses must be there; every mistake is told. */
async function checked(use: UseCase, draft: ServiceDraft) {
  const { taxonomy, areas } = await taxonomyOf(use)
  const places = await placesOf(use.db)
  const locations = await write.findLocations(use.db, draft.organizationId)
  const groups = new Set(taxonomy.targetGroups.map(group => group.code))
  const problems: FieldProblem[] = []
  const check = (path: string, values: readonly string[], isThere: (value: string) => boolean) =>
    values.forEach((value, i) => {
      if (!isThere(value) || values.indexOf(value) !== i)
        problems.push({ path: `${path}[${i}]`, code: 'not_in_the_list' })
    })
  check('needCodes', draft.needCodes, code => areas.has(code))
  check('targetGroups', draft.targetGroups, code => groups.has(code))
  check('languages', draft.languages, () => true)
  check('servedPlaces', draft.servedPlaces, id => places.byId.has(id) || /^[A-Z]{2}$/.test(id))
  check('locationIds', draft.locationIds, id => locations.some(location => location.id === id))
  check(
    'capacities',
    draft.capacities.map(one => one.unit),
    () => true,
  )
  draft.schedules.forEach((row, i) => {
    if (row.freq === null && row.from === null)
      problems.push({ path: `schedules[${i}].from`, code: 'required' })
    if (row.from !== null && row.until !== null && row.until < row.from)
      problems.push({ path: `schedules[${i}].until`, code: 'too_small' })
  })
  if (problems.length > 0) throw invalid(...problems)
  const hidden = locations
    .filter(one => draft.locationIds.includes(one.id))
    .some(one => one.visibility !== 'public')
  return {
    columns: { ...serviceColumns(draft, areas), confidential_place: hidden },
    children: childrenOf(draft, id => places.byId.has(id), use.now),
  }
}

/** An entry as the form would send it, fields in one order: for the history and to know the same content again. */
async function snapshot(use: UseCase, id: string): Promise<ServiceDraft> {
  const view = await readService(use, { id })
  const row = (await read.findService(use.db, id))!
  return normal({
    ...view,
    ...view.original,
    // Days and locales were checked when they were written.
    translations: view.translations as ServiceDraft['translations'],
    schedules: view.schedules as ServiceDraft['schedules'],
    servedPlaces: row.served_places,
    locationIds: view.locations.map(location => location.id),
  })
}

const ownPhones = async (use: UseCase, id: string) =>
  (await read.findPhones(use.db, [id], [])).filter(phone => phone.service_id === id).map(phoneShown)

function normal(draft: ServiceDraft): ServiceDraft {
  const pick = <Given extends object>(given: Given, keys: readonly (keyof Given)[]) =>
    Object.fromEntries(keys.map(key => [key, given[key] ?? null])) as Given
  const fields: readonly (keyof ServiceDraft)[] = [
    'organizationId',
    'visibility',
    'status',
    'name',
    'description',
    'url',
    'email',
    'applicationProcess',
    'fees',
    'eligibilityDescription',
    'minimumAge',
    'maximumAge',
    'eligibleSex',
    'citizenships',
    'remote',
    'mobileRoute',
    'tellsNobody',
    'timeZone',
    'needCodes',
    'targetGroups',
    'languages',
    'servedPlaces',
  ]
  return {
    ...pick(draft, fields),
    translations: Object.fromEntries(
      Object.entries(draft.translations)
        .filter(([, one]) => one)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([locale, one]) => [
          locale,
          { ...pick(one!, ['name', 'description']), ...(one!.reviewed ? { reviewed: true } : {}) },
        ]),
    ),
    locationIds: [...draft.locationIds].sort(),
    phones: draft.phones.map(one => ({
      ...pick(one, ['number', 'extension', 'type', 'description', 'freeOfCharge']),
      ...(one.atNight ? { atNight: true } : {}),
    })),
    costs: draft.costs.map(one => pick(one, ['option', 'amount', 'currency', 'amountDescription'])),
    capacities: draft.capacities
      .map(one => pick(one, ['unit', 'available', 'maximum']))
      .sort((a, b) => (a.unit < b.unit ? -1 : 1)),
    schedules: draft.schedules.map(one => ({
      ...pick(one, [
        'freq',
        'byday',
        'bymonthday',
        'interval',
        'from',
        'until',
        'closed',
        'attendingType',
        'description',
      ]),
      opens: one.closed ? 0 : one.opens,
      closes: one.closed ? 0 : one.closes,
    })),
  }
}
