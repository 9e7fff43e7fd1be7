import { hasRole } from '#lib/actor.ts'
import { addHours, type Day, instant } from '#lib/day.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { dueState } from '../domain/plan.ts'
import * as store from '../store/my-day.ts'
import { findHandOversOf } from '../store/team.ts'
import { namesOf, todayOf } from './load.ts'
import { type CaseSummary, caseSummaries } from './summaries.ts'

/** Something in a file that waits for this actor. `due`: a day or a moment. */
export interface DueCase {
  readonly kind:
    | 'called'
    | 'deadline'
    | 'action'
    | 'next_step'
    | 'hand_over'
    | 'closing'
    | 'glass'
    | 'unassigned'
  readonly caseId: string
  readonly title: string
  /** What is to be done, in the worker's own words. */
  readonly what?: string
  readonly due: string
  readonly urgency: 'now' | 'today' | 'soon' | 'usual'
  readonly why:
    | 'overdue'
    | 'due_today'
    | 'due_soon'
    | 'asked_of_you'
    | 'unread'
    | 'waits_for_approval'
    | 'glass_broken'
    | 'nobody_responsible'
}

const glassHours = 72
/** Who has not looked into the file for so long looks at it by its day. */
const calledHours = 24 * 14

/** What the files ask of this actor today; of a supervisor also what only they can decide. */
export async function dueCases(use: UseCase): Promise<DueCase[]> {
  const organisation = ownOrganisation(use)
  const me = use.actor.userId ?? ''
  const supervises = hasRole(use.actor, 'supervisor')
  const tasks = await store.findDueTasks(use.db, organisation, me, todayOf(use))
  const called = await store.findCalled(use.db, organisation, me, addHours(use.now, -calledHours))
  const handOvers = (await findHandOversOf(use.db, organisation, me)).filter(line => line.to_id === me)
  const supervised = supervises ? await store.findSupervised(use.db, organisation, me) : []
  const summaries = await caseSummaries(use, [
    ...tasks.map(row => row.case_id),
    ...called.map(row => row.case_id),
    ...supervised.map(row => row.case_id),
  ])
  return [
    ...called.flatMap(row => calledAbout(row, summaries)),
    ...tasks.flatMap(row => dueTask(use, row, summaries)),
    ...handOvers.map(line => ({
      kind: 'hand_over' as const,
      caseId: line.case_id,
      title: line.reference,
      due: instant(line.requested_at) as string,
      urgency: 'today' as const,
      why: 'asked_of_you' as const,
    })),
    ...supervised.flatMap(row => dueDecision(row, summaries)),
    ...(supervises ? await brokenGlass(use, organisation, me) : []),
  ]
}

function dueTask(
  use: UseCase,
  row: store.DueTaskRow,
  summaries: ReadonlyMap<string, CaseSummary>,
): DueCase[] {
  const summary = summaries.get(row.case_id)
  if (!summary) return []
  const state = dueState(row.due_on as Day, todayOf(use)) // a `date` of the database is a day
  const kind = row.kind as 'deadline' | 'action' | 'next_step'
  const why = state === 'overdue' ? 'overdue' : state === 'today' ? 'due_today' : 'due_soon'
  const urgency = summary.risk === 'danger_now' ? 'now' : state === 'soon' ? 'soon' : 'today'
  const what = row.text ? { what: row.text } : {}
  return [{ kind, caseId: row.case_id, title: summary.title, ...what, due: row.due_on, urgency, why }]
}

function calledAbout(row: store.CalledRow, summaries: ReadonlyMap<string, CaseSummary>): DueCase[] {
  const summary = summaries.get(row.case_id)
  if (!summary) return []
  const urgency = summary.risk === 'danger_now' ? 'now' : 'today'
  const due = instant(row.at) as string
  return [{ kind: 'called', caseId: row.case_id, title: summary.title, due, urgency, why: 'unread' }]
}

function dueDecision(row: store.SupervisedRow, summaries: ReadonlyMap<string, CaseSummary>): DueCase[] {
  const summary = summaries.get(row.case_id)
  if (!summary) return []
  const common = { caseId: row.case_id, title: summary.title, due: instant(row.since) as string }
  if (row.kind === 'closing')
    return [{ ...common, kind: 'closing', urgency: 'usual', why: 'waits_for_approval' }]
  const urgency = row.risk === 'danger_now' ? 'now' : 'today'
  return [{ ...common, kind: 'unassigned', urgency, why: 'nobody_responsible' }]
}

/** By whom, not of whom: the file itself stays closed. */
async function brokenGlass(use: UseCase, organisation: string, me: string): Promise<DueCase[]> {
  const rows = await store.findBrokenGlass(use.db, organisation, me, addHours(use.now, -glassHours))
  if (!rows.length) return []
  const name = await namesOf(use)
  return rows.map(row => ({
    kind: 'glass',
    caseId: row.case_id,
    title: name(row.user_id)?.name ?? '',
    due: instant(row.broken_at) as string,
    urgency: 'usual',
    why: 'glass_broken',
  }))
}
