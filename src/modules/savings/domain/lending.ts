import { floorPart, plus, total } from './amount.ts'
import {
  type Book,
  chargeDueOf,
  type Draft,
  fineDue,
  isGone,
  keepLoan,
  livingMember,
  loanFundCash,
  loanOf,
  memberOf,
  openLoans,
  positive,
  principalOf,
  rulesOf,
  savingsOf,
} from './book.ts'
import { holdVote } from './governing.ts'
import type { HappeningOf } from './journal.ts'
import { type Counter, counter, type Entry, transfer } from './ledger.ts'
import { allocate, chargeAtIssue, chargeForPeriod, type Loan, lateCharge, unearnedUpfront } from './loan.ts'
import { requireStep } from './meeting.ts'
import { refuse } from './refusals.ts'

/** Why the group's own rules say no to a request. Stable codes: they are in `savings replay` and on the phone. */
export type LoanRefusal =
  | 'in_default'
  | 'not_active'
  | 'share_out_today'
  | 'before_first_loan_meeting'
  | 'after_last_loan_meeting'
  | 'term_too_long'
  | 'too_many_loans'
  | 'above_savings_cap'
  | 'above_fund_cash'
  | 'guarantors_missing'

export interface LoanRequest {
  readonly member: string
  readonly amount: number
  readonly periods: number
  /** A top-up closes this loan with part of the new money. */
  readonly replaces?: string
  readonly guarantors?: readonly string[]
}

/** The first rule that a request breaks, or null. Savings and cash are those of this moment of the meeting. */
export function loanRefusal(book: Book, request: LoanRequest): LoanRefusal | null {
  const { loans } = rulesOf(book)
  const member = memberOf(book, request.member)
  const number = book.meeting?.number ?? 0
  if (member.state !== 'active' && member.state !== 'away') return 'not_active'
  if (member.inDefault) return 'in_default'
  if (loans.firstMeeting !== null && number < loans.firstMeeting) return 'before_first_loan_meeting'
  if (loans.lastMeeting !== null && number > loans.lastMeeting) return 'after_last_loan_meeting'
  if (loans.maxPeriods !== null && request.periods > loans.maxPeriods) return 'term_too_long'
  const kept = openLoans(book, member.id).filter(loan => loan.id !== request.replaces)
  if (loans.simultaneous !== null && kept.length >= loans.simultaneous) return 'too_many_loans'
  const wanted = plus(request.amount, total(kept.map(loan => principalOf(book, loan))))
  if (wanted > floorPart(savingsOf(book, member.id), loans.capTimesSavings, 1)) return 'above_savings_cap'
  const closed = request.replaces === undefined ? 0 : payOffAmount(book, loanOf(book, request.replaces))
  if (request.amount - closed > loanFundCash(book) - loans.reserve) return 'above_fund_cash'
  if (!isVouchedFor(book, request)) return 'guarantors_missing'
  return null
}

/** As many others as the rules ask for, each once; nobody who left or does not pay back her own loan. */
function isVouchedFor(book: Book, { member, guarantors = [] }: LoanRequest): boolean {
  const sound = guarantors.every(id => {
    const guarantor = book.members.get(id)
    return id !== member && guarantor !== undefined && !isGone(guarantor) && !guarantor.inDefault
  })
  const needed = rulesOf(book).loans.guarantors ?? 0
  return sound && new Set(guarantors).size === guarantors.length && guarantors.length >= needed
}

/** Hands out a loan; a top-up pays off the loan it replaces in the same moment, and both stay readable. */
export function giveLoan(book: Book, event: HappeningOf<'loan_given'>): Draft {
  requireStep(book.meeting, 'lend')
  livingMember(book, event.member)
  positive(event.amount)
  const reason = loanRefusal(book, event)
  if (reason) throw refuse('savings.loan_not_allowed', { member: event.member, reason })
  const loan = newLoan(book, 'loan', event)
  const old = event.replaces === undefined ? null : loanOf(book, event.replaces)
  const payOff = old ? payOffDraft(book, old) : { entries: [], counts: [] }
  const cost = old ? payOffAmount(book, old) : 0
  if (cost > event.amount || (old && old.member !== event.member)) {
    throw refuse('savings.loan_not_allowed', { member: event.member, reason: 'top_up_too_small' })
  }
  return {
    entries: [...transfer('cash:loan_fund', `loan:${loan.id}`, event.amount), ...payOff.entries],
    counts: [
      { account: `charge_due:${loan.id}`, amount: chargeAtIssue(loan, rulesOf(book).cashUnit) },
      { account: 'sum:disbursed', amount: event.amount },
      ...payOff.counts,
    ],
    after: () => keepLoan(book, loan),
  }
}

