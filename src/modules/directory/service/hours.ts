import type { Day, Instant } from '#lib/day.ts'
import { dayIn, instant, minuteOfDay } from '#lib/day.ts'
import { type Opening, openingAt, type Schedule, type WallTime } from '../domain/opening.ts'
import type { ScheduleRow } from '../store/services.ts'

/** A row of the database as the domain knows it. */
export function scheduleOf(row: ScheduleRow): Schedule {
  const list = (text: string | null) => (text === null || text === '' ? [] : text.split(','))
  return {
    freq: row.freq as Schedule['freq'],
    byday: list(row.byday),
    bymonthday: list(row.bymonthday).map(Number),
    interval: row.interval ?? 1,
    from: later(row.dtstart, row.valid_from) as Day | null,
    until: earlier(row.until, row.valid_to) as Day | null,
    closed: row.closed,
    opens: minutesOf(row.opens_at),
    closes: minutesOf(row.closes_at),
  }
}

const later = (a: string | null, b: string | null) => (a === null ? b : b === null || a > b ? a : b)
const earlier = (a: string | null, b: string | null) => (a === null ? b : b === null || a < b ? a : b)

export function minutesOf(time: string | null): number {
  if (time === null) return 0
  const [hours, minutes] = time.split(':').map(Number) as [number, number]
  return hours * 60 + minutes
}

/** Wall time of one moment, worked out once for each time zone. */
export function wallClock(at: Instant): (timeZone: string) => WallTime {
  const zones = new Map<string, WallTime>()
  return timeZone => {
    const known = zones.get(timeZone)
    if (known) return known
    const wall = { day: dayIn(at, timeZone), minute: minuteOfDay(at, timeZone) }
    zones.set(timeZone, wall)
    return wall
  }
}

export function openingOf(rows: readonly ScheduleRow[], now: WallTime): Opening {
  return openingAt(rows.map(scheduleOf), now)
}

/** What a clock on the wall means as a moment; an hour that daylight saving skips is the one after it. */
export function momentOf({ day, minute }: WallTime, timeZone: string): Instant {
  const midnight = Temporal.PlainDate.from(day).toPlainDateTime()
  return instant(midnight.add({ minutes: minute }).toZonedDateTime(timeZone).toInstant().toString())
}

export function openingShown(opening: Opening, timeZone: string) {
  return {
    state: opening.state,
    until: opening.state === 'open' && opening.until ? momentOf(opening.until, timeZone) : null,
    opens: opening.state === 'closed' && opening.opens ? momentOf(opening.opens, timeZone) : null,
    timeZone,
  }
}
