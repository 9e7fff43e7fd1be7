import { systemActor } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { newId, underNewReference } from '#lib/ids.ts'
import { changedMeanwhile, invalid, notFound } from '#lib/refusal.ts'
import { colleagueNames, colleagues } from '#modules/accounts/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { keysVersion } from '../domain/names/keys.ts'
import { birthYearOf, namesKept, type PersonName, scriptOf } from '../domain/person.ts'
import { maySeeFormerNames } from '../domain/policy.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/people.ts'
import { readersOf } from '../store/readers.ts'
import { isRestricted, resealPerson } from '../store/sealing.ts'
import { madeFrom, mustBeTheSame } from './made-from.ts'
import { keepNames } from './name-index.ts'
import { namesOf } from './summaries.ts'
import { viewOf } from './view.ts'
import { keepNewWay, mustSee } from './ways.ts'

export type NewPerson = InputOf<typeof contract.createPerson>
type PersonFields = Omit<InputOf<typeof contract.updatePerson>, 'id' | 'version'>

/** Enters a person. The same id with the same content again answers the record that is there. */
export async function createPerson(use: UseCase, input: NewPerson) {
  const organisationId = ownOrganisation(use)
  const id = input.id ?? newId()
  const made = madeFrom(input)
  const row = {
    ...rowOf(use, input),
    organisation_id: organisationId,
    id,
    source_ref: input.sourceRef,
    made_from: made,
    created_at: use.now,
    created_by: use.actor.userId,
    updated_at: use.now,
  }
  const isNew = await underNewReference(
    reference => store.insertPerson(use.db, { ...row, reference }),
    () => store.findPerson(use.db, organisationId, id),
  )
  if (!isNew) {
    const known = await store.findPerson(use.db, organisationId, id)
    mustBeTheSame(known, made)
    return viewOf(use, await mustSee(use, id))
  }
  await keepNames(use, id, input.names, birthYearOf(input))
  for (const way of input.ways) await keepNewWay(use, id, way)
  use.audit({ action: 'people.create', thing: 'person', thingId: id })
  use.announce('people.created', { personId: id })
  return viewOf(use, await mustSee(use, id))
}

/** The file; that it was read is a line in the log. */
export async function readPerson(use: UseCase, { id }: { id: string }) {
  const row = await mustSee(use, id)
  use.audit({ action: 'people.read', thing: 'person', thingId: id })
  // A merged file is read as the one it was merged into.
  if (row.kept_id === null) return viewOf(use, row)
  use.audit({ action: 'people.read', thing: 'person', thingId: row.kept_id })
  return viewOf(use, await mustSee(use, row.kept_id))
}

export async function updatePerson(use: UseCase, input: InputOf<typeof contract.updatePerson>) {
  const { id, version, ...fields } = input
  const before = await mustSee(use, id)
  if (before.kept_id !== null) throw refuse('people.merged', { keptId: before.kept_id })
  const done = await store.updatePerson(use.db, ownOrganisation(use), id, version, {
    ...rowOf(use, fields, before),
    updated_at: use.now,
  })
  if (!done) throw changedMeanwhile(input, await viewOf(use, before))
  await keepNames(use, id, namesAfter(use, fields, before), birthYearOf(fields))
  use.audit({ action: 'people.update', thing: 'person', thingId: id })
  return viewOf(use, await mustSee(use, id))
}

/** Another module's request (a case became restricted): shows the person to these workers only. */
export async function restrictPerson(
  use: UseCase,
  personId: string,
  workerIds: readonly string[],
): Promise<void> {
  await setRestriction(use, { id: personId, restricted: true, workerIds: [...workerIds] })
}

export async function setRestriction(use: UseCase, input: InputOf<typeof contract.restrictPerson>) {
  const { id, restricted, workerIds } = input
  if (restricted && workerIds.length === 0) throw invalid({ path: 'workerIds', code: 'required' })
  const workers = restricted ? [...new Set(workerIds)] : []
  const known = new Set((await colleagues(use)).filter(one => one.active).map(one => one.userId))
  if (workers.some(worker => !known.has(worker))) throw invalid({ path: 'workerIds', code: 'not_one_of' })
  // Files that were merged are guarded as one: otherwise a name in one of them would give the other away.
  const files = await store.filesOf(use.db, id)
  if (files.length === 0) throw notFound()
  for (const file of files) await restrictFile(use, file, restricted, workers)
  return null
}

