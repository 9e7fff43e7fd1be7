import { addDays, type Day } from '#lib/day.ts'
import type { UseCase } from '#platform/use-case.ts'
import { countGroups } from '../store/programme.ts'
import { findPlannedOf } from '../store/visits.ts'
import { organisationOf, todayOf } from './programme.ts'

/** What the groups ask of the agent who accompanies them: a visit (`id` is the group's), or how many have fallen silent. */
export interface DueVisit {
  readonly kind: 'visit' | 'silent_groups'
  readonly id: string
  readonly title: string
  readonly count?: number
  readonly due: Day | null
  readonly urgency: 'today' | 'soon' | 'usual'
  readonly why: 'overdue' | 'due_today' | 'due_soon' | 'silent_long'
}

/** As far ahead as one plans a journey to a village. */
const daysAhead = 7

export async function dueVisits(use: UseCase): Promise<DueVisit[]> {
  const [organisationId, today] = [organisationOf(use), todayOf(use)]
  const agent = use.actor.userId ?? ''
  const planned = await findPlannedOf(use.db, organisationId, agent, addDays(today, daysAhead))
  const silent = (await countGroups(use.db, organisationId, today))
    .filter(({ what, key }) => what === 'silence' && (key === 'stale' || key === 'silent'))
    .reduce((sum, { groups }) => sum + groups, 0)
  const visits = planned.map(row => visitOn(row, today))
  if (!silent) return visits
  const told = { title: '', count: silent, due: null, urgency: 'usual', why: 'silent_long' } as const
  return [...visits, { kind: 'silent_groups', id: organisationId, ...told }]
}

function visitOn(row: { group_id: string; name: string; planned_on: Day }, today: Day): DueVisit {
  const { group_id: id, name: title, planned_on: due } = row
  const visit = { kind: 'visit' as const, id, title, due }
  if (due < today) return { ...visit, urgency: 'today', why: 'overdue' }
  return due === today
    ? { ...visit, urgency: 'today', why: 'due_today' }
    : { ...visit, urgency: 'soon', why: 'due_soon' }
}
