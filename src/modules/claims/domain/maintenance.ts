import { addMonths, day as asDay, type Day } from '#lib/day.ts'
import { dayNumber } from '#lib/day-number.ts'
import type { MaintenanceCountry, MaintenanceLaw } from './check-law.ts'
import { type Fraction, fraction, parseDecimal, roundHalfUp, times } from './fraction.ts'
import { versionOn } from './law.ts'

/** Money owed for children. Whole minor units of the currency. */
export interface MaintenanceClaim {
  readonly country: MaintenanceCountry
  readonly children: number
  readonly asOf: Day
  /** A sum a month that a court or an agreement fixed; null: the shares of the law. */
  readonly fixed: bigint | null
  /** The day the writ was presented to the bailiff, from which arrears are counted back. */
  readonly writOn: Day | null
  /** The debtor hid or was searched for: the whole time counts. */
  readonly debtorHid: boolean
  readonly months: readonly MaintenanceMonth[]
}

export interface MaintenanceMonth {
  readonly month: string
  readonly income: bigint | null
  /** The minimum wage of the month, where the floor depends on it. */
  readonly minimumWage: bigint | null
  readonly paid: bigint
}

export interface MaintenanceLine {
  readonly month: string
  readonly income: bigint | null
  readonly share: string | null
  readonly floor: bigint | null
  /** What was due for the month; null where nothing known decides it. */
  readonly due: bigint | null
  /** Which of the three decided. */
  readonly by: 'fixed' | 'share' | 'floor' | null
  readonly paid: bigint
  /** What is owed up to this month, this one included; a surplus is kept for the months after it. */
  readonly balance: bigint
  /** Outside the years that the law looks back. */
  readonly tooOld: boolean
  readonly law: MaintenanceLaw | null
}

export interface MaintenanceResult {
  readonly lines: readonly MaintenanceLine[]
  readonly due: bigint
  readonly paid: bigint
  readonly total: bigint
  readonly laws: readonly MaintenanceLaw[]
  readonly warnings: readonly MaintenanceWarning[]
}

export interface MaintenanceWarning {
  readonly code:
    | 'month_unknown'
    | 'month_later'
    | 'law_unknown'
    | 'floor_needs_wage'
    | 'years_back_unknown'
    | 'too_old'
  readonly details: Readonly<Record<string, string>>
}

/** Month by month, oldest first: the larger of share and floor, or the fixed sum, less what was paid. */
export function computeMaintenance(
  claim: MaintenanceClaim,
  versions: readonly MaintenanceLaw[],
): MaintenanceResult {
  const own = versions.filter(one => one.country === claim.country)
  const warnings = new Map<string, MaintenanceWarning>()
  const warn: Warn = (code, details = {}) => {
    warnings.set(JSON.stringify([code, details]), { code, details })
  }
  const laws = new Set<MaintenanceLaw>()
  let balance = 0n
  const lines = claim.months
    .filter(one => {
      const later = one.month > claim.asOf.slice(0, 7)
      if (later) warn('month_later', { month: one.month })
      return !later
    })
    .sort((a, b) => (a.month < b.month ? -1 : 1))
    .map(one => {
      const law = versionOn(own, dayNumber(asDay(`${one.month}-01`)))?.version ?? null
      if (law) laws.add(law)
      const tooOld = isTooOld(one.month, claim, law)
      const line = lineOf(one, claim, law, warn)
      if (tooOld) warn('too_old', { month: one.month })
      else if (line.due !== null) balance += line.due - one.paid
      return { ...line, balance, tooOld, law }
    })
  if (own.some(one => one.yearsBack === null) && claim.writOn) warn('years_back_unknown')
  const counted = lines.filter(line => !line.tooOld && line.due !== null)
  return {
    lines,
    due: counted.reduce((sum, line) => sum + (line.due ?? 0n), 0n),
    paid: counted.reduce((sum, line) => sum + line.paid, 0n),
    total: balance > 0n ? balance : 0n,
    laws: [...laws],
    warnings: [...warnings.values()],
  }
}

type Warn = (code: MaintenanceWarning['code'], details?: Record<string, string>) => void

function lineOf(one: MaintenanceMonth, claim: MaintenanceClaim, law: MaintenanceLaw | null, warn: Warn) {
  const base = { month: one.month, income: one.income, paid: one.paid, share: null, floor: null }
  if (claim.fixed !== null) return { ...base, due: claim.fixed, by: 'fixed' as const }
  if (!law) {
    warn('law_unknown', { month: one.month })
    return { ...base, due: null, by: null }
  }
  const share = law.shares[Math.min(claim.children, 3) - 1] as string
  const bySheet = one.income === null ? null : shareOf(one.income, share)
  const floor =
    law.floor && one.minimumWage !== null ? floorOf(law.floor.perChild, one.minimumWage, claim) : null
  if (law.floor && one.minimumWage === null) warn('floor_needs_wage', { month: one.month })
  if (bySheet === null && floor === null) {
    warn('month_unknown', { month: one.month })
    return { ...base, share, due: null, by: null }
  }
  const byFloor = floor !== null && (bySheet === null || floor > bySheet)
  return {
    ...base,
    share,
    floor,
    due: byFloor ? floor : bySheet,
    by: byFloor ? ('floor' as const) : ('share' as const),
  }
}

function shareOf(income: bigint, share: string): bigint {
  const [over, under] = share.split('/').map(Number) as [number, number]
  return roundHalfUp(fraction(income * BigInt(over), under))
}

const floorOf = (perChild: string, wage: bigint, { children }: MaintenanceClaim): bigint =>
  roundHalfUp(times(fraction(wage * BigInt(children)), parseDecimal(perChild) as Fraction))

function isTooOld(
  month: string,
  { writOn, debtorHid }: MaintenanceClaim,
  law: MaintenanceLaw | null,
): boolean {
  if (!writOn || debtorHid || !law?.yearsBack) return false
  return month < addMonths(writOn, -12 * law.yearsBack).slice(0, 7)
}
