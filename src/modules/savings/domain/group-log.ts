import { Refusal } from '#lib/refusal.ts'
import { type Book, emptyBook } from './book.ts'
import { type Entry, emptyHead, entryFault, type Head, headAfter, joinFault } from './entry.ts'
import { apply } from './record.ts'
import { refuse } from './refusals.ts'

/** A chain of entries read so far: where it ends and the book that follows from it. */
export interface GroupLog {
  head: Head
  book: Book
}

export function emptyLog(group: string): GroupLog {
  return { head: emptyHead(group), book: emptyBook() }
}

/**
 * Adds one line if it is sound, joins the end and the group's rules allow it; otherwise says why not, and the log is as
 * before. `trusted`: the line is our own, its hash was made or checked here.
 */
export function extend(log: GroupLog, entry: Entry, { trusted = false } = {}): string | null {
  const fault = trusted ? null : entryFault(entry)
  if (fault) return fault
  try {
    append(log, entry)
    return null
  } catch (error) {
    // What is not a refusal of ours is an event that this version cannot read.
    if (!(error instanceof Refusal)) return 'unreadable'
    return error.code === 'savings.entry_invalid' ? String(error.details.why) : error.code
  }
}

/** The same for a line whose hash is right, throwing the refusal with all it says. */
export function append(log: GroupLog, entry: Entry): void {
  const fault = joinFault(log.head, entry)
  if (fault) throw refuse('savings.entry_invalid', { why: fault })
  if (log.book.seen.has(entry.event.id)) throw refuse('savings.entry_invalid', { why: 'repeated' })
  apply(log.book, entry.event)
  log.head = headAfter(log.head, entry)
}

/** The log of a whole chain, or of one that goes on from `start`; and the line at which it breaks, if it does. */
export function readLog(
  group: string,
  entries: Iterable<Entry>,
  options: { trusted?: boolean; start?: GroupLog | undefined } = {},
): { log: GroupLog; broken: { entry: Entry; reason: string } | null } {
  const log = options.start ?? emptyLog(group)
  for (const entry of entries) {
    const reason = extend(log, entry, options)
    if (reason) return { log, broken: { entry, reason } }
  }
  return { log, broken: null }
}
