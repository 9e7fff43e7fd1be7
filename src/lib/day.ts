/**
 * Calendar days and instants. A deadline is a day in a country, not a moment, so the two never mix:
 * `Day` is `2026-11-22`, `Instant` is `2026-11-22T06:05:37.120Z`; both are strings on the wire, in the database and here.
 */
declare const dayBrand: unique symbol
declare const instantBrand: unique symbol
export type Day = string & { readonly [dayBrand]: true }
export type Instant = string & { readonly [instantBrand]: true }

const dayShape = /^\d{4}-\d{2}-\d{2}$/

export function isDay(text: string): text is Day {
  if (!dayShape.test(text)) return false
  const [year, month, day] = text.split('-').map(Number) as [number, number, number]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Throws a RangeError where the text is no day of the calendar: for data that was checked at the door. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

export function instant(text: string): Instant {
  return Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' }) as Instant
}

export function addDays(from: Day, days: number): Day {
  return Temporal.PlainDate.from(from).add({ days }).toString() as Day
}

export function addMonths(from: Day, months: number): Day {
  return Temporal.PlainDate.from(from).add({ months }).toString() as Day
}

/** Nights between: 0 for the same day, negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days
}

/** 1 Monday … 7 Sunday. */
export function weekday(of: Day): number {
  return Temporal.PlainDate.from(of).dayOfWeek
}

/** The calendar day it is at this instant in a time zone (`Asia/Dushanbe`). */
export function dayIn(at: Instant, timeZone: string): Day {
  if (asked.at !== at || asked.timeZone !== timeZone) {
    const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
    asked = { at, timeZone, day: local.toPlainDate().toString() as Day }
  }
  return asked.day
}

// A list asks what day it is beside each of its lines, for the same moment.
let asked = { at: '', timeZone: '', day: '' as Day }

/** Minutes since midnight, local time, at this instant. */
export function minuteOfDay(at: Instant, timeZone: string): number {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
  return local.hour * 60 + local.minute
}

export function addHours(at: Instant, hours: number): Instant {
  return instant(
    Temporal.Instant.from(at)
      .add({ minutes: Math.round(hours * 60) })
      .toString(),
  )
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
