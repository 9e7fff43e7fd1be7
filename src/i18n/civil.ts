import type { Day, Instant } from '#lib/day.ts'

/**
 * Days as numbers and moments on a wall clock, without `Temporal`: this runs in phones' browsers that lack it, and a
 * list of dates should not wait for its polyfill.
 */
export interface Parts {
  year: number
  /** 1 to 12. */
  month: number
  day: number
}

export function partsOf(day: Day): Parts {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!match) throw new RangeError(`not a day: ${day}`)
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
}

/** Days since 1 January 1970. Years are counted from March, so that the leap day is the last of its year. */
export function dayNumber({ year, month, day }: Parts): number {
  const y = month > 2 ? year : year - 1
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** 0 Monday … 6 Sunday; 1 January 1970 was a Thursday. */
export function weekdayIndex(parts: Parts): number {
  return (((dayNumber(parts) + 3) % 7) + 7) % 7
}

/** The calendar day and the clock (`15:05`) at an instant in a time zone such as `Asia/Dushanbe`. */
export function wallClock(at: Instant, timeZone: string): { day: Day; time: string } {
  const parts: Record<string, string> = {}
  for (const { type, value } of clockOf(timeZone).formatToParts(milliseconds(at))) parts[type] = value
  const { year = '', month, day, hour = '', minute } = parts
  return {
    day: `${year.padStart(4, '0')}-${month}-${day}` as Day, // shaped by the formatter's two-digit fields
    time: `${hour === '24' ? '00' : hour}:${minute}`,
  }
}

const instantShape = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?Z$/

function milliseconds(at: Instant): number {
  const match = instantShape.exec(at)
  if (!match) throw new RangeError(`not an instant: ${at}`)
  const [, day, hours, minutes, seconds = '0', fraction = '0'] = match
  const days = dayNumber(partsOf(day as Day)) // the shape above holds its form
  const clock = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
  return (days * 86_400 + clock) * 1000 + Number(fraction.padEnd(3, '0'))
}

/** Making a formatter costs a hundred times as much as using it. English is the one language every browser has. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  clocks.set(timeZone, made)
  return made
}
