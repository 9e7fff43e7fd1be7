import type { Fraction } from './amount.ts'
import type { FineFund } from './ledger.ts'
import { refuse } from './refusals.ts'

export type SavingsMode = 'shares' | 'amount' | 'fixed'
export type ChargeMethod = 'flat_upfront' | 'flat_periodic' | 'declining' | 'rollover'
export type DebtPart = 'fines' | 'charge' | 'principal'
export type PaymentOrder = readonly DebtPart[] | 'pro_rata'
export type Rounding = 'floor_share_value' | 'floor_member'
export type RemainderTo = 'next_cycle_loan_fund' | 'social_fund' | 'members_by_lot'
export type ShareOutMode = 'by_shares' | 'equal' | 'return_charge_to_payer'

/** What happens to a loan that is still open after its last period; `cap` bounds all of it over the loan's life. */
export type LateRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'fixed_fine'; readonly amount: number }
  | { readonly kind: 'extra_rate'; readonly rate: Fraction; readonly cap: number | null }
  | { readonly kind: 'extra_per_meeting'; readonly amount: number; readonly cap: number | null }

/** A group's written rules, as far as money follows from them. Amounts in the smallest unit of the currency. */
export interface Constitution {
  readonly version: number
  readonly savings: {
    readonly mode: SavingsMode
    readonly timeBound: boolean
    /** Price of a share; in `fixed` mode the fixed saving, in `amount` mode 1. */
    readonly price: number
    readonly min: number
    readonly max: number | null
    readonly withdrawal: 'price_paid' | 'not_allowed'
  }
  readonly socialFund: {
    readonly perMeeting: number
    readonly backPay: boolean
    readonly mode: 'grant' | 'loan0' | 'both'
    readonly capPerRequest: number | null
    readonly benefits: readonly { readonly event: string; readonly amount: number }[]
    readonly atCycleEnd: 'retain' | 'vote'
  }
  readonly loans: {
    readonly method: ChargeMethod
    readonly rate: Fraction
    readonly capTimesSavings: Fraction
    readonly reserve: number
    readonly defaultPeriods: number
    /** null: the constitution sets no such limit. */
    readonly maxPeriods: number | null
    readonly simultaneous: number | null
    readonly firstMeeting: number | null
    readonly lastMeeting: number | null
    readonly late: LateRule
    readonly paymentOrder: PaymentOrder
    readonly refundUpfront: boolean
    /** How many members have to vouch for a borrower; none where it is not said. */
    readonly guarantors?: number
  }
  readonly fines: {
    readonly fund: FineFund
    readonly list: readonly {
      readonly code: string
      readonly amount: number
      readonly fund: FineFund | null
    }[]
  }
  readonly shareOut: {
    readonly mode: ShareOutMode
    readonly rounding: Rounding
    readonly remainderTo: RemainderTo
  }
  /** The smallest amount actually paid out or charged. */
  readonly cashUnit: number
  readonly attendance: { readonly awayCounted: boolean }
}

type Parts = { readonly [K in keyof Constitution]?: Partial<Constitution[K]> }

/** The usual rules of a VSLA or CBSG with the given ones in their place; limits that a group does not state are off. */
export function constitution(rules: Parts = {}): Constitution {
  const made: Constitution = {
    version: (rules.version as number | undefined) ?? 1,
    savings: {
      ...{ mode: 'shares', timeBound: rules.savings?.mode !== 'fixed', price: 100, min: 0, max: 5 },
      withdrawal: 'price_paid',
      ...rules.savings,
    },
    socialFund: {
      ...{ perMeeting: 0, backPay: false, mode: 'grant', capPerRequest: null, benefits: [] },
      atCycleEnd: 'retain',
      ...rules.socialFund,
    },
    loans: {
      ...{ method: 'declining', rate: { num: 0, den: 1 }, capTimesSavings: { num: 3, den: 1 }, reserve: 0 },
      ...{ defaultPeriods: 3, maxPeriods: null, simultaneous: null, firstMeeting: null, lastMeeting: null },
      ...{ late: { kind: 'none' }, paymentOrder: ['fines', 'charge', 'principal'], refundUpfront: false },
      ...rules.loans,
    },
    fines: { fund: 'loan_fund', list: [], ...rules.fines },
    shareOut: {
      mode: 'by_shares',
      rounding: 'floor_share_value',
      remainderTo: 'next_cycle_loan_fund',
      ...rules.shareOut,
    },
    cashUnit: (rules.cashUnit as number | undefined) ?? 1,
    attendance: { awayCounted: true, ...rules.attendance },
  }
  return checked(made)
}

/** Whether the groups' members would read different rules: the number of the version alone is no difference. */
export function rulesDiffer(a: Constitution, b: Constitution): boolean {
  return moneyRulesDiffer(a, b) || a.attendance.awayCounted !== b.attendance.awayCounted
}

/** Rules about money may change only between cycles, the others from the next meeting on. */
export function moneyRulesDiffer(a: Constitution, b: Constitution): boolean {
  const { version: _a, attendance: _aa, ...moneyA } = a
  const { version: _b, attendance: _ba, ...moneyB } = b
  return JSON.stringify(moneyA) !== JSON.stringify(moneyB)
}

export function fineFor(rules: Constitution, code: string): { amount: number; fund: FineFund } {
  const fine = rules.fines.list.find(entry => entry.code === code)
  return { amount: fine?.amount ?? 0, fund: fine?.fund ?? rules.fines.fund }
}

function checked(rules: Constitution): Constitution {
  const { savings, loans } = rules
  const problems = [
    savings.price < 1 && 'savings.price',
    savings.max !== null && savings.max < savings.min && 'savings.max',
    rules.cashUnit < 1 && 'cashUnit',
    (loans.rate.den < 1 || loans.rate.num < 0) && 'loans.rate',
    (loans.capTimesSavings.den < 1 || loans.capTimesSavings.num < 0) && 'loans.capTimesSavings',
    loans.defaultPeriods < 1 && 'loans.defaultPeriods',
    (loans.guarantors ?? 0) < 0 && 'loans.guarantors',
  ].filter(path => path !== false)
  if (problems.length === 0) return rules
  const errors = problems.map(path => ({ path, code: 'out_of_range' }))
  throw refuse('savings.constitution_invalid', {}, errors)
}
