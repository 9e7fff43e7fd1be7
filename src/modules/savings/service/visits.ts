import type { InputOf } from '#lib/contract.ts'
import { pageFrom, readCursor } from '#lib/cursor.ts'
import { changedMeanwhile, invalid, notFound } from '#lib/refusal.ts'
import { colleagueNames } from '#modules/accounts/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/visits.ts'
import type { phoneStates, visitHelp, visitProblems, visitStates } from '../domain/programme.ts'
import { refuse } from '../domain/refusals.ts'
import { findGroup } from '../store/groups.ts'
import * as store from '../store/visits.ts'
import { groupOf, organisationOf, todayOf } from './programme.ts'

type Seen = Omit<InputOf<typeof contract.recordVisit>, 'id' | 'groupId'>

export async function planVisit(use: UseCase, input: InputOf<typeof contract.planVisit>) {
  const { id, groupId, plannedOn } = input
  await openGroup(use, groupId)
  await insertPlanned(use, { id, groupId, plannedOn })
  use.audit({ action: 'savings.visit', thing: 'savings_visit', thingId: id, details: { groupId, plannedOn } })
  return visitOf(use, id)
}

/** With or without a plan before; a device that sends the same again is answered the same. */
export async function recordVisit(use: UseCase, input: InputOf<typeof contract.recordVisit>) {
  const { id, groupId, ...seen } = input
  // Recorded offline, brought when the group was somebody else's already.
  if (!(await store.accompaniedOn(use.db, groupId, seen.madeOn))) await groupOf(use, groupId)
  checkSeen(use, seen)
  const made = { ...rowOf(seen), state: 'made', recorded_at: use.now }
  const isNew = await store.insertVisit(use.db, {
    ...{ organisation_id: organisationOf(use), id, group_id: groupId },
    ...{ agent_id: use.actor.userId as string, ...made }, // signed in: the policy says so
  })
  const before = isNew ? null : await store.findVisit(use.db, organisationOf(use), id)
  if (before === undefined || (before && before.group_id !== groupId)) throw notFound()
  if (before?.state === 'made') return sameOrRefused(use, before, seen)
  if (before?.state === 'cancelled') throw refuse('savings.visit_cancelled')
  if (before) {
    const of = { organisationId: organisationOf(use), id, version: before.version }
    await store.updateVisit(use.db, of, { ...made, agent_id: use.actor.userId as string })
  }
  await afterwards(use, { id, groupId, ...seen })
  return visitOf(use, id)
}

export async function correctVisit(use: UseCase, input: InputOf<typeof contract.correctVisit>) {
  const { id, version, ...looked } = input
  const before = await store.findVisit(use.db, organisationOf(use), id)
  if (!before) throw notFound()
  if (before.state !== 'made') throw refuse('savings.visit_not_made')
  const seen = { ...looked, nextOn: null }
  checkSeen(use, seen)
  // When the next one was to be is not part of what is corrected.
  const { next_on: _, ...row } = rowOf(seen)
  const of = { organisationId: organisationOf(use), id, version }
  if (!(await store.updateVisit(use.db, of, row))) throw changedMeanwhile(input, await visitOf(use, id))
  await afterwards(use, { id, groupId: before.group_id, ...seen })
  return visitOf(use, id)
}

export async function cancelVisit(use: UseCase, { id, version }: InputOf<typeof contract.cancelVisit>) {
  const before = await store.findVisit(use.db, organisationOf(use), id)
  if (!before) throw notFound()
  if (before.state === 'made') throw refuse('savings.visit_made_already')
  const of = { organisationId: organisationOf(use), id, version }
  if (before.state === 'planned' && !(await store.updateVisit(use.db, of, { state: 'cancelled' })))
    throw changedMeanwhile({ id, version }, await visitOf(use, id))
  use.audit({ action: 'savings.visit', thing: 'savings_visit', thingId: id, details: { cancelled: true } })
  return visitOf(use, id)
}

export async function listVisits(use: UseCase, input: InputOf<typeof contract.listVisits>) {
  const { limit, cursor, ...asked } = input
  const rows = await store.listVisits(use.db, organisationOf(use), asked, readCursor(cursor, 2), limit + 1)
  const names = await colleagueNames(use)
  const { items, next } = pageFrom(rows, limit, row => [row.made_on ?? row.planned_on, row.id])
  use.audit({
    action: 'savings.visits',
    thing: 'savings_visit',
    thingId: null,
    details: { shown: items.length },
  })
  return { items: items.map(row => viewOf(row, names)), next }
}

