import { total } from './amount.ts'
import type { Constitution } from './constitution.ts'
import { emptyGoods, type GoodsBook } from './goods-book.ts'
import type { Governance } from './group.ts'
import type { GroupEvent, Visibility } from './journal.ts'
import {
  balance,
  type Counter,
  counter,
  type Entry,
  emptyLedger,
  type FineFund,
  type Ledger,
} from './ledger.ts'
import type { Loan } from './loan.ts'
import type { Meeting } from './meeting.ts'
import { refuse } from './refusals.ts'
import type { Division } from './share-out.ts'

export type MemberState = 'active' | 'away' | 'suspended' | 'left' | 'deceased'

export interface Member {
  readonly id: string
  readonly state: MemberState
  readonly inDefault: boolean
}

/**
 * Everything that follows from a group's journal. A working copy: it can be thrown away and rebuilt at any time. Only
 * `apply` and `rebuild` (record.ts) change it.
 */
export interface Book {
  /** Of the log's first line. */
  currency: string | null
  rules: Constitution | null
  cycle: number
  meeting: Meeting | null
  /** Printed number of the last meeting, and how many were held: periods are counted in meetings held. */
  lastNumber: number
  held: number
  cycleStartedAt: number
  membersAtCycleStart: readonly string[]
  /** What had been before this cycle, so that its own can be told: who was gone, sums of all cycles until then. */
  before: { readonly gone: readonly string[]; readonly disbursed: number; readonly writtenOff: number }
  /** Assets added up over the closes of this cycle, for their average. */
  assetsAtCloses: { readonly sum: number; readonly closes: number }
  readonly members: Map<string, Member>
  readonly loans: Map<string, Loan>
  /** Those of the loan fund on which something is owed, oldest first, and by borrower. `lookAtLoans` keeps them true. */
  readonly open: Map<string, Loan>
  readonly openByMember: Map<string, Map<string, Loan>>
  readonly ledger: Ledger
  readonly levied: { before_payments: number; after_payments: number }
  readonly divisions: { cycle: number; meeting: number; carryOver: number; division: Division }[]
  governance: Governance | null
  visibility: Visibility
  /** What the group has in goods: beside the money, never in it. */
  readonly goods: GoodsBook
  /** Every event by id: a repeated one changes nothing, another under the same id is refused. */
  readonly seen: Map<string, GroupEvent>
  /** How many older events are not in `seen`: 0 but in a book that was opened from a copy (`book-copy.ts`). */
  forgotten: number
}

/** What an event would do: money, counts, and the facts that are not numbers. Nothing is done before all is checked. */
export interface Draft {
  readonly entries?: readonly Entry[]
  readonly counts?: readonly Entry<Counter>[]
  after?(): void
}

export function emptyBook(): Book {
  return {
    currency: null,
    rules: null,
    cycle: 0,
    meeting: null,
    lastNumber: 0,
    held: 0,
    cycleStartedAt: 0,
    membersAtCycleStart: [],
    before: { gone: [], disbursed: 0, writtenOff: 0 },
    assetsAtCloses: { sum: 0, closes: 0 },
    members: new Map(),
    loans: new Map(),
    open: new Map(),
    openByMember: new Map(),
    ledger: emptyLedger(),
    levied: { before_payments: 0, after_payments: 0 },
    divisions: [],
    governance: null,
    visibility: 'totals',
    goods: emptyGoods(),
    seen: new Map(),
    forgotten: 0,
  }
}

export function rulesOf(book: Book): Constitution {
  if (!book.rules) throw refuse('savings.no_open_meeting', { why: 'no cycle was opened' })
  return book.rules
}

export function memberOf(book: Book, id: string): Member {
  const member = book.members.get(id)
  if (!member) throw refuse('savings.unknown_member', { member: id })
  return member
}

/** A member who may still take part: not one who left or died. */
export function livingMember(book: Book, id: string): Member {
  const member = memberOf(book, id)
  if (isGone(member)) throw refuse('savings.member_left', { member: id })
  return member
}

