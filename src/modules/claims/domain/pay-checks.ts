import { day as asDay, type Day } from '#lib/day.ts'
import { dayNumber } from '#lib/day-number.ts'
import type { CheckBasis, TaxLaw, TaxStatus } from './check-law.ts'
import { type Fraction, fraction, parseDecimal, plus, roundHalfUp, times, zero } from './fraction.ts'
import { type Dated, versionOn } from './law.ts'

/** The pay of one full month before tax, and what was withheld of it as tax; whole minor units. */
export interface PaidMonth {
  /** `2025-05`. */
  readonly month: string
  readonly gross: bigint
  readonly withheld: bigint | null
}

export interface MonthCheck {
  readonly month: string
  /** The lowest lawful pay of a full month; null where the tables do not know it. */
  readonly minimum: bigint | null
  /** How much the pay lies under it. */
  readonly under: bigint
  /** The tax that should have been withheld; null where the law or the status is not known. */
  readonly tax: bigint | null
  readonly tooMuchTax: bigint
  readonly laws: readonly Dated[]
}

/** Each month by itself; the tax of a month follows the income of its year so far, as far as it was given. */
export function checkMonths(
  months: readonly PaidMonth[],
  status: TaxStatus | null,
  country: 'RU' | 'KZ',
  basis: CheckBasis,
): MonthCheck[] {
  const before = new Map<string, bigint>()
  return [...months]
    .sort((a, b) => (a.month < b.month ? -1 : 1))
    .map(one => {
      const year = one.month.slice(0, 4)
      const earned = before.get(year) ?? 0n
      before.set(year, earned + one.gross)
      const first = asDay(`${one.month}-01`)
      const wage = minimumOn(basis, country, first)
      const law = status && country === 'RU' ? taxLawOn(basis.tax, status, first) : null
      const tax = law && taxBetween(law, earned, earned + one.gross)
      const over = tax === null || one.withheld === null ? 0n : one.withheld - tax
      const short = wage === null ? 0n : wage.amount - one.gross
      return {
        month: one.month,
        minimum: wage?.amount ?? null,
        under: short > 0n ? short : 0n,
        tax,
        tooMuchTax: over > 0n ? over : 0n,
        laws: [wage?.law, law].filter(found => found !== null && found !== undefined),
      }
    })
}

function minimumOn(basis: CheckBasis, country: string, first: Day): { amount: bigint; law: Dated } | null {
  const law = versionOn(
    basis.minimumWageLaw.filter(one => one.country === country),
    dayNumber(first),
  )?.version
  const row = basis.minimumWages.find(
    one => one.country === country && one.from <= first && (one.to === null || first <= one.to),
  )
  // An open row is the wage of its year; the next year's is another and must be looked up.
  if (!law || !row || (row.to === null && row.from.slice(0, 4) !== first.slice(0, 4))) return null
  return { amount: roundHalfUp(times(parseDecimal(row.value) as Fraction, fraction(100n))), law }
}

function taxLawOn(versions: readonly TaxLaw[], status: TaxStatus, first: Day): TaxLaw | null {
  const own = versions.filter(one => one.statuses.includes(status))
  return versionOn(own, dayNumber(first))?.version ?? null
}

/** The tax on the part of a year's income between two sums; null where a rate on the way is not known. */
function taxBetween(law: TaxLaw, from: bigint, to: bigint): bigint | null {
  let tax = zero
  let floor = 0n
  for (const step of law.scale) {
    const top = step.upTo === null ? null : BigInt(step.upTo) * 100n
    const low = from > floor ? from : floor
    const high = top === null || to < top ? to : top
    if (high > low) {
      if (step.rate === null) return null
      tax = plus(tax, times(fraction(high - low, 100n), parseDecimal(step.rate) as Fraction))
    }
    if (top === null) break
    floor = top
  }
  return roundHalfUp(tax)
}
