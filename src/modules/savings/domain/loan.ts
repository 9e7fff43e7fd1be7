import { type Fraction, floorPart, plus, times } from './amount.ts'
import type { ChargeMethod, DebtPart, LateRule, PaymentOrder } from './constitution.ts'

/** What was agreed when the loan was given; balances are in the ledger (`loan:<id>`, `charge_due:<id>`). */
export interface Loan {
  readonly id: string
  readonly member: string
  readonly kind: 'loan' | 'social'
  readonly principal: number
  readonly method: ChargeMethod
  readonly rate: Fraction
  readonly periods: number
  /** Running number of the meeting that gave it, and of the one by which it should be paid (not their printed numbers). */
  readonly issuedAt: number
  readonly dueAt: number
  /** Earlier due meetings, oldest first: a rescheduled loan keeps counting as at risk. */
  readonly rescheduled: readonly { readonly dueAt: number; readonly reason: string }[]
  /** The loan that a top-up closed. */
  readonly replaces: string | null
  /** Who vouches for it. */
  readonly guarantors?: readonly string[]
}

export interface Debt {
  readonly fines: number
  readonly charge: number
  readonly principal: number
}

export interface Allocation extends Debt {
  /** Handed back at once: no balance ever goes below zero. */
  readonly returned: number
}

/** When in a meeting a charge arises: before the repayments for the period that ended, or after them for the next. */
export type ChargeMoment = 'before_payments' | 'after_payments'

/** The charge that exists from the first moment. Rounded DOWN to the cash unit. */
export function chargeAtIssue(loan: Loan, unit: number): number {
  if (loan.kind === 'social') return 0
  if (loan.method === 'flat_upfront') {
    return floorPart(loan.principal, { num: times(loan.rate.num, loan.periods), den: loan.rate.den }, unit)
  }
  return loan.method === 'rollover' ? floorPart(loan.principal, loan.rate, unit) : 0
}

/**
 * The charge of one period, rounded DOWN to the cash unit. Flat and declining loans are charged for the period that
 * ends with this meeting, on the balance they had all through it; a rollover loan on what is left after the payments.
 */
export function chargeForPeriod(
  loan: Loan,
  owed: { principal: number; charge: number },
  moment: ChargeMoment,
  unit: number,
): number {
  if (loan.kind === 'social') return 0
  if (moment === 'after_payments') {
    return loan.method === 'rollover' ? floorPart(plus(owed.principal, owed.charge), loan.rate, unit) : 0
  }
  if (loan.method === 'declining') return floorPart(owed.principal, loan.rate, unit)
  return loan.method === 'flat_periodic' && owed.principal > 0
    ? floorPart(loan.principal, loan.rate, unit)
    : 0
}

/** What a loan owes on top because its term is over; `before` is what the late rule has already cost. Rounded DOWN. */
export function lateCharge(rule: LateRule, principal: number, before: number, unit: number): number {
  if (rule.kind === 'none' || rule.kind === 'fixed_fine') return 0
  const extra = rule.kind === 'extra_rate' ? floorPart(principal, rule.rate, unit) : rule.amount
  return rule.cap === null ? extra : Math.max(0, Math.min(extra, rule.cap - before))
}

/** Where a payment goes, by the group's order; `pro_rata` rounds the charge's part DOWN and principal takes the rest. */
export function allocate(order: PaymentOrder, cash: number, debt: Debt): Allocation {
  if (order === 'pro_rata') return allocateProRata(cash, debt)
  const paid: Record<DebtPart, number> = { fines: 0, charge: 0, principal: 0 }
  let left = cash
  for (const part of order) {
    paid[part] = Math.min(left, debt[part])
    left -= paid[part]
  }
  return { ...paid, returned: left }
}

/** A flat charge agreed for the whole term, less the periods that an early payer will not use. Rounded DOWN. */
export function unearnedUpfront(loan: Loan, chargeDue: number, now: number, unit: number): number {
  if (loan.method !== 'flat_upfront' || now >= loan.dueAt) return 0
  const used = { num: times(loan.rate.num, now - loan.issuedAt), den: loan.rate.den }
  const earned = floorPart(loan.principal, used, unit)
  return Math.min(chargeDue, chargeAtIssue(loan, unit) - earned)
}

export interface ScheduleLine {
  readonly period: number
  readonly charge: number
  readonly principal: number
  readonly left: number
}

/** What the borrower is told: equal parts of the principal (rounded DOWN, the last takes the rest) and each charge. */
export function schedule(loan: Loan, unit: number): ScheduleLine[] {
  const part = floorPart(loan.principal, { num: 1, den: loan.periods }, unit)
  const lines: ScheduleLine[] = []
  let left = loan.principal
  let charge = chargeAtIssue(loan, unit)
  for (let period = 1; period <= loan.periods; period++) {
    charge = plus(charge, chargeForPeriod(loan, { principal: left, charge: 0 }, 'before_payments', unit))
    const principal = period === loan.periods ? left : part
    left -= principal
    lines.push({ period, charge, principal, left })
    charge = chargeForPeriod(loan, { principal: left, charge: 0 }, 'after_payments', unit)
  }
  return lines
}

function allocateProRata(cash: number, debt: Debt): Allocation {
  const owed = plus(debt.charge, debt.principal)
  if (cash >= owed) return { ...debt, fines: 0, returned: cash - owed }
  const charge = floorPart(cash, { num: debt.charge, den: owed }, 1)
  return { fines: 0, charge, principal: cash - charge, returned: 0 }
}
