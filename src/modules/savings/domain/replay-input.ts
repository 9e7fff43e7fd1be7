import type { Fraction } from './amount.ts'
import type {
  ChargeMethod,
  PaymentOrder,
  RemainderTo,
  Rounding,
  SavingsMode,
  ShareOutMode,
} from './constitution.ts'
import { type Constitution, constitution as withDefaults } from './constitution.ts'
import type { FineFund } from './ledger.ts'

type ByMember = Readonly<Record<string, number>>

/** A whole cycle (or several) as contracts section 6 gives it: checked, defaults filled in (see `parseReplay`). */
export interface ReplayInput {
  readonly currency: string
  readonly constitution: ReplayConstitution
  readonly members: readonly string[]
  readonly meetings: readonly ReplayMeeting[]
}

/** Amounts in the smallest unit the group uses; limits that are undefined are not set. */
export interface ReplayConstitution {
  readonly savingsMode: SavingsMode
  readonly sharePrice?: number | undefined
  readonly fixedSaving?: number | undefined
  readonly minShares: number
  readonly maxShares: number
  readonly socialFundPerMeeting: number
  readonly socialFundBackPay: boolean
  readonly serviceCharge: { readonly method: ChargeMethod; readonly rate: Fraction }
  readonly loanCapTimesSavings: number | Fraction
  readonly maxLoanPeriods?: number | undefined
  readonly simultaneousLoans?: number | undefined
  readonly loanReserve: number
  readonly fines: ByMember
  readonly finesGoTo: FineFund
  readonly paymentOrder: PaymentOrder
  readonly shareWithdrawalAt: 'price_paid' | 'not_allowed'
  readonly cashUnit: number
  readonly rounding: Rounding
  readonly shareOutMode: ShareOutMode
  readonly remainderTo: RemainderTo
}

export interface ReplayMeeting {
  readonly number: number
  readonly absent: readonly string[]
  readonly late: readonly string[]
  readonly excused: readonly string[]
  readonly represented: readonly string[]
  readonly shares?: ByMember | undefined
  readonly savings?: ByMember | undefined
  readonly finesPaid: ByMember
  readonly payments: readonly { readonly member: string; readonly cash: number }[]
  readonly socialPaid?: ByMember | undefined
  readonly socialGrants: readonly { readonly member: string; readonly amount: number }[]
  readonly shareWithdrawals: ByMember
  readonly loanRequests: readonly {
    readonly member: string
    readonly amount: number
    readonly periods: number
  }[]
  readonly defaults: readonly string[]
  readonly shareOut: boolean
  readonly carryOver: number
  readonly lot: readonly string[]
}

/** The flat constitution of the contract as the group's rules. */
export function constitutionOf(input: ReplayInput): Constitution {
  const given = input.constitution
  const mode = given.savingsMode
  const cap = given.loanCapTimesSavings
  return withDefaults({
    savings: {
      mode,
      timeBound: mode !== 'fixed',
      price: mode === 'amount' ? 1 : ((mode === 'fixed' ? given.fixedSaving : given.sharePrice) ?? 1),
      min: given.minShares,
      max: given.maxShares,
      withdrawal: given.shareWithdrawalAt,
    },
    socialFund: { perMeeting: given.socialFundPerMeeting, backPay: given.socialFundBackPay },
    loans: {
      ...given.serviceCharge,
      capTimesSavings: typeof cap === 'number' ? { num: cap, den: 1 } : cap,
      reserve: given.loanReserve,
      maxPeriods: given.maxLoanPeriods ?? null,
      simultaneous: given.simultaneousLoans ?? null,
      paymentOrder: given.paymentOrder,
    },
    fines: {
      fund: given.finesGoTo,
      list: Object.entries(given.fines).map(([code, fine]) => ({ code, amount: fine, fund: null })),
    },
    shareOut: { mode: given.shareOutMode, rounding: given.rounding, remainderTo: given.remainderTo },
    cashUnit: given.cashUnit,
  })
}