/** Charges of all open loans at this point of the meeting; once a meeting for each of the two moments. */
export function levyCharges(book: Book, event: HappeningOf<'charges_levied'>): Draft {
  requireStep(book.meeting, 'repay')
  if (book.levied[event.moment] === book.held) throw refuse('savings.charges_already_levied')
  const { cashUnit, loans: rules } = rulesOf(book)
  const counts: Entry<Counter>[] = []
  for (const loan of openLoans(book)) {
    if (loan.issuedAt >= book.held) continue
    const owed = { principal: principalOf(book, loan), charge: chargeDueOf(book, loan) }
    const charge = chargeForPeriod(loan, owed, event.moment, cashUnit)
    const overdue = event.moment === 'before_payments' && book.held > loan.dueAt
    const before = counter(book.ledger, `late:${loan.id}`)
    const late = overdue ? lateCharge(rules.late, owed.principal, before, cashUnit) : 0
    counts.push({ account: `charge_due:${loan.id}`, amount: plus(charge, late) })
    counts.push({ account: `late:${loan.id}`, amount: late })
    if (overdue && rules.late.kind === 'fixed_fine' && book.held === loan.dueAt + 1) {
      counts.push({ account: `fine_due:loan_fund:${loan.member}`, amount: rules.late.amount })
    }
  }
  return {
    counts: counts.filter(entry => entry.amount !== 0),
    after() {
      book.levied[event.moment] = book.held
    },
  }
}

export interface PaymentPlan {
  readonly entries: Entry[]
  readonly counts: Entry<Counter>[]
  /** Handed back in the meeting. */
  readonly returned: number
}

/** Where a member's payment goes: by the group's order, within each part the oldest loan first. */
export function planPayment(book: Book, member: string, cash: number): PaymentPlan {
  const loans = openLoans(book, member)
  const order = rulesOf(book).loans.paymentOrder
  const entries: Entry[] = []
  const counts: Entry<Counter>[] = loans.flatMap(loan => refundIfEarly(book, loan, loans, cash))
  const refunds = new Map(counts.map(entry => [entry.account, -entry.amount]))
  const charges = loans.map(loan => chargeDueOf(book, loan) - (refunds.get(`charge_due:${loan.id}`) ?? 0))
  const principals = loans.map(loan => principalOf(book, loan))
  const finesFirst = order !== 'pro_rata' && order.includes('fines')
  const fines = finesFirst && loans.length > 0 ? fineDue(book, member, 'loan_fund') : 0
  const paid = allocate(order, cash, { fines, charge: total(charges), principal: total(principals) })
  const charge = share(paid.charge, charges)
  const principal = share(paid.principal, principals)
  for (const [index, loan] of loans.entries()) {
    entries.push(...transfer(`loan:${loan.id}`, 'cash:loan_fund', principal[index] as number))
    entries.push(...transfer('income:charge', 'cash:loan_fund', charge[index] as number))
    counts.push({ account: `charge_due:${loan.id}`, amount: -(charge[index] as number) })
  }
  entries.push(...transfer('income:fines', 'cash:loan_fund', paid.fines))
  counts.push(...chargePaid(member, paid.charge))
  counts.push({ account: `fine_due:loan_fund:${member}`, amount: -paid.fines })
  counts.push({ account: 'sum:fines', amount: paid.fines })
  return { entries, counts: counts.filter(entry => entry.amount !== 0), returned: paid.returned }
}

export function payLoan(book: Book, event: HappeningOf<'loan_paid'>): Draft {
  requireStep(book.meeting, 'repay')
  memberOf(book, event.member)
  if (event.by !== undefined) livingMember(book, event.by)
  return planPayment(book, event.member, positive(event.amount))
}