export function isGone(member: Member): boolean {
  return member.state === 'left' || member.state === 'deceased'
}

export function currentMembers(book: Book): Member[] {
  return [...book.members.values()].filter(member => !isGone(member))
}

export function loanOf(book: Book, id: string): Loan {
  const loan = book.loans.get(id)
  if (!loan) throw refuse('savings.unknown_loan', { loan: id })
  return loan
}

/** Loan fund in box, bank and wallet. */
export function liquidOf(book: Book): number {
  return total([loanFundCash(book), balance(book.ledger, 'bank'), balance(book.ledger, 'wallet')])
}

/** Loan fund, loans outstanding and social fund in the box. */
export function assetsOf(book: Book): number {
  const lent = openLoans(book).map(loan => principalOf(book, loan))
  return total([liquidOf(book), ...lent, socialFundCash(book)])
}

export function principalOf(book: Book, loan: Loan): number {
  return balance(book.ledger, loan.kind === 'social' ? `social_loan:${loan.id}` : `loan:${loan.id}`)
}

export function chargeDueOf(book: Book, loan: Loan): number {
  return counter(book.ledger, `charge_due:${loan.id}`)
}

export function keepLoan(book: Book, loan: Loan): void {
  book.loans.set(loan.id, loan)
  if (isOpen(book, loan)) listOpen(book, loan)
}

/** After every event: a loan that was cleared is off the list of open ones, one that is owed again is back in its place. */
export function lookAtLoans(book: Book, { entries = [], counts = [] }: Draft): void {
  for (const { account } of [...entries, ...counts]) {
    const id = /^(?:loan|charge_due):(.*)$/s.exec(account)?.[1]
    const loan = id === undefined ? undefined : book.loans.get(id)
    if (!loan || isOpen(book, loan) === book.open.has(loan.id)) continue
    if (book.open.delete(loan.id)) book.openByMember.get(loan.member)?.delete(loan.id)
    else listOpenAgain(book)
  }
}

/** Open loans of the loan fund, oldest first: something of principal or charge is still owed. */
export function openLoans(book: Book, member?: string): Loan[] {
  return [...((member === undefined ? book.open : book.openByMember.get(member))?.values() ?? [])]
}

/** The lists of open loans from all loans: where one is open again, it stands in the order in which they were given. */
export function listOpenAgain(book: Book): void {
  book.open.clear()
  book.openByMember.clear()
  for (const loan of book.loans.values()) if (isOpen(book, loan)) listOpen(book, loan)
}

function listOpen(book: Book, loan: Loan): void {
  book.open.set(loan.id, loan)
  const mine = book.openByMember.get(loan.member) ?? new Map<string, Loan>()
  book.openByMember.set(loan.member, mine.set(loan.id, loan))
}

const isOpen = (book: Book, loan: Loan): boolean => loan.kind === 'loan' && isOwed(book, loan)

/** Whether anything of principal or charge is left. */
export const isOwed = (book: Book, loan: Loan): boolean =>
  principalOf(book, loan) > 0 || chargeDueOf(book, loan) > 0

export function stampsOf(book: Book, member: string): number {
  return counter(book.ledger, `stamps:${member}`)
}

/** Price paid, less withdrawals. */
export function savingsOf(book: Book, member: string): number {
  return -balance(book.ledger, `shares:${member}`) || 0
}

export function fineDue(book: Book, member: string, fund: FineFund): number {
  return counter(book.ledger, `fine_due:${fund}:${member}`)
}

export function loanFundCash(book: Book): number {
  return balance(book.ledger, 'cash:loan_fund')
}

export function socialFundCash(book: Book): number {
  return balance(book.ledger, 'cash:social')
}

/** A positive whole amount, or a refusal: nothing else may reach the books. */
export function positive(amount: number): number {
  if (Number.isSafeInteger(amount) && amount > 0) return amount
  throw refuse('savings.amount_not_positive', { amount })
}
