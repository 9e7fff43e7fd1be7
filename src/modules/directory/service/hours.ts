import type { Day, Instant } from '#lib/day.ts'
import { dayIn, instant, minuteOfDay } from '#lib/day.ts'
import { type Opening, openingAt, openingsOn, type Schedule, type WallTime } from '../domain/opening.ts'
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

/**
 * What a clock on the wall means as a moment: the first at which it shows that much. An hour that is skipped begins with
 * the one after it, one that comes twice counts the first time.
 */
export function momentOf({ day, minute }: WallTime, timeZone: string): Instant {
  const wall = Temporal.PlainDate.from(day).toPlainDateTime().add({ minutes: minute })
  const found = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  if (found.toPlainDateTime().equals(wall)) return instant(found.toInstant().toString())
  return instant(found.getTimeZoneTransition('next')!.toInstant().toString())
}

/** What is told of the hours: open or not at this moment, and when that changes. */
export function openingShown(
  rows: readonly ScheduleRow[],
  at: Instant,
  timeZone: string,
  clock = wallClock(at),
) {
  const opening = openingOf(rows, clock(timeZone))
  const change = opening.state === 'open' ? opening.until : opening.state === 'closed' ? opening.opens : null
  const moment = change && momentOf(change, timeZone)
  if (moment && clocksChange(at, moment, timeZone))
    return { ...expanded(rows.map(scheduleOf), at, timeZone), timeZone }
  return {
    state: opening.state,
    until: opening.state === 'open' ? moment : null,
    opens: opening.state === 'closed' ? moment : null,
    timeZone,
  }
}

/**
 * Whether the clocks of the place are changed between a day before and the change that is told. That one may seem to be
 * over: in an hour that comes twice the wall's clock shows for the second time what counts the first time.
 */
function clocksChange(at: Instant, change: Instant, timeZone: string): boolean {
  const before = millisecondsOf(at) - 26 * 3_600_000
  const next = nextChange(before, timeZone)
  return next !== null && next <= Math.max(millisecondsOf(at), millisecondsOf(change))
}

const changes = new Map<string, { readonly after: number; readonly next: number | null }>()

/** When the clocks are changed next, in milliseconds; remembered, for the calendar is slow to say "never". */
function nextChange(after: number, timeZone: string): number | null {
  const known = changes.get(timeZone)
  if (known && after >= known.after && (known.next === null || after < known.next)) return known.next
  const moment = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(timeZone)
  const next = moment.getTimeZoneTransition('next')?.epochMilliseconds ?? null
  changes.set(timeZone, { after, next })
  return next
}

/** Opening by opening as moments: slower, and right also in the nights in which the clocks are changed. */
function expanded(schedules: readonly Schedule[], at: Instant, timeZone: string) {
  const today = Temporal.PlainDate.from(dayIn(at, timeZone))
  const now = Temporal.Instant.from(at).epochMilliseconds
  const openings = Array.from({ length: 38 }, (_, i) => today.add({ days: i - 2 }).toString() as Day)
    .flatMap(day => openingsOn(schedules, day).map(one => ({ day, ...one })))
    .map(({ day, from, to }) => ({
      from: millisecondsOf(momentOf({ day, minute: from }, timeZone)),
      to: millisecondsOf(momentOf({ day, minute: to }, timeZone)),
    }))
    // What lies wholly in an hour that is skipped does not happen.
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from)
  let until = now
  for (const { from, to } of openings) if (from <= until && to > until) until = to
  if (until > now) {
    const always = until - now > 8 * 86_400_000
    return { state: 'open' as const, until: always ? null : momentText(until), opens: null }
  }
  const next = openings.find(({ from }) => from > now)
  return { state: 'closed' as const, until: null, opens: next ? momentText(next.from) : null }
}

const millisecondsOf = (at: Instant) => Temporal.Instant.from(at).epochMilliseconds
const momentText = (milliseconds: number) =>
  instant(Temporal.Instant.fromEpochMilliseconds(milliseconds).toString())