/** The group's row learns of it, and the next visit is planned with this one; the same device, the same id. */
async function afterwards(use: UseCase, visit: Seen & { id: string; groupId: string }): Promise<void> {
  const { id, groupId, nextOn } = visit
  await store.noteLastVisit(use.db, groupId)
  const isTheirs = (await findGroup(use.db, groupId)) !== undefined
  if (nextOn && isTheirs) await insertPlanned(use, { id: nextIdOf(id), groupId, plannedOn: nextOn })
  const details = { groupId, madeOn: visit.madeOn, problems: visit.problems }
  use.audit({ action: 'savings.visit', thing: 'savings_visit', thingId: id, details })
  use.announce('savings.visit_made', { visitId: id, groupId })
}

async function insertPlanned(use: UseCase, plan: { id: string; groupId: string; plannedOn: string }) {
  const { id, groupId, plannedOn } = plan
  const isNew = await store.insertVisit(use.db, {
    ...{ organisation_id: organisationOf(use), id, group_id: groupId, agent_id: use.actor.userId as string },
    ...{ state: 'planned', planned_on: plannedOn },
  })
  if (isNew) return
  const known = await store.findVisit(use.db, organisationOf(use), id)
  if (known?.group_id !== groupId) throw notFound()
}

/** Of a visit's own id, so that sending it again plans the same next one: the last half turned over. */
const nextIdOf = (id: string): string => {
  const digits = id
    .slice(24)
    .split('')
    .map(digit => (15 - Number.parseInt(digit, 16)).toString(16))
  return `${id.slice(0, 24)}${digits.join('')}`
}

async function openGroup(use: UseCase, groupId: string): Promise<void> {
  const group = await groupOf(use, groupId)
  if (group.closed_on) throw refuse('savings.group_closed')
}

function checkSeen(use: UseCase, seen: Seen): void {
  if (seen.madeOn > todayOf(use)) throw invalid({ path: 'madeOn', code: 'in_the_future' })
  if (more(seen.womenCounted, seen.membersCounted)) throw invalid({ path: 'womenCounted', code: 'too_big' })
  if (more(seen.passbooksWrong, seen.passbooksSeen))
    throw invalid({ path: 'passbooksWrong', code: 'too_big' })
  if (seen.nextOn && seen.nextOn <= seen.madeOn) throw invalid({ path: 'nextOn', code: 'not_after_visit' })
}

/** Part of a whole: the part cannot be told without the whole. */
const more = (part: number | null, whole: number | null) => part !== null && part > (whole ?? -1)

async function sameOrRefused(use: UseCase, before: store.VisitRow, seen: Seen) {
  const given = rowOf(seen)
  const same = Object.entries(given).every(
    ([name, value]) => JSON.stringify(before[name as keyof store.VisitRow]) === JSON.stringify(value),
  )
  if (!same) throw changedMeanwhile(seen, await visitOf(use, before.id))
  return visitOf(use, before.id)
}

function rowOf(seen: Seen) {
  return {
    ...{ made_on: seen.madeOn, meeting_held: seen.meetingHeld, members_counted: seen.membersCounted },
    ...{ women_counted: seen.womenCounted, present_counted: seen.presentCounted, three_keys: seen.threeKeys },
    ...{ box_agrees: seen.boxAgrees, passbooks_seen: seen.passbooksSeen },
    ...{ passbooks_wrong: seen.passbooksWrong, phone_state: seen.phoneState, problems: [...seen.problems] },
    ...{ helped_with: [...seen.helpedWith], note: seen.note, next_on: seen.nextOn },
  }
}

async function visitOf(use: UseCase, id: string) {
  const row = await store.findVisit(use.db, organisationOf(use), id)
  if (!row) throw notFound()
  return viewOf(row, await colleagueNames(use))
}

// The closed lists below are held by the contract at the door.
function viewOf(row: store.VisitRow, names: ReadonlyMap<string, string>) {
  return {
    ...{
      id: row.id,
      groupId: row.group_id,
      group: row.group_name ?? '',
      agent: names.get(row.agent_id) ?? '',
    },
    state: row.state as (typeof visitStates)[number],
    ...{ plannedOn: row.planned_on, madeOn: row.made_on, meetingHeld: row.meeting_held },
    ...{ membersCounted: row.members_counted, womenCounted: row.women_counted },
    ...{ presentCounted: row.present_counted, threeKeys: row.three_keys, boxAgrees: row.box_agrees },
    ...{ passbooksSeen: row.passbooks_seen, passbooksWrong: row.passbooks_wrong },
    phoneState: row.phone_state as (typeof phoneStates)[number] | null,
    problems: row.problems as (typeof visitProblems)[number][],
    helpedWith: row.helped_with as (typeof visitHelp)[number][],
    ...{ note: row.note, version: row.version },
  }
}
