import { type Actor, hasRole } from '#lib/actor.ts'
import type { Policy } from '#platform/module.ts'

const workers = ['caseworker', 'lawyer', 'supervisor'] as const
const openers = ['operator', ...workers] as const

export const policy: Policy = {
  'cases.open': openers,
  'cases.list_opened': openers,
  'cases.list_of_person': openers,
  'cases.list': workers,
  'cases.read': openers,
  'cases.update': openers,
  'cases.add_person': openers,
  'cases.add_need': openers,
  'cases.update_need': openers,
  'cases.add_note': openers,
  'cases.read_timeline': openers,
  'cases.add_goal': workers,
  'cases.update_goal': workers,
  'cases.add_task': workers,
  'cases.update_task': workers,
  'cases.triage': openers,
  'cases.triage_questions': openers,
  'cases.ask_hand_over': workers,
  'cases.answer_hand_over': workers,
  'cases.list_hand_overs': workers,
  'cases.assign': ['supervisor'],
  'cases.workload': ['supervisor'],
  'cases.hold': workers,
  'cases.resume': workers,
  'cases.close': workers,
  'cases.decide_closing': ['supervisor'],
  'cases.reopen': workers,
  'cases.restrict': workers,
  'cases.break_glass': ['supervisor'],
  'cases.list_glass': ['supervisor', 'auditor'],
  'cases.list_readers': openers,
  'cases.list_due': workers,
}

/** What decides who may read a file. The database's policy on `cases.case` says the same, and a test compares the two. */
export interface FileRights {
  readonly organisationId: string
  readonly openedBy: string | null
  readonly workerIds: readonly string[]
  readonly teamId: string | null
  readonly restricted: boolean
  /** Whether this actor has broken the glass of this file and the hours are not over. */
  readonly glassOpen: boolean
}

export function mayRead(actor: Actor, file: FileRights): boolean {
  if (actor.organisationId !== file.organisationId) return false
  if (actor.kind === 'system') return true
  return (
    isWorker(actor, file) || isOfTheTeam(actor, file) || isSupervisor(actor, file) || stillHolds(actor, file)
  )
}

/** Who opened it goes on with it until somebody works on it: the operator who took the call refers before hanging up. */
function stillHolds(actor: Actor, { openedBy, restricted, workerIds }: FileRights): boolean {
  return (
    hasRole(actor, ...openers) &&
    actor.userId !== null &&
    openedBy === actor.userId &&
    !restricted &&
    workerIds.length === 0
  )
}

/** Assigned to it, restricted or not. */
function isWorker(actor: Actor, { workerIds }: FileRights): boolean {
  return hasRole(actor, ...workers) && actor.userId !== null && workerIds.includes(actor.userId)
}

/** Works in the team whose file it is. */
function isOfTheTeam(actor: Actor, { teamId, restricted }: FileRights): boolean {
  return hasRole(actor, ...workers) && !restricted && teamId !== null && actor.teamIds.includes(teamId)
}

/**
 * Supervises the team, or finds somebody for a file without a team. A restricted file is closed to supervisors too,
 * until they break the glass; only while nobody works on it does it stay with them, or nobody could be found for it.
 */
function isSupervisor(actor: Actor, file: FileRights): boolean {
  if (!supervises(actor, file)) return false
  return !file.restricted || file.workerIds.length === 0 || file.glassOpen
}

function supervises(actor: Actor, { teamId }: FileRights): boolean {
  return hasRole(actor, 'supervisor') && (teamId === null || actor.teamIds.includes(teamId))
}

/** Through the glass one reads and, as a supervisor, assigns; one does not write into the file. */
export function mayWork(actor: Actor, file: FileRights): boolean {
  return (
    isWorker(actor, file) ||
    isOfTheTeam(actor, file) ||
    stillHolds(actor, file) ||
    (!file.restricted && supervises(actor, file))
  )
}

export function mayAssign(actor: Actor, file: FileRights): boolean {
  return supervises(actor, file) && mayRead(actor, file)
}

/** Only those who work on it, or a supervisor who must find somebody, decide who else may know of it. */
export function mayRestrict(actor: Actor, file: FileRights): boolean {
  return isWorker(actor, file) || (supervises(actor, file) && mayRead(actor, file))
}
