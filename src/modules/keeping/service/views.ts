import { hasRole } from '#lib/actor.ts'
import { type Day, dayIn, type Instant } from '#lib/day.ts'
import { personSummaries } from '#modules/people/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { holds, isKeptKind, type KeptKind } from '../domain/rules.ts'
import type { ErasureRow, HoldRow } from '../store/records.ts'
import { nameOf } from './rules.ts'

export const todayOf = (use: UseCase): Day => dayIn(use.now, use.actor.timeZone)

export async function holdViews(use: UseCase, rows: readonly HoldRow[]) {
  const name = await nameOf(use)
  return rows.map(row => ({
    id: row.id,
    reason: row.reason,
    until: row.until,
    placedBy: name(row.placed_by),
    placedAt: row.placed_at,
    liftedAt: row.lifted_at,
    liftedBy: name(row.lifted_by),
    liftedReason: row.lifted_reason,
    holds: isHolding(row, todayOf(use)),
  }))
}

export const isHolding = (row: HoldRow, today: Day): boolean =>
  holds({ until: row.until as Day, liftedAt: row.lifted_at }, today)

const kindOf = (row: ErasureRow): KeptKind => (isKeptKind(row.kind) ? row.kind : 'person')

const states = ['waiting', 'approved', 'done', 'declined'] as const
const askers = ['person', 'guardian', 'law', 'rule'] as const

export async function erasureViews(use: UseCase, rows: readonly ErasureRow[]) {
  const name = await nameOf(use)
  const open = rows.filter(row => row.state !== 'done').flatMap(row => row.person_id ?? [])
  const persons = await personSummaries(use, open)
  return rows.map(row => {
    const person = row.state === 'done' ? undefined : persons.get(row.person_id ?? '')
    return {
      id: row.id,
      kind: kindOf(row),
      person: person ? { id: person.id, reference: person.reference, label: person.label } : null,
      beforeDay: row.before_day,
      askedBy: askers.find(one => one === row.asked_by) ?? 'rule',
      note: row.note,
      state: states.find(one => one === row.state) ?? 'waiting',
      requestedBy: name(row.requested_by),
      requestedAt: row.requested_at as Instant,
      decidedBy: name(row.decided_by),
      decidedAt: row.decided_at,
      decisionNote: row.decision_note,
      doneAt: row.done_at,
      version: row.version,
      may: { decide: mayDecide(use, row) },
    }
  })
}

/** A supervisor, and never who asked. */
export const mayDecide = (use: UseCase, row: ErasureRow): boolean =>
  row.state === 'waiting' && hasRole(use.actor, 'supervisor') && row.requested_by !== use.actor.userId
