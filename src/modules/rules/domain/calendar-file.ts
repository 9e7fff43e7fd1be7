import { addDays, type Day } from '#lib/day.ts'

export interface CalendarEntry {
  readonly id: string
  readonly day: Day
  readonly title: string
  readonly description: string
  /** Days before on which the phone is to remind. */
  readonly remind: readonly number[]
}

/**
 * A calendar as RFC 5545 has it: whole days, reminders at nine in the morning, lines folded at 75 bytes without breaking
 * a letter. `stamp` is the moment of making, `20261122T060537Z`. Nothing in it says whose it is.
 */
export function calendarFile(entries: readonly CalendarEntry[], stamp: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
  ]
  for (const { id, day, title, description, remind } of entries) {
    lines.push(
      'BEGIN:VEVENT',
      `UID:${id}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
      `SUMMARY:${escaped(title)}`,
      ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
      'TRANSP:TRANSPARENT',
    )
    for (const days of remind) {
      lines.push('BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(title)}`)
      lines.push(
        `TRIGGER:${days === 0 ? 'PT9H' : days === 1 ? '-PT15H' : `-P${days - 1}DT15H`}`,
        'END:VALARM',
      )
    }
    lines.push('END:VEVENT')
  }
  lines.push('END:VCALENDAR')
  return lines.map(line => `${folded(line)}\r\n`).join('')
}

const compact = (day: Day): string => day.replaceAll('-', '')

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replace(/\r?\n/g, '\\n')

const bytes = (letter: string): number => new TextEncoder().encode(letter).length

/** A line of at most 75 bytes, going on in the next one after a space; letters stay whole. */
function folded(line: string): string {
  let out = ''
  let length = 0
  for (const letter of line) {
    const size = bytes(letter)
    if (length + size > 75) {
      out += '\r\n '
      length = 1
    }
    out += letter
    length += size
  }
  return out
}
