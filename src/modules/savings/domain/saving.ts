import { ceilPart, floorPart, plus, times, total } from './amount.ts'
import {
  type Book,
  chargeDueOf,
  type Draft,
  fineDue,
  livingMember,
  loanFundCash,
  openLoans,
  positive,
  principalOf,
  rulesOf,
  savingsOf,
  stampsOf,
} from './book.ts'
import { holdVote } from './governing.ts'
import type { HappeningOf, LeavingReason } from './journal.ts'
import { balance, type Counter, type Entry, transfer } from './ledger.ts'
import { requireStep } from './meeting.ts'
import { refuse } from './refusals.ts'

/** Stamps bought, or in amount mode the money itself, or in fixed mode how many fixed savings. */
export function save(book: Book, event: HappeningOf<'saved'>): Draft {
  requireStep(book.meeting, 'shares')
  livingMember(book, event.member)
  const { mode, price, min, max } = rulesOf(book).savings
  positive(event.stamps)
  if (mode === 'shares' && (event.stamps < min || (max !== null && event.stamps > max))) {
    throw refuse('savings.shares_out_of_range', { member: event.member, min, max })
  }
  return bought(event.member, event.stamps, times(event.stamps, price))
}

/** A newcomer buys into the value already made: at NAV per stamp, rounded UP to the cash unit. */
export function buyCatchUp(book: Book, event: HappeningOf<'catch_up_bought'>): Draft {
  requireStep(book.meeting, 'shares')
  livingMember(book, event.member)
  return bought(event.member, event.stamps, times(positive(event.stamps), catchUpPrice(book)))
}

/** Emergency withdrawal at the price paid (the average, rounded DOWN, after a catch-up); the profit stays. */
export function withdrawShares(book: Book, event: HappeningOf<'shares_withdrawn'>): Draft {
  requireStep(book.meeting, 'shares')
  livingMember(book, event.member)
  if (rulesOf(book).savings.withdrawal === 'not_allowed') throw refuse('savings.withdrawal_not_allowed')
  const held = stampsOf(book, event.member)
  if (positive(event.stamps) > held) throw refuse('savings.too_few_shares', { member: event.member, held })
  const paid = floorPart(savingsOf(book, event.member), { num: event.stamps, den: held }, 1)
  return {
    entries: transfer('cash:loan_fund', `shares:${event.member}`, paid),
    counts: stampCounts(event.member, -event.stamps, -paid),
  }
}

/** Cash, bank and wallet of the loan fund and principal lent, less outside loans; charges due are not in it. */
export function netAssetValue(book: Book): number {
  const { ledger } = book
  const lent = total(openLoans(book).map(loan => principalOf(book, loan)))
  const places = total([loanFundCash(book), balance(ledger, 'bank'), balance(ledger, 'wallet'), lent])
  return plus(places, balance(ledger, 'external_loan'))
}

/** All live stamps. */
export function liveStamps(book: Book): number {
  return total([...book.members.keys()].map(member => stampsOf(book, member)))
}

export function catchUpPrice(book: Book): number {
  const stamps = liveStamps(book)
  const { savings, cashUnit } = rulesOf(book)
  return stamps === 0 ? savings.price : ceilPart(netAssetValue(book), { num: 1, den: stamps }, cashUnit)
}

export interface LeavingClaim {
  readonly claim: number
  readonly debt: number
  readonly payout: number
  /** What remains owed when the debt is larger than the claim: a loan of a former member. */
  readonly stillOwed: number
}

/** What a leaver gets: the price paid, or for cause a part of the value, rounded DOWN; never above NAV in a loss. */
export function leavingClaim(book: Book, member: string, why: LeavingReason): LeavingClaim {
  const stamps = stampsOf(book, member)
  const all = liveStamps(book)
  const value =
    all === 0
      ? 0
      : floorPart(Math.max(0, netAssetValue(book)), { num: stamps, den: all }, rulesOf(book).cashUnit)
  const forCause = why === 'moved_abroad' || why === 'died'
  const claim = forCause ? value : Math.min(savingsOf(book, member), value)
  const loans = openLoans(book, member)
  const debt = total([
    ...loans.map(loan => plus(principalOf(book, loan), chargeDueOf(book, loan))),
    fineDue(book, member, 'loan_fund'),
  ])
  return { claim, debt, payout: Math.max(0, claim - debt), stillOwed: Math.max(0, debt - claim) }
}

/** Leaving: shares are cancelled, debts netted (principal, charges, fines), the rest paid; the difference stays in the fund. */
export function leave(book: Book, event: HappeningOf<'member_left'>): Draft {
  const member = livingMember(book, event.member)
  requireStep(book.meeting, 'shares')
  holdVote(book, event.vote)
  const { claim, payout } = leavingClaim(book, member.id, event.why)
  const savings = savingsOf(book, member.id)
  const netted = netDebts(book, member.id, claim)
  const difference = claim - savings
  return {
    entries: [
      ...transfer('cash:loan_fund', `shares:${member.id}`, payout),
      ...netted.entries,
      ...(difference > 0 ? transfer(`shares:${member.id}`, 'expense', difference) : []),
      ...(difference < 0 ? transfer('income:surplus', `shares:${member.id}`, -difference) : []),
    ],
    counts: [...netted.counts, ...stampCounts(member.id, -stampsOf(book, member.id), -savings)],
    after() {
      book.members.set(member.id, { ...member, state: event.why === 'died' ? 'deceased' : 'left' })
    },
  }
}

/** The claim against the debts: principal of the loans first, oldest first, then their charges, then fines. */
function netDebts(book: Book, member: string, claim: number) {
  const entries: Entry[] = []
  const counts: Entry<Counter>[] = []
  let left = claim
  const loans = openLoans(book, member)
  for (const loan of loans) {
    const part = Math.min(left, principalOf(book, loan))
    entries.push(...transfer(`loan:${loan.id}`, `shares:${member}`, part))
    left -= part
  }
  for (const loan of loans) {
    const part = Math.min(left, chargeDueOf(book, loan))
    entries.push(...transfer('income:charge', `shares:${member}`, part))
    counts.push({ account: `charge_due:${loan.id}`, amount: -part }, { account: 'sum:charges', amount: part })
    left -= part
  }
  const fines = Math.min(left, fineDue(book, member, 'loan_fund'))
  entries.push(...transfer('income:fines', `shares:${member}`, fines))
  counts.push(
    { account: `fine_due:loan_fund:${member}`, amount: -fines },
    { account: 'sum:fines', amount: fines },
  )
  return { entries, counts }
}

function bought(member: string, stamps: number, amount: number): Draft {
  return {
    entries: transfer(`shares:${member}`, 'cash:loan_fund', amount),
    counts: stampCounts(member, stamps, amount),
  }
}

function stampCounts(member: string, stamps: number, amount: number): Entry<Counter>[] {
  return [
    { account: `stamps:${member}`, amount: stamps },
    { account: 'sum:stamps', amount: stamps },
    { account: 'sum:savings', amount },
  ]
}
