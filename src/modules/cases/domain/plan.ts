import { type Day, dayIn, daysBetween, type Instant, minuteOfDay } from '#lib/day.ts'

export const taskKinds = ['action', 'deadline'] as const
export type TaskKind = (typeof taskKinds)[number]
export const taskStatuses = ['open', 'done', 'dropped'] as const
export type TaskStatus = (typeof taskStatuses)[number]
export const deadlineBases = ['legal', 'agreed'] as const
export type DeadlineBasis = (typeof deadlineBases)[number]
export const goalStatuses = ['open', 'reached', 'dropped'] as const
export type GoalStatus = (typeof goalStatuses)[number]

/** Days before the day itself on which a worker is reminded; a deadline by law is told early enough to prepare papers. */
export function reminderDays(kind: TaskKind, basis: DeadlineBasis): readonly number[] {
  if (kind === 'action') return [1, 0]
  return basis === 'legal' ? [14, 7, 3, 1, 0] : [3, 1, 0]
}

export type DueState = 'overdue' | 'today' | 'soon' | 'later'

/** How a day stands today in the organisation's own country; soon is within a week. */
export function dueState(due: Day, today: Day): DueState {
  const left = daysBetween(today, due)
  if (left < 0) return 'overdue'
  if (left === 0) return 'today'
  return left <= 7 ? 'soon' : 'later'
}

/**
 * What a worker is told on the morning of `today`: `due` on the days named above, `overdue` every morning until it is
 * done, nothing in between.
 */
export function reminderFor(
  task: { readonly kind: TaskKind; readonly basis: DeadlineBasis; readonly dueOn: Day },
  today: Day,
): 'due' | 'overdue' | null {
  const left = daysBetween(today, task.dueOn)
  if (left < 0) return 'overdue'
  return reminderDays(task.kind, task.basis).includes(left) ? 'due' : null
}

/** The farthest day ahead that a reminder can concern. */
export const reminderHorizon = 14

const morning = 7 * 60

/**
 * The local day whose reminders are owed at this moment: today once it is seven in the morning there, unless that
 * morning was served already. Asked hourly, so a morning that was missed is made up for later the same day.
 */
export function morningOwed(at: Instant, timeZone: string, served: Day | null): Day | null {
  if (minuteOfDay(at, timeZone) < morning) return null
  const today = dayIn(at, timeZone)
  return served !== null && served >= today ? null : today
}
