import { dayNumber, weekdayOfNumber, yearOfNumber } from '#lib/day-number.ts'
import type { WorkingYear } from './pack.ts'

export interface WorkingDays {
  readonly years: ReadonlySet<number>
  readonly off: ReadonlySet<number>
  readonly on: ReadonlySet<number>
  readonly doubtful: ReadonlySet<number>
}

export function indexWorkingDays(years: readonly WorkingYear[]): WorkingDays {
  const all = (pick: (year: WorkingYear) => WorkingYear['off']) => new Set(years.flatMap(pick).map(dayNumber))
  return {
    years: new Set(years.map(year => year.year)),
    off: all(year => year.off),
    on: all(year => year.on),
    doubtful: all(year => year.doubtful),
  }
}

/** Null where the calendar does not know, or where the day's effect on terms is not settled. */
export function isWorkingDay(calendar: WorkingDays, day: number): boolean | null {
  if (!calendar.years.has(yearOfNumber(day)) || calendar.doubtful.has(day)) return null
  return calendar.on.has(day) || (weekdayOfNumber(day) <= 5 && !calendar.off.has(day))
}

/**
 * The `count`-th working day after (or before) a day, which is itself not counted. Null where the count would cross a
 * day the calendar does not know.
 */
export function addWorkingDays(
  calendar: WorkingDays,
  day: number,
  count: number,
  direction: 'after' | 'before',
): number | null {
  const step = direction === 'after' ? 1 : -1
  let at = day
  for (let left = count; left > 0; ) {
    at += step
    const working = isWorkingDay(calendar, at)
    if (working === null) return null
    if (working) left--
  }
  return at
}
