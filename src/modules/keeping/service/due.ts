import { systemActor } from '#lib/actor.ts'
import { addDays, type Day, dayIn } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { untouchedSince } from '#modules/people/index.ts'
import { holders } from '#platform/personal-data.ts'
import type { Engine, UseCase } from '#platform/use-case.ts'
import { dueBefore, type KeptKind } from '../domain/rules.ts'
import * as store from '../store/records.ts'
import { startOf } from './erase.ts'
import { ask } from './persons.ts'
import { listRules } from './rules.ts'
import { isHolding } from './views.ts'

const atOnce = 500

/** Puts forward what its rule says is due; a supervisor decides. Answers how much is new. */
export async function listDue(engine: Engine, organisationId: string): Promise<number> {
  const inOrganisation = <T>(work: (use: UseCase) => Promise<T>) =>
    engine.as(systemActor(organisationId), work)
  const rules = (await inOrganisation(listRules)).items
  let fresh = 0
  for (const { kind, months } of rules) {
    const before = await inOrganisation(async use => dueBefore(dayIn(use.now, 'UTC'), { months }))
    if (kind === 'contact') fresh += await inOrganisation(use => putForwardUnnamed(use, kind, before))
    else fresh += await persons(inOrganisation, kind, before)
  }
  return fresh
}

/** A stretch of persons a transaction, so that none is long. */
async function persons(
  inOrganisation: <T>(work: (use: UseCase) => Promise<T>) => Promise<T>,
  kind: KeptKind,
  before: Day,
): Promise<number> {
  const restricted = kind === 'person_restricted'
  let fresh = 0
  for (let after: string | null = null; ; ) {
    const ids: string[] = await inOrganisation(use =>
      untouchedSince(use, startOf(before), restricted, after, atOnce),
    )
    if (ids.length) fresh += await inOrganisation(use => putForward(use, kind, ids, before))
    if (ids.length < atOnce) return fresh
    after = ids.at(-1) ?? null
  }
}

async function putForward(
  use: UseCase,
  kind: KeptKind,
  ids: readonly string[],
  before: Day,
): Promise<number> {
  const organisationId = ownOrganisation(use)
  const stays = new Set<string>(await store.findAsked(use.db, organisationId, ids))
  const lately = startOf(addDays(dayIn(use.now, 'UTC'), -365))
  for (const id of await store.findDeclinedSince(use.db, organisationId, lately)) stays.add(id)
  for (const hold of await store.findHolds(use.db, organisationId, ids))
    if (isHolding(hold, dayIn(use.now, 'UTC'))) stays.add(hold.person_id)
  for (const holder of holders()) {
    for (const { personId, last, open } of (await holder.activity?.(use, ids)) ?? [])
      if (open || (last !== null && last >= startOf(before))) stays.add(personId)
  }
  let fresh = 0
  for (const personId of ids.filter(id => !stays.has(id))) {
    if (await ask(use, { id: newId(), personId, kind, askedBy: 'rule', note: null })) fresh++
  }
  if (fresh)
    use.audit({
      action: 'keeping.due',
      thing: 'organisation',
      thingId: organisationId,
      details: { kind, fresh },
    })
  return fresh
}

/** What belongs to nobody known is put forward as one, not caller by caller. */
async function putForwardUnnamed(use: UseCase, kind: KeptKind, before: Day): Promise<number> {
  let some = 0
  for (const holder of holders()) some += (await holder.unnamed?.[kind]?.count(use, startOf(before), 1)) ?? 0
  if (!some) return 0
  const organisationId = ownOrganisation(use)
  const isNew = await store.insertErasure(use.db, {
    organisation_id: organisationId,
    id: newId(),
    person_id: null,
    kind,
    before_day: before,
    asked_by: 'rule',
    note: null,
    requested_by: null,
    requested_at: use.now,
  })
  return isNew ? 1 : 0
}
