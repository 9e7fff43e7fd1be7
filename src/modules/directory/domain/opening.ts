import type { Day } from '#lib/day.ts'

/**
 * Opening hours: RRULE in columns as HSDS writes them, on the wall clock of the place. Pure; also runs in the browser.
 * An opening belongs to the day on which it begins, also when it ends after midnight.
 */
export interface Schedule {
  /** Without `freq` the row holds for its days only (`from` … `until`) and replaces the regular hours of those days. */
  readonly freq: 'WEEKLY' | 'MONTHLY' | null
  /** `MO`, `TU` …; in a month also `1MO` (first) and `-1FR` (last). */
  readonly byday: readonly string[]
  readonly bymonthday: readonly number[]
  /** Every so many weeks or months, counted from `from`. */
  readonly interval: number
  readonly from: Day | null
  readonly until: Day | null
  /** No hours on these days. */
  readonly closed: boolean
  /** Minutes after midnight; `closes` at or before `opens` is past midnight. */
  readonly opens: number
  readonly closes: number
}

/** A moment as the clock on the wall shows it. */
export interface WallTime {
  readonly day: Day
  readonly minute: number
}

/** Minutes after midnight of the day it begins; `to` may be past 1440. */
export interface Interval {
  readonly from: number
  readonly to: number
}

export type Opening =
  /** Nothing is known of the hours. */
  | { readonly state: 'unknown' }
  /** `until` null: round the clock. */
  | { readonly state: 'open'; readonly until: WallTime | null }
  /** `opens` null: not within the next five weeks. */
  | { readonly state: 'closed'; readonly opens: WallTime | null }

const dayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const horizon = 35
const minutesADay = 1440

/** A day as a number, so that the ranking of thousands asks the calendar once. */
interface DayParts {
  readonly day: Day
  readonly epoch: number
  readonly weekday: number
  readonly year: number
  readonly month: number
  readonly monthDay: number
  readonly monthLength: number
}

const known = new Map<string, DayParts>()

function parts(day: Day): DayParts {
  const cached = known.get(day)
  if (cached) return cached
  const date = Temporal.PlainDate.from(day)
  const made: DayParts = {
    day,
    epoch: Math.round(date.toZonedDateTime('UTC').epochMilliseconds / 86_400_000),
    weekday: date.dayOfWeek,
    year: date.year,
    month: date.month,
    monthDay: date.day,
    monthLength: date.daysInMonth,
  }
  if (known.size > 5000) known.clear()
  known.set(day, made)
  return made
}

function shift(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString() as Day
}

function within({ from, until }: Schedule, day: Day): boolean {
  return (from === null || day >= from) && (until === null || day <= until)
}

function holdsOn(schedule: Schedule, day: DayParts): boolean {
  if (!within(schedule, day.day)) return false
  if (schedule.freq === null)
    return schedule.from !== null && (schedule.until !== null || schedule.from === day.day)
  return schedule.freq === 'WEEKLY' ? inWeek(schedule, day) : inMonth(schedule, day)
}

function inWeek({ byday, interval, from }: Schedule, day: DayParts): boolean {
  const start = from === null ? null : parts(from)
  const named =
    byday.length === 0 ? start?.weekday === day.weekday : byday.includes(dayNames[day.weekday - 1]!)
  if (!named || interval <= 1 || start === null) return named
  const monday = (one: DayParts) => one.epoch - (one.weekday - 1)
  return ((monday(day) - monday(start)) / 7) % interval === 0
}

function inMonth({ byday, bymonthday, interval, from }: Schedule, day: DayParts): boolean {
  const start = from === null ? null : parts(from)
  if (interval > 1 && start !== null) {
    const months = (day.year - start.year) * 12 + day.month - start.month
    if (months % interval !== 0) return false
  }
  const fromEnd = day.monthDay - day.monthLength - 1
  if (bymonthday.length > 0) return bymonthday.includes(day.monthDay) || bymonthday.includes(fromEnd)
  const name = dayNames[day.weekday - 1]!
  const first = Math.ceil(day.monthDay / 7)
  const last = -Math.ceil((day.monthLength - day.monthDay + 1) / 7)
  return byday.some(rule => rule === name || rule === `${first}${name}` || rule === `${last}${name}`)
}

/** The openings that begin on this day, in order, those that touch or overlap joined. */
export function openingsOn(schedules: readonly Schedule[], day: Day): Interval[] {
  const that = parts(day)
  const holding = schedules.filter(schedule => holdsOn(schedule, that))
  if (holding.some(schedule => schedule.closed)) return []
  const special = holding.filter(schedule => schedule.freq === null)
  return joined(
    (special.length > 0 ? special : holding).map(({ opens, closes }) => ({
      from: opens,
      to: closes > opens ? closes : closes + minutesADay,
    })),
  )
}

function joined(intervals: Interval[]): Interval[] {
  const sorted = intervals.sort((a, b) => a.from - b.from)
  const result: Interval[] = []
  for (const next of sorted) {
    const last = result.at(-1)
    if (last && next.from <= last.to) {
      if (next.to > last.to) result[result.length - 1] = { from: last.from, to: next.to }
    } else result.push(next)
  }
  return result
}

/** Open or closed at this moment on the wall, and when that changes. */
export function openingAt(schedules: readonly Schedule[], now: WallTime): Opening {
  if (schedules.length === 0) return { state: 'unknown' }
  // Yesterday's openings may still last; minutes count from today's midnight.
  let end = -1
  for (let ahead = -1; ahead <= horizon; ahead++) {
    const day = ahead === 0 ? now.day : shift(now.day, ahead)
    for (const { from, to } of openingsOn(schedules, day)) {
      const start = from + ahead * minutesADay
      const stop = to + ahead * minutesADay
      if (end < 0) {
        if (stop <= now.minute) continue
        if (start > now.minute) return { state: 'closed', opens: wall(now.day, start) }
        end = stop
      } else if (start <= end) end = Math.max(end, stop)
    }
    // A week without a gap is round the clock; a day without a following opening has come to its end.
    if (end >= 0 && end > 8 * minutesADay) return { state: 'open', until: null }
    if (end >= 0 && end < (ahead + 1) * minutesADay) return { state: 'open', until: wall(now.day, end) }
  }
  return end >= 0 ? { state: 'open', until: null } : { state: 'closed', opens: null }
}

function wall(day: Day, minute: number): WallTime {
  const days = Math.floor(minute / minutesADay)
  return { day: days === 0 ? day : shift(day, days), minute: minute - days * minutesADay }
}
