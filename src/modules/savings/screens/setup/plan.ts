import { type Constitution, constitution, fineFor } from '../../domain/constitution.ts'
import type { Governance, Office } from '../../domain/group.ts'
import type { Happening } from '../../domain/journal.ts'
import type { Interval } from '../box/device.ts'
import type { People } from '../box/group.ts'

/** What is asked when a group begins. Amounts in the smallest unit; members by their place in the list. */
export interface Plan {
  readonly name: string
  readonly village: string
  readonly currency: 'TJS' | 'KGS' | 'UZS' | 'KZT'
  readonly mode: 'shares' | 'fixed' | 'amount'
  readonly price: number
  readonly social: number
  readonly ratePercent: number
  readonly method: Constitution['loans']['method']
  readonly interval: Interval
  readonly fineLate: number
  readonly fineAbsent: number
  readonly members: readonly { readonly name: string; readonly phone: string }[]
  /** Typed, but not added yet. */
  readonly typed?: { readonly name: string; readonly phone: string }
  readonly offices: Readonly<Partial<Record<Office, number>>>
  readonly keyHolders: readonly number[]
  readonly more: MoreRules
}

/** What most groups leave as it usually is. */
export interface MoreRules {
  readonly cap: number
  readonly longest: number
  readonly guarantors: number
  readonly lateFine: number
  readonly socialMode: Constitution['socialFund']['mode']
  readonly backPay: boolean
  readonly withdrawal: boolean
  readonly remainderTo: Constitution['shareOut']['remainderTo']
  readonly division: Constitution['shareOut']['mode']
  /** The smallest amount that is paid out; null: what is usual for the currency. */
  readonly cashUnit: number | null
}

/** What is offered as chips. */
export const more = { caps: [1, 2, 3, 4, 5], longest: [1, 3, 4, 6, 12], guarantors: [0, 1, 2] } as const

export const offices: readonly Office[] = [
  'chair',
  'secretary',
  'treasurer',
  'money_counter_1',
  'money_counter_2',
]

/** What usual groups choose, price of a share, social fund, fine, smallest amount paid out. Confirm with staff. */
export const usual = {
  TJS: {
    prices: [500, 1000, 2000, 5000],
    social: [0, 100, 200, 500],
    fines: [0, 100, 200],
    units: [10, 50, 100],
  },
  KGS: {
    prices: [5000, 10000, 20000, 50000],
    social: [0, 1000, 2000, 5000],
    fines: [0, 1000, 2000],
    units: [100, 500, 1000],
  },
  UZS: {
    prices: [500_000, 1_000_000, 2_000_000, 5_000_000],
    social: [0, 100_000, 200_000, 500_000],
    fines: [0, 100_000, 200_000],
    units: [10_000, 50_000, 100_000],
  },
  KZT: {
    prices: [50_000, 100_000, 200_000, 500_000],
    social: [0, 10_000, 20_000],
    fines: [0, 10_000, 20_000],
    units: [500, 1000, 5000],
  },
} as const

/** Whoever types the last name and goes on has added it. */
export function withTyped({ typed, ...plan }: Plan): Plan {
  const name = typed?.name.trim()
  return name ? { ...plan, members: [...plan.members, { name, phone: typed?.phone.trim() ?? '' }] } : plan
}

export const firstPlan: Plan = {
  ...{ name: '', village: '', currency: 'TJS', mode: 'shares', price: 1000, social: 200, ratePercent: 2 },
  ...{
    method: 'declining',
    interval: '7',
    fineLate: 100,
    fineAbsent: 100,
    members: [],
    offices: {},
    keyHolders: [],
  },
  more: {
    ...{
      cap: 3,
      longest: 6,
      guarantors: 0,
      lateFine: 0,
      socialMode: 'both',
      backPay: false,
      withdrawal: true,
    },
    ...{ remainderTo: 'next_cycle_loan_fund', division: 'by_shares', cashUnit: null },
  },
}

