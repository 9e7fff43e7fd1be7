import { plus, total } from './amount.ts'
import {
  type Book,
  chargeDueOf,
  emptyBook,
  fineDue,
  openLoans,
  principalOf,
  savingsOf,
  stampsOf,
} from './book.ts'
import type { Entry } from './entry.ts'
import type { Happening } from './journal.ts'
import { apply } from './record.ts'

/** One meeting in a member's own book: what moved, and what stood there at the end. Amounts in the smallest unit. */
export interface PassbookLine {
  readonly meeting: number
  readonly at: string
  /** Shares bought less shares withdrawn; at a share-out all of them are given back. */
  readonly stamps: number
  readonly saved: number
  readonly borrowed: number
  readonly repaid: number
  readonly balance: Standing
}

export interface Standing {
  readonly stamps: number
  readonly savings: number
  readonly loan: number
  readonly charge: number
  readonly fines: number
}

/** What a member has and owes now. */
export function standingOf(book: Book, member: string): Standing {
  const loans = openLoans(book, member)
  return {
    stamps: stampsOf(book, member),
    savings: savingsOf(book, member),
    loan: total(loans.map(loan => principalOf(book, loan))),
    charge: total(loans.map(loan => chargeDueOf(book, loan))),
    fines: plus(fineDue(book, member, 'loan_fund'), fineDue(book, member, 'social_fund')),
  }
}

/** The passbooks of all members from the log, meeting by meeting of the last cycle: the same lines that paper would have. */
export function passbooks(entries: readonly Entry[]): Map<string, PassbookLine[]> {
  const books = new Map<string, PassbookLine[]>()
  const book = emptyBook()
  let before = new Map<string, Standing>()
  let borrowed = new Map<string, number>()
  for (const { event, at } of entries) {
    apply(book, event)
    if (event.kind === 'cycle_opened') books.clear()
    if (event.kind === 'meeting_opened') {
      before = new Map([...book.members.keys()].map(member => [member, standingOf(book, member)]))
      borrowed = new Map()
    }
    if (event.kind === 'loan_given')
      borrowed.set(event.member, plus(borrowed.get(event.member) ?? 0, event.amount))
    if (event.kind !== 'meeting_closed') continue
    for (const member of book.members.keys()) {
      const lines = books.get(member) ?? []
      const line = lineOf(book, member, before.get(member) ?? nothing, borrowed.get(member) ?? 0)
      books.set(member, [...lines, { ...line, meeting: book.lastNumber, at }])
    }
  }
  return books
}

const nothing: Standing = { stamps: 0, savings: 0, loan: 0, charge: 0, fines: 0 }

function lineOf(book: Book, member: string, before: Standing, borrowed: number) {
  const balance = standingOf(book, member)
  return {
    stamps: balance.stamps - before.stamps,
    saved: balance.savings - before.savings,
    borrowed,
    repaid: before.loan + borrowed - balance.loan,
    balance,
  }
}

/** What was written since the open meeting began, newest last, and which of it was taken back. */
export function meetingSoFar(entries: readonly Entry[]): { entry: Entry; takenBack: boolean }[] {
  const start = entries.findLastIndex(({ event }) => event.kind === 'meeting_opened')
  const mine = start < 0 ? [] : entries.slice(start)
  const corrected = new Set(mine.flatMap(({ event }) => (event.kind === 'corrected' ? [event.corrects] : [])))
  return mine.map(entry => ({ entry, takenBack: corrected.has(entry.event.id) }))
}

/** The events of one kind in the open meeting that stand, of one member or of all. */
export function standingEvents<K extends Happening['kind']>(
  entries: readonly Entry[],
  kind: K,
  member?: string,
): (Extract<Happening, { kind: K }> & { id: string })[] {
  return meetingSoFar(entries).flatMap(({ entry: { event }, takenBack }) => {
    const isIt = event.kind === kind && !takenBack && (member === undefined || memberIn(event) === member)
    return isIt ? [event as unknown as Extract<Happening, { kind: K }> & { id: string }] : [] // its kind was compared
  })
}

const memberIn = (event: Happening): string | null => ('member' in event ? event.member : null)
