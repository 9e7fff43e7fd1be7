import { addDays, type Day, type Instant, instant } from '#lib/day.ts'

/** The moment a day begins in a time zone. */
export function startOfDay(day: Day, timeZone: string): Instant {
  return instant(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant().toString())
}

/** The first moment after a day. */
export function endOfDay(day: Day, timeZone: string): Instant {
  return startOfDay(addDays(day, 1), timeZone)
}
