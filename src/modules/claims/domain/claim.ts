import type { Day } from '#lib/day.ts'
import type { Currency } from '#lib/money.ts'
import type { Fraction } from './fraction.ts'
import type { CountryLaw, DelayLaw, WorkKind, WorkLaw } from './law.ts'
import type { Confidence, RateIndex, RateRow } from './rates.ts'

/** Money is in whole minor units (kopecks, tiyn) of the claim's currency. */
export interface Debt {
  readonly id: string
  readonly due: Day
  readonly amount: bigint
  /** A rate of the contract or collective agreement, percent a day; used on days on which it gives more. */
  readonly agreedDailyPercent: string | null
}

export interface Payment {
  readonly debt: string
  readonly date: Day
  readonly amount: bigint
}

export interface Work {
  readonly date: Day
  readonly kind: WorkKind
  readonly hours: Fraction
  readonly hourlyRate: bigint
  /** What was paid for these hours so far. */
  readonly paid: bigint
}

export interface Claim {
  readonly country: CountryLaw['country']
  readonly currency: Currency
  readonly asOf: Day
  readonly rounding: 'once' | 'each_line'
  readonly debts: readonly Debt[]
  readonly payments: readonly Payment[]
  readonly work: readonly Work[]
}

/** The law and the rate tables (by id), handed in as data. */
export interface ClaimBasis {
  readonly law: CountryLaw
  readonly tables: ReadonlyMap<string, RateIndex>
}

export interface Line {
  readonly debt: string
  readonly from: Day
  readonly to: Day
  readonly days: number
  readonly base: bigint
  readonly ratePercent: string
  readonly divisor: number
  readonly factor: string
  /** True where the agreed rate was used instead of the legal one. */
  readonly agreed: boolean
  readonly exact: Fraction
  /** Half up to the minor unit. */
  readonly amount: bigint
}

export interface WorkLine {
  readonly date: Day
  readonly kind: WorkKind
  /** Null where no rule with a source covers the day. */
  readonly due: bigint | null
  readonly paid: bigint
  readonly owed: bigint | null
}

/** What the reader of the result must know; the code is turned into words outside the domain. */
export interface ClaimWarning {
  readonly code:
    | 'rate_unknown'
    | 'rate_unproven_near'
    | 'rate_start_unproven'
    | 'rate_low_confidence'
    | 'law_unknown'
    | 'not_yet_due'
    | 'payment_later'
    | 'overpaid'
    | 'work_later'
    | 'work_unknown'
    | 'work_base_disputed'
    | 'payment_day_assumed'
    | 'factor_changed'
    | 'rate_name_before_2021'
  readonly details: Readonly<Record<string, string>>
}

export interface Citation {
  readonly rule: string
  readonly source: string
  readonly checked: Day | null
  readonly confidence: Confidence | null
}

export interface ClaimResult {
  readonly principalOwed: bigint
  readonly compensation: bigint
  readonly compensationEachLine: bigint
  readonly lines: readonly Line[]
  readonly work: readonly WorkLine[]
  readonly unknownFrom: Day | null
  /** Principal, compensation as the rounding says, and what is owed for work. */
  readonly total: bigint
  readonly citations: readonly Citation[]
  readonly warnings: readonly ClaimWarning[]
}

/** What a computation used and met on its way, gathered for citations and warnings. */
export interface Trail {
  readonly laws: Set<DelayLaw | WorkLaw>
  readonly rows: Map<RateRow, string>
  readonly warnings: ClaimWarning[]
  unknownFrom: number | null
}

export function newTrail(): Trail {
  return { laws: new Set(), rows: new Map(), warnings: [], unknownFrom: null }
}

export function warn(trail: Trail, code: ClaimWarning['code'], details: Record<string, string> = {}): void {
  const known = trail.warnings.some(
    other => other.code === code && JSON.stringify(other.details) === JSON.stringify(details),
  )
  if (!known) trail.warnings.push({ code, details })
}

export function meetUnknown(trail: Trail, day: number): void {
  trail.unknownFrom = trail.unknownFrom === null ? day : Math.min(trail.unknownFrom, day)
}
