import { type Actor, systemActor } from '#lib/actor.ts'
import { type Day, dayIn } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { forbidden, notFound } from '#lib/refusal.ts'
import { colleagueNames, colleagues } from '#modules/accounts/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { Payload, UseCase } from '#platform/use-case.ts'
import { type CaseStatus, mustBeOpen } from '../domain/case.ts'
import { type FileRights, mayWork } from '../domain/policy.ts'
import { refuse } from '../domain/refusals.ts'
import type { EntryKind } from '../domain/timeline.ts'
import * as store from '../store/cases.ts'
import type { NewEntry } from '../store/parts.ts'
import { findLastEntry } from '../store/plan.ts'

/** The case, if the row policy shows it to this actor; not there and not theirs are one answer. */
export async function mustSee(use: UseCase, id: string): Promise<store.CaseRow> {
  const row = await store.findCase(use.db, ownOrganisation(use), id)
  if (!row) throw notFound()
  return row
}

/** The case, to write into it. */
export async function mustWork(use: UseCase, id: string): Promise<store.CaseRow> {
  const row = await mustSee(use, id)
  if (use.actor.kind !== 'system' && !mayWork(use.actor, rightsOf(row))) throw forbidden('cases.update')
  return row
}

/** The same, where a closed case takes nothing more. */
export async function mustWorkOpen(use: UseCase, id: string): Promise<store.CaseRow> {
  const row = await mustWork(use, id)
  mustBeOpen(stateOf(row))
  return row
}

export const stateOf = (row: store.CaseRow) => ({
  status: row.status as CaseStatus,
  closingBy: row.closing_by,
})

/** The glass counts as open: the row policy has looked, or the row would not be here. */
export function rightsOf(row: store.CaseRow): FileRights {
  return {
    organisationId: row.organisation_id,
    openedBy: row.opened_by,
    workerIds: row.worker_ids,
    teamId: row.team_id,
    restricted: row.restricted,
    glassOpen: true,
  }
}

/** Today where the organisation is. */
export const todayOf = (use: UseCase): Day => dayIn(use.now, use.actor.timeZone)

/** A line of what happened; ids and codes only. */
export function entry(
  use: UseCase,
  caseId: string,
  kind: EntryKind,
  given: { thingId?: string | null; details?: Payload; at?: string; actorId?: string | null } = {},
): NewEntry {
  return {
    organisation_id: ownOrganisation(use),
    id: newId(),
    case_id: caseId,
    at: given.at ?? use.now,
    recorded_at: use.now,
    kind,
    actor_id: given.actorId ?? use.actor.userId,
    thing_id: given.thingId ?? null,
    details: JSON.stringify(given.details ?? {}),
  }
}

/**
 * A change after which the actor may not see the case any more (it went to somebody else): the right was judged before,
 * the row is written by Hamroh itself, and the actor goes on as who they are.
 */
export async function asHamroh<T>(use: UseCase, work: () => Promise<T>): Promise<T> {
  const actor: Actor = use.actor
  await use.become(systemActor(actor.organisationId))
  const value = await work()
  await use.become(actor)
  return value
}

/** Names of colleagues by id, as they stand beside actions. */
export async function namesOf(
  use: UseCase,
): Promise<(id: string | null) => { id: string; name: string } | null> {
  const names = await colleagueNames(use)
  return id => (id === null ? null : { id, name: names.get(id) ?? '' })
}

const workerRoles = ['caseworker', 'lawyer', 'supervisor']

/** Those named must work here, now, in a role that works on cases. */
export async function mustBeWorkers(use: UseCase, ids: readonly string[], path: string): Promise<void> {
  const others = ids.filter(id => id !== use.actor.userId)
  if (!others.length) return
  const able = new Set(
    (await colleagues(use))
      .filter(one => one.active && one.roles.some(role => workerRoles.includes(role)))
      .map(one => one.userId),
  )
  if (others.some(id => !able.has(id)))
    throw refuse('cases.not_a_worker', {}, [{ path, code: 'not_a_worker' }])
}

/** Beside the other version of a need, a goal or a step: who made it, and when. */
export async function lastChange(use: UseCase, row: store.CaseRow, thingId: string) {
  const last = await findLastEntry(use.db, row.organisation_id, row.id, thingId)
  const by = last && (await namesOf(use))(last.actor_id)
  return by ? { changed: { by: by.name, at: last.at } } : {}
}