/** New due meeting by vote. The earlier ones stay with the loan. */
export function rescheduleLoan(book: Book, event: HappeningOf<'loan_rescheduled'>): Draft {
  requireStep(book.meeting, 'repay', 'lend')
  holdVote(book, event.vote)
  const loan = loanOf(book, event.loan)
  const rescheduled = [...loan.rescheduled, { dueAt: loan.dueAt, reason: event.reason }]
  const dueAt = plus(book.held, positive(event.periods))
  return { after: () => keepLoan(book, { ...loan, dueAt, rescheduled }) }
}

/** By vote: the principal is lost, its unpaid charges were never income and are waived. */
export function writeOffLoan(book: Book, event: HappeningOf<'loan_written_off'>): Draft {
  const loan = loanOf(book, event.loan)
  requireStep(
    book.meeting,
    'repay',
    'lend',
    'expenses',
    ...(loan.kind === 'social' ? (['social'] as const) : []),
  )
  holdVote(book, event.vote)
  const principal = positive(principalOf(book, loan))
  const counts: Entry<Counter>[] = [
    { account: `charge_due:${loan.id}`, amount: -chargeDueOf(book, loan) },
    { account: 'sum:written_off', amount: principal },
  ]
  return loan.kind === 'social'
    ? { entries: transfer(`social_loan:${loan.id}`, 'social_fund', principal), counts }
    : { entries: transfer(`loan:${loan.id}`, 'loss:writeoff', principal), counts }
}

/** Money that comes back after a write-off is new income. */
export function recoverLoan(book: Book, event: HappeningOf<'loan_recovered'>): Draft {
  requireStep(book.meeting, 'repay')
  memberOf(book, event.member)
  return { entries: transfer('income:recovered', 'cash:loan_fund', positive(event.amount)) }
}

export function newLoan(book: Book, kind: Loan['kind'], event: LoanRequest & { loan: string }): Loan {
  if (book.loans.has(event.loan)) throw refuse('savings.same_id_other_content', { id: event.loan })
  const { method, rate } = rulesOf(book).loans
  return {
    id: event.loan,
    ...{ member: event.member, kind, principal: event.amount, method, rate },
    periods: positive(event.periods),
    issuedAt: book.held,
    dueAt: plus(book.held, event.periods),
    rescheduled: [],
    replaces: event.replaces ?? null,
    ...(event.guarantors?.length ? { guarantors: event.guarantors } : {}),
  }
}

export function chargePaid(member: string, amount: number): Entry<Counter>[] {
  return [
    { account: `charge_paid:${member}`, amount },
    { account: 'sum:charges', amount },
  ]
}

function payOffAmount(book: Book, loan: Loan): number {
  return plus(principalOf(book, loan), chargeDueOf(book, loan))
}

function payOffDraft(book: Book, loan: Loan): { entries: Entry[]; counts: Entry<Counter>[] } {
  const charge = chargeDueOf(book, loan)
  return {
    entries: [
      ...transfer(`loan:${loan.id}`, 'cash:loan_fund', principalOf(book, loan)),
      ...transfer('income:charge', 'cash:loan_fund', charge),
    ],
    counts: [{ account: `charge_due:${loan.id}`, amount: -charge }, ...chargePaid(loan.member, charge)],
  }
}

/** Where the constitution refunds a flat charge, and this payment clears everything, the unused periods fall away. */
function refundIfEarly(book: Book, loan: Loan, all: readonly Loan[], cash: number): Entry<Counter>[] {
  const { loans, cashUnit } = rulesOf(book)
  if (!loans.refundUpfront) return []
  const unearned = (one: Loan) => unearnedUpfront(one, chargeDueOf(book, one), book.held, cashUnit)
  const owed = total(all.map(one => payOffAmount(book, one) - unearned(one)))
  if (cash < owed || unearned(loan) === 0) return []
  return [{ account: `charge_due:${loan.id}`, amount: -unearned(loan) }]
}

/** Fills the parts in order until the amount is used up. */
function share(amount: number, parts: readonly number[]): number[] {
  let left = amount
  return parts.map(part => {
    const taken = Math.min(left, part)
    left -= taken
    return taken
  })
}
