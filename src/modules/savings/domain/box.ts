import {
  type Book,
  type Draft,
  fineDue,
  keepLoan,
  livingMember,
  loanOf,
  memberOf,
  positive,
  principalOf,
  rulesOf,
} from './book.ts'
import { boxSale } from './goods-record.ts'
import type { HappeningOf, Place } from './journal.ts'
import { type Account, balance, counter, type Entry, type FineFund, transfer } from './ledger.ts'
import { newLoan } from './lending.ts'
import { requireStep } from './meeting.ts'
import { refuse } from './refusals.ts'

/** A fine is first a member's debt; it becomes income when it is paid. */
export function raiseFine(book: Book, event: HappeningOf<'fine_raised'>): Draft {
  if (!book.meeting) throw refuse('savings.no_open_meeting')
  livingMember(book, event.member)
  return { counts: [{ account: `fine_due:${event.fund}:${event.member}`, amount: positive(event.amount) }] }
}

/** How a payment of fines is split between what is owed to the loan fund (first) and to the social fund. */
export function planFine(book: Book, member: string, amount: number) {
  const loanFund = Math.min(amount, fineDue(book, member, 'loan_fund'))
  const social = Math.min(amount - loanFund, fineDue(book, member, 'social_fund'))
  return { loanFund, social, returned: amount - loanFund - social }
}

export function payFine(book: Book, event: HappeningOf<'fine_paid'>): Draft {
  requireStep(book.meeting, 'fines')
  memberOf(book, event.member)
  const { loanFund, social } = planFine(book, event.member, positive(event.amount))
  const due = (fund: FineFund) => `fine_due:${fund}:${event.member}` as const
  return {
    entries: [
      ...transfer('income:fines', 'cash:loan_fund', loanFund),
      ...transfer('social_fund', 'cash:social', social),
    ],
    counts: [
      { account: due('loan_fund'), amount: -loanFund },
      { account: due('social_fund'), amount: -social },
      { account: 'sum:fines', amount: loanFund + social },
    ],
  }
}

/** A contribution; with back-pay it also settles what was missed before. */
export function paySocial(book: Book, event: HappeningOf<'social_paid'>): Draft {
  requireStep(book.meeting, 'social')
  livingMember(book, event.member)
  const due = counter(book.ledger, `social_due:${event.member}`)
  return {
    entries: transfer('social_fund', 'cash:social', positive(event.amount)),
    counts: [{ account: `social_due:${event.member}`, amount: -Math.min(due, event.amount) }],
  }
}

export function grantSocial(book: Book, event: HappeningOf<'social_granted'>): Draft {
  requireStep(book.meeting, 'social')
  memberOf(book, event.member)
  holdSocialRules(book, 'grant', event.amount)
  return { entries: transfer('cash:social', 'social_fund', positive(event.amount)) }
}

/** A loan without charge from the social fund: it stays the fund's property while it is out. */
export function lendSocial(book: Book, event: HappeningOf<'social_lent'>): Draft {
  requireStep(book.meeting, 'social')
  livingMember(book, event.member)
  holdSocialRules(book, 'loan0', event.amount)
  const loan = newLoan(book, 'social', event)
  return {
    entries: transfer('cash:social', `social_loan:${loan.id}`, positive(event.amount)),
    after: () => keepLoan(book, loan),
  }
}

export function repaySocial(book: Book, event: HappeningOf<'social_repaid'>): Draft {
  requireStep(book.meeting, 'social')
  const loan = loanOf(book, event.loan)
  const amount = Math.min(positive(event.amount), principalOf(book, loan))
  return { entries: transfer(`social_loan:${loan.id}`, 'cash:social', amount) }
}

/** A compartment counted by two: a difference is booked before any money moves. */
export function countBox(book: Book, event: HappeningOf<'box_counted'>): Draft {
  requireStep(book.meeting, 'count_in', 'count_out')
  if (new Set(event.counters).size < 2) throw refuse('savings.counters_not_two')
  const difference = event.counted - balance(book.ledger, event.place)
  if (difference === 0) return {}
  if (event.difference.to === 'none') {
    throw refuse('savings.books_not_balanced', { place: event.place, difference })
  }
  const { place, difference: booking } = event
  if (booking.to === 'member') memberOf(book, booking.member)
  const entries: Entry[] = [
    { account: place, amount: difference },
    { account: differenceAccount(event, difference), amount: -difference },
  ]
  // Money of the social fund that somebody has to make good is due to that fund, and never the loan fund's.
  const owes = place === 'cash:social' && booking.to === 'member' && difference < 0
  return owes
    ? { entries, counts: [{ account: `fine_due:social_fund:${booking.member}`, amount: -difference }] }
    : { entries }
}