/** The rules that a plan means; what it does not ask stays as in the rules before. */
export function rulesOf(plan: Plan, before?: Constitution): Constitution {
  const fine = (code: string, amount: number) => (amount > 0 ? [{ code, amount, fund: null }] : [])
  const { cap, longest, guarantors, lateFine, socialMode, backPay, withdrawal, remainderTo, division } =
    plan.more
  const { guarantors: _, ...loans } = before?.loans ?? {}
  return constitution({
    version: ((before?.version ?? 0) + 1) as never,
    savings: {
      ...before?.savings,
      mode: plan.mode,
      price: plan.mode === 'amount' ? 1 : plan.price,
      max: plan.mode === 'shares' ? (before?.savings.max ?? 5) : null,
      withdrawal: withdrawal ? 'price_paid' : 'not_allowed',
    },
    socialFund: { ...before?.socialFund, perMeeting: plan.social, mode: socialMode, backPay },
    loans: {
      ...{ defaultPeriods: 3, simultaneous: 1, ...loans, method: plan.method },
      ...{
        rate: { num: plan.ratePercent, den: 100 },
        capTimesSavings: { num: cap, den: 1 },
        maxPeriods: longest,
      },
      ...(guarantors > 0 ? { guarantors } : {}),
      late: lateFine > 0 ? { kind: 'fixed_fine', amount: lateFine } : { kind: 'none' },
    },
    fines: { ...before?.fines, list: [...fine('late', plan.fineLate), ...fine('absent', plan.fineAbsent)] },
    shareOut: { ...before?.shareOut, remainderTo, mode: division },
    cashUnit: (plan.more.cashUnit ?? before?.cashUnit ?? usual[plan.currency].units[0]) as never,
    attendance: { ...before?.attendance },
  })
}

/** A plan that means these rules, to be changed: members and offices are not in it. */
export function planOf(rules: Constitution, currency: string): Plan {
  const { savings, socialFund, loans, shareOut } = rules
  const known = Object.keys(usual).includes(currency) ? (currency as Plan['currency']) : 'TJS'
  return {
    ...firstPlan,
    ...{ currency: known, mode: savings.mode, price: savings.price, social: socialFund.perMeeting },
    ...{ ratePercent: (loans.rate.num * 100) / loans.rate.den, method: loans.method },
    ...{ fineLate: fineFor(rules, 'late').amount, fineAbsent: fineFor(rules, 'absent').amount },
    more: {
      ...{ cap: loans.capTimesSavings.num / loans.capTimesSavings.den, longest: loans.maxPeriods ?? 6 },
      ...{
        guarantors: loans.guarantors ?? 0,
        lateFine: loans.late.kind === 'fixed_fine' ? loans.late.amount : 0,
      },
      ...{ socialMode: socialFund.mode, backPay: socialFund.backPay },
      ...{ withdrawal: savings.withdrawal === 'price_paid', remainderTo: shareOut.remainderTo },
      ...{ division: shareOut.mode, cashUnit: rules.cashUnit },
    },
  }
}

/** The first lines of the book, and what is known of the members outside it. */
export function beginningOf(
  plan: Plan,
  newMemberId: () => string,
): { happenings: Happening[]; people: People } {
  const ids = plan.members.map(() => newMemberId())
  const idAt = (index: number) => ids[index] as string
  const held = Object.entries(plan.offices).map(([office, index]) => [office, idAt(index)])
  const governance: Governance = {
    ...{ quorum: { num: 2, den: 3 }, removalVote: { num: 2, den: 3 }, minimumAge: null, maximumSize: null },
    ...{ entryFee: 0, proxyAllowed: true, joiningMidCycle: 'wait' },
    offices: Object.fromEntries(held) as Governance['offices'],
    keyHolders: plan.keyHolders.map(idAt),
  }
  return {
    happenings: [
      { kind: 'cycle_opened', constitution: rulesOf(plan) },
      ...ids.map((member): Happening => ({ kind: 'member_joined', member })),
      { kind: 'governance_set', governance },
    ],
    people: Object.fromEntries(plan.members.map((person, index) => [idAt(index), { ...person, version: 1 }])),
  }
}

/** Ten letters and digits: a member's name in the log, which says nothing about them. */
export function newMemberId(): string {
  const letters = 'abcdefghjkmnpqrstvwxyz23456789'
  return Array.from(crypto.getRandomValues(new Uint8Array(10)), byte => letters[byte % letters.length]).join(
    '',
  )
}
