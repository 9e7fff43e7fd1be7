import { addDays, type Day, daysBetween } from '#lib/day.ts'

/**
 * How long nothing was known of a group: groups meet weekly, fortnightly or every four weeks, so after 45 days a meeting
 * is missing (`stale`), after 90 days three are (`silent`). `never`: not one meeting has arrived.
 */
export const silences = ['fresh', 'stale', 'silent', 'never'] as const
export type Silence = (typeof silences)[number]

export const staleAfterDays = 45
export const silentAfterDays = 90

export function silenceOf(lastOn: string | null, today: Day): Silence {
  if (lastOn === null) return 'never'
  const days = daysBetween(lastOn as Day, today) // a date of the database
  if (days > silentAfterDays) return 'silent'
  return days > staleAfterDays ? 'stale' : 'fresh'
}

/** A last meeting before this day is old: its figures are counted, and said to be old. */
export const staleBefore = (today: Day): Day => addDays(today, -staleAfterDays)
export const silentBefore = (today: Day): Day => addDays(today, -silentAfterDays)