function differenceAccount(event: HappeningOf<'box_counted'>, difference: number): Account {
  const { difference: booking, place } = event
  if (place === 'cash:social') return 'social_fund'
  if (booking.to === 'member' && difference < 0) return `debt:${booking.member}`
  if (booking.to === 'suspense' && difference > 0) return 'suspense'
  return difference < 0 ? 'loss:shortage' : 'income:surplus'
}

/** Between the places of the loan fund; between the compartments it also moves who owns it (money in the wrong one). */
export function moveMoney(book: Book, event: HappeningOf<'money_moved'>): Draft {
  requireStep(book.meeting, 'count_in', 'expenses', 'share_out', 'count_out')
  const entries: Entry[] = transfer(event.from, event.to, positive(event.amount))
  if (event.to === 'cash:social') entries.push(...transfer('social_fund', 'income:surplus', event.amount))
  if (event.from === 'cash:social') entries.push(...transfer('income:surplus', 'social_fund', event.amount))
  return { entries }
}

/** Money that was found in the box and set aside: the group's after all, or back to whom it belongs. */
export function settleSurplus(book: Book, event: HappeningOf<'surplus_settled'>): Draft {
  requireStep(book.meeting, 'count_in', 'expenses', 'share_out', 'count_out')
  const amount = positive(event.amount)
  return { entries: transfer(event.to === 'group' ? 'income:surplus' : 'cash:loan_fund', 'suspense', amount) }
}

/** What a member owes for money that was missing when the box was counted. */
export function payDebt(book: Book, event: HappeningOf<'debt_paid'>): Draft {
  requireStep(book.meeting, 'fines')
  memberOf(book, event.member)
  return { entries: transfer(`debt:${event.member}`, 'cash:loan_fund', positive(event.amount)) }
}

/** Tokens for daily savings are the group's debt until they are exchanged. */
export function sellTokens(book: Book, event: HappeningOf<'tokens_sold'>): Draft {
  requireStep(book.meeting, 'shares', 'expenses')
  return { entries: transfer('tokens', 'cash:loan_fund', positive(event.amount)) }
}

export function redeemTokens(book: Book, event: HappeningOf<'tokens_redeemed'>): Draft {
  requireStep(book.meeting, 'shares', 'expenses')
  return { entries: transfer('cash:loan_fund', 'tokens', positive(event.amount)) }
}

export function payExpense(book: Book, event: HappeningOf<'expense_paid'>): Draft {
  requireStep(book.meeting, 'expenses')
  const to = event.from === 'cash:social' ? 'social_fund' : 'expense'
  return { entries: transfer(event.from, to, positive(event.amount)) }
}

export function receiveDonation(book: Book, event: HappeningOf<'donation_received'> & { id: string }): Draft {
  requireStep(book.meeting, 'expenses')
  const from = event.to === 'cash:social' ? 'social_fund' : 'income:donation'
  const entries = transfer(from, event.to, positive(event.amount))
  return event.sale === undefined
    ? { entries }
    : { entries, after: boxSale(book, event.id, event.sale, event.amount) }
}

export function receiveOutsideLoan(book: Book, event: HappeningOf<'outside_loan_received'>): Draft {
  requireStep(book.meeting, 'expenses')
  holdLoanFundPlace(event.to)
  return { entries: transfer('external_loan', event.to, positive(event.amount)) }
}

export function repayOutsideLoan(book: Book, event: HappeningOf<'outside_loan_repaid'>): Draft {
  requireStep(book.meeting, 'expenses')
  holdLoanFundPlace(event.from)
  return {
    entries: [
      ...transfer(event.from, 'external_loan', positive(event.amount)),
      ...transfer(event.from, 'expense', event.charge),
    ],
  }
}

function holdLoanFundPlace(place: Place): void {
  if (place === 'cash:social') throw refuse('savings.social_mode', { place })
}

function holdSocialRules(book: Book, wanted: 'grant' | 'loan0', amount: number): void {
  const { mode, capPerRequest } = rulesOf(book).socialFund
  if (mode !== 'both' && mode !== wanted) throw refuse('savings.social_mode', { mode, wanted })
  if (capPerRequest !== null && amount > capPerRequest)
    throw refuse('savings.social_above_cap', { capPerRequest })
}