async function restrictFile(use: UseCase, id: string, restricted: boolean, workers: readonly string[]) {
  const before = await isRestricted(use.db, id)
  if (!(await store.restrictPerson(use.db, id, restricted, workers, use.now))) throw notFound()
  if (before !== restricted) await sealAnew(use, id, restricted)
  use.audit({
    action: 'people.restrict',
    thing: 'person',
    thingId: id,
    details: { restricted, workerIds: workers },
  })
}

/** By Hamroh itself: who restricts a person may lose sight of them by it. Open again, they are found by name again. */
async function sealAnew(use: UseCase, id: string, restricted: boolean): Promise<void> {
  const actor = use.actor
  await use.become(systemActor(actor.organisationId))
  await resealPerson(use.db, id, restricted)
  if (!restricted) {
    const row = await store.findPerson(use.db, ownOrganisation(use), id)
    if (row) await keepNames(use, id, namesOf(row), row.birth_year)
  }
  await use.become(actor)
}

export async function noteHealth(use: UseCase, { id, text }: InputOf<typeof contract.noteHealth>) {
  await mustSee(use, id)
  await store.keepGuarded(
    use.db,
    { organisation_id: ownOrganisation(use), person_id: id, thing_id: id, kind: 'health_note' },
    text,
  )
  use.audit({ action: 'people.note_health', thing: 'person', thingId: id })
  return null
}

/** Who read or changed the file: the person may ask, so the answer must be at hand. */
export async function personReaders(use: UseCase, { id }: { id: string }) {
  await mustSee(use, id)
  use.audit({ action: 'people.readers', thing: 'person', thingId: id })
  const names = await colleagueNames(use)
  const items = (await readersOf(use.db, id)).map(line => ({
    at: line.at,
    action: line.action,
    userId: line.actor_id,
    name: line.actor_id ? (names.get(line.actor_id) ?? null) : null,
    byHamroh: line.actor_kind === 'system',
  }))
  return { items }
}

export async function joinHousehold(use: UseCase, input: InputOf<typeof contract.joinHousehold>) {
  const { personId, withPersonId } = input
  if (personId === withPersonId) throw refuse('people.same_person')
  const organisationId = ownOrganisation(use)
  const person = await mustSee(use, personId)
  let householdId: string | null = null
  if (withPersonId) {
    const other = await mustSee(use, withPersonId)
    householdId = other.household_id ?? newId()
    if (!other.household_id) {
      await store.insertHousehold(use.db, organisationId, householdId)
      await move(use, other, householdId)
    }
  }
  await move(use, person, householdId)
  use.audit({
    action: 'people.join_household',
    thing: 'person',
    thingId: personId,
    details: { withPersonId },
  })
  return null
}

async function move(use: UseCase, person: store.PersonRow, householdId: string | null) {
  const change = { household_id: householdId, updated_at: use.now }
  if (!(await store.updatePerson(use.db, person.organisation_id, person.id, person.version, change))) {
    throw changedMeanwhile({ householdId }, { householdId: person.household_id })
  }
}

/** What was sent, and behind it the names this actor is not shown, which they can neither change nor lose. */
function namesAfter(use: UseCase, fields: PersonFields, before?: store.PersonRow): readonly PersonName[] {
  const sent = fields.names.map(name => ({ ...name, script: scriptOf(name.text) }))
  return before ? namesKept(sent, namesOf(before), maySeeFormerNames(use.actor)) : sent
}

/** A row of what was given. A band of age keeps the day on which it was heard. */
function rowOf(use: UseCase, fields: PersonFields, before?: store.PersonRow) {
  const names = namesAfter(use, fields, before)
  const sameBand = before !== undefined && before.age_band === fields.ageBand
  return {
    names: JSON.stringify(names),
    name_keys_version: keysVersion,
    sex: fields.sex,
    birth_year: birthYearOf(fields),
    birth_day: fields.birthDay as Day | null,
    age_band: fields.ageBand,
    age_band_on: fields.ageBand ? (sameBand ? before.age_band_on : use.now.slice(0, 10)) : null,
    citizenships: fields.citizenships,
    languages: fields.languages,
    place_id: fields.placeId,
    place_text: fields.placeText,
    country_now: fields.countryNow,
    target_groups: fields.targetGroups,
    notes: fields.notes,
  }
}
