import { type Book, emptyBook, listOpenAgain } from './book.ts'
import type { Head } from './entry.ts'
import type { GroupLog } from './group-log.ts'

/**
 * A book as it stands at one line of its log, so that it need not be worked out again from the first line. Only a copy: it
 * names the line it stands on and the rules it was made by, and is thrown away where either is another.
 */
interface BookCopy {
  readonly rules: number
  readonly head: Head
  readonly forgotten: number
  readonly book: Readonly<Record<string, unknown>>
}

/** Raised with every change of what a book holds or of what an event does to it. */
const bookRules = 4

/** Events of so many meetings stay in a copy: what is taken back is of today or of the last time. */
const meetingsKept = 2

/** What follows from the others or grows without end: not copied as it is. */
const notCopied: ReadonlySet<string> = new Set(['open', 'openByMember', 'seen', 'ledger', 'forgotten'])

export function copyOf({ head, book }: GroupLog): string {
  const seen = recentEvents(book)
  const ids = new Set(seen.map(([id]) => id))
  const { balances, counters, postings, corrected } = book.ledger
  const ledger = {
    balances: standing(balances),
    counters: standing(counters),
    postings: postings.filter(({ id }) => ids.has(id)),
    corrected: new Set([...corrected].filter(id => ids.has(id))),
  }
  const others = Object.entries(book).filter(([name]) => !notCopied.has(name))
  const forgotten = book.forgotten + book.seen.size - seen.length
  const copy: BookCopy = {
    ...{ rules: bookRules, head, forgotten },
    book: pack({ ...Object.fromEntries(others), seen, ledger }) as BookCopy['book'],
  }
  return JSON.stringify(copy)
}

/** The log whose end is this line, with its book; null where the copy is of another line, or of other rules, or is none. */
export function logFromCopy(text: string, at: Pick<Head, 'group'> & Partial<Head>): GroupLog | null {
  try {
    const { rules, head, forgotten, book: packed } = JSON.parse(text) as BookCopy
    if (rules !== bookRules || head.group !== at.group) return null
    if ((at.seq ?? head.seq) !== head.seq || (at.hash ?? head.hash) !== head.hash) return null
    const { seen, ledger, ...others } = unpack(packed) as Pick<Book, 'ledger'> & { seen: [string, never][] }
    const { balances, counters, postings, corrected } = ledger
    const byId = new Map(postings.map(posting => [posting.id, posting]))
    const book: Book = {
      ...emptyBook(),
      ...others,
      ...{ ledger: { balances, counters, postings, corrected, byId }, seen: new Map(seen), forgotten },
    }
    listOpenAgain(book)
    return { head, book }
  } catch {
    return null // not a copy of ours: the lines themselves are there
  }
}

/** In one order, whichever came first: what is cleared is as good as never there. */
function standing(sums: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...sums].filter(([, amount]) => amount !== 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function recentEvents({ seen }: Book): [string, unknown][] {
  const all = [...seen]
  let meetings = 0
  for (let at = all.length - 1; at >= 0; at--) {
    if (all[at]?.[1].kind === 'meeting_opened' && ++meetings === meetingsKept) return all.slice(at)
  }
  return all
}

/** Maps and sets as JSON has none: `{"M": …}` and `{"S": …}`; no object of a book has such a name. */
function pack(value: unknown): unknown {
  if (value instanceof Map) return { M: [...value].map(([key, one]) => [key, pack(one)]) }
  if (value instanceof Set) return { S: [...value] }
  if (Array.isArray(value)) return value.map(pack)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, pack(one)]))
}

function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack)
  if (typeof value !== 'object' || value === null) return value
  if ('M' in value) return new Map((value.M as [unknown, unknown][]).map(([key, one]) => [key, unpack(one)]))
  if ('S' in value) return new Set(value.S as unknown[])
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unpack(one)]))
}
