import { dayNumber } from '#lib/day-number.ts'
import type { EventKind, PersonEvent } from './pack.ts'

/** Days in the country, both ends counted. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface DatedEvent {
  readonly kind: EventKind
  readonly day: number
  readonly until: number | null
  readonly months: number | null
}

export interface Presence {
  /** Stays in order of time, a stay whose end was not recorded counted up to the next entry. The current one ends on the day asked about. */
  readonly spans: readonly Span[]
  /** The same, a stay whose end was not recorded counted as one day. */
  readonly fewest: readonly Span[]
  /** The first day of the stay that is not over; null for somebody who is not there, or of whom no entry is known. */
  readonly enteredOn: number | null
  /** The entry of the last stay that is over, where nobody is there now. */
  readonly last: Span | null
  readonly missingExits: readonly { readonly entry: number; readonly next: number }[]
  /** Exits without an entry before them: from when the person was there is not known. */
  readonly missingEntries: readonly number[]
}

/** Events up to a day, in order; what is planned for later has not happened yet. */
export function eventsUpTo(events: readonly PersonEvent[], onDate: number): DatedEvent[] {
  return events
    .map(event => ({
      kind: event.kind,
      day: dayNumber(event.date),
      until: event.until === undefined ? null : dayNumber(event.until),
      months: event.months ?? null,
    }))
    .filter(event => event.day <= onDate)
    .sort((a, b) => a.day - b.day)
}

export function presenceOf(events: readonly DatedEvent[], onDate: number): Presence {
  const likely = follow(crossings(events, 'likely'), onDate)
  // Where an exit is missing, a day with both moves may have been a visit of that day alone.
  return likely.missingExits.length === 0
    ? likely
    : { ...likely, fewest: follow(crossings(events, 'fewest'), onDate).fewest }
}

function follow(moves: readonly DatedEvent[], onDate: number): Presence {
  const spans: Span[] = []
  const fewest: Span[] = []
  const missingExits: { entry: number; next: number }[] = []
  const missingEntries: number[] = []
  let inside: number | null = null
  const close = (from: number, to: number) => {
    spans.push({ from, to })
    fewest.push({ from, to })
  }
  for (const event of moves) {
    if (event.kind === 'entry') {
      if (inside !== null) {
        missingExits.push({ entry: inside, next: event.day })
        spans.push({ from: inside, to: event.day })
        fewest.push({ from: inside, to: inside })
      }
      inside = event.day
    } else if (inside === null) {
      missingEntries.push(event.day)
      close(event.day, event.day)
    } else {
      close(inside, event.day)
      inside = null
    }
  }
  const last = inside === null ? (spans.at(-1) ?? null) : null
  if (inside !== null) close(inside, onDate)
  return { spans, fewest, enteredOn: inside, last, missingExits, missingEntries }
}

/**
 * Entries and exits without repetitions. On a day with both, the exit comes first for somebody who was there, the entry
 * for somebody who was not; but where the next move is an entry, the person must have left last. The reading with the
 * fewest days lets them have left last wherever the next day has an entry at all.
 */
function crossings(events: readonly DatedEvent[], reading: 'likely' | 'fewest'): DatedEvent[] {
  const days = new Map<number, { entry?: DatedEvent; exit?: DatedEvent }>()
  for (const event of events) {
    if (event.kind !== 'entry' && event.kind !== 'exit') continue
    const moves = days.get(event.day) ?? {}
    moves[event.kind] ??= event
    days.set(event.day, moves)
  }
  const groups = [...days.values()]
  const ordered: DatedEvent[] = []
  let inside = false
  groups.forEach(({ entry, exit }, index) => {
    const next = groups[index + 1]
    const leftLast = next?.entry !== undefined && (reading === 'fewest' || next.exit === undefined)
    if (entry && exit) ordered.push(...(inside && !leftLast ? [exit, entry] : [entry, exit]))
    else ordered.push((entry ?? exit) as DatedEvent)
    inside = ordered.at(-1)?.kind === 'entry'
  })
  return ordered
}

/** How many different days of the spans lie in a stretch, both ends counted; the spans are in order of time. */
export function daysWithin(spans: readonly Span[], from: number, to: number): number {
  let total = 0
  let counted = from - 1
  for (const span of spans) {
    const start = Math.max(span.from, counted + 1)
    const end = Math.min(span.to, to)
    if (end >= start) {
      total += end - start + 1
      counted = end
    }
  }
  return total
}
