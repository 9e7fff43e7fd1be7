import { hasRole, systemActor } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { invalid, notFound } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { filesOfPerson, personSummaries } from '#modules/people/index.ts'
import { holders } from '#platform/personal-data.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { refuse } from '../domain/refusals.ts'
import type { KeptKind } from '../domain/rules.ts'
import * as store from '../store/records.ts'
import { erasureViews, holdViews, isHolding, todayOf } from './views.ts'

async function mustSee(use: UseCase, personId: string) {
  const person = (await personSummaries(use, [personId])).get(personId)
  if (!person) throw notFound()
  return person
}

export async function readPersonKeeping(use: UseCase, { personId }: { personId: string }) {
  await mustSee(use, personId)
  const organisationId = ownOrganisation(use)
  const holds = await holdViews(
    use,
    await store.findHolds(use.db, organisationId, await filesOfPerson(use, personId)),
  )
  const row = await store.findErasureOf(use.db, organisationId, personId)
  const [erasure = null] = row ? await erasureViews(use, [row]) : []
  const asked = erasure?.state === 'waiting' || erasure?.state === 'approved' || erasure?.state === 'done'
  return {
    erasedAt: erasure?.doneAt ?? null,
    holds,
    erasure,
    may: { ask: !asked && !holds.some(hold => hold.holds), hold: hasRole(use.actor, 'lawyer', 'supervisor') },
  }
}

export async function placeHold(use: UseCase, input: InputOf<typeof contract.placeHold>) {
  const { personId, reason, until, id = newId() } = input
  await mustSee(use, personId)
  if (until < todayOf(use)) throw invalid({ path: 'until', code: 'in_the_past' })
  const row = {
    organisation_id: ownOrganisation(use),
    id,
    person_id: personId,
    reason,
    until,
    placed_by: use.actor.userId,
    placed_at: use.now,
  }
  if (!(await store.insertHold(use.db, row))) {
    const there = await store.findHold(use.db, row.organisation_id, id)
    const same = there?.person_id === personId && there.reason === reason && there.until === until
    if (!there || !same) throw invalid({ path: 'id', code: 'already_there' })
    return onlyHold(use, there)
  }
  use.audit({ action: 'keeping.hold', thing: 'person', thingId: personId, details: { holdId: id, until } })
  return onlyHold(use, { ...row, lifted_at: null, lifted_by: null, lifted_reason: null })
}

export async function liftHold(use: UseCase, { id, reason }: InputOf<typeof contract.liftHold>) {
  const organisationId = ownOrganisation(use)
  const there = await store.findHold(use.db, organisationId, id)
  if (!there) throw notFound()
  const row = await store.liftHold(use.db, there, {
    lifted_at: use.now,
    lifted_by: use.actor.userId,
    lifted_reason: reason,
  })
  if (!row) return onlyHold(use, there)
  use.audit({ action: 'keeping.lift_hold', thing: 'person', thingId: row.person_id, details: { holdId: id } })
  return onlyHold(use, row)
}

async function onlyHold(use: UseCase, row: store.HoldRow) {
  const [view] = await holdViews(use, [row])
  return view as NonNullable<typeof view>
}

export async function askErasure(use: UseCase, input: InputOf<typeof contract.askErasure>) {
  const { personId, askedBy, note, id = newId() } = input
  const person = await mustSee(use, personId)
  const organisationId = ownOrganisation(use)
  const same = await store.findErasure(use.db, organisationId, id)
  if (same?.person_id === personId) return onlyErasure(use, same)
  await mustBeErasable(use, personId)
  const done = await ask(use, {
    id,
    personId,
    kind: person.restricted ? 'person_restricted' : 'person',
    askedBy,
    note,
  })
  const row = await store.findErasure(use.db, organisationId, id)
  if (!done || !row) throw refuse('keeping.already_asked')
  use.audit({
    action: 'keeping.ask',
    thing: 'person',
    thingId: personId,
    details: { erasureId: id, askedBy },
  })
  return onlyErasure(use, row)
}

export async function onlyErasure(use: UseCase, row: store.ErasureRow) {
  const [view] = await erasureViews(use, [row])
  return view as NonNullable<typeof view>
}

interface Asked {
  readonly id: string
  readonly personId: string
  readonly kind: KeptKind
  readonly askedBy: string
  readonly note: string | null
}

export const ask = (use: UseCase, { id, personId, kind, askedBy, note }: Asked) =>
  store.insertErasure(use.db, {
    organisation_id: ownOrganisation(use),
    id,
    person_id: personId,
    kind,
    before_day: null,
    asked_by: askedBy,
    note,
    requested_by: use.actor.userId,
    requested_at: use.now,
  })

/** Refuses while a hold stops it, or while somebody still works on something of this person. */
export async function mustBeErasable(use: UseCase, personId: string): Promise<void> {
  const organisationId = ownOrganisation(use)
  const earlier = await store.findErasureOf(use.db, organisationId, personId)
  if (earlier?.state === 'done') throw refuse('keeping.already_erased')
  const holds = await store.findHolds(use.db, organisationId, await filesOfPerson(use, personId))
  if (holds.some(hold => isHolding(hold, todayOf(use)))) throw refuse('keeping.on_hold')
  if (await isWorkedOn(use, personId)) throw refuse('keeping.still_open')
}

/** Also what this worker may not see counts, so Hamroh itself looks. */
async function isWorkedOn(use: UseCase, personId: string): Promise<boolean> {
  const actor = use.actor
  await use.become(systemActor(actor.organisationId))
  let open = false
  const files = await filesOfPerson(use, personId)
  for (const holder of holders()) {
    const activity = (await holder.activity?.(use, files)) ?? []
    open ||= activity.some(one => one.open)
  }
  await use.become(actor)
  return open
}
