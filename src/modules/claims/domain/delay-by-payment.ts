import { day as asDay } from '#lib/day.ts'
import { dayNumber, dayOfNumber } from '#lib/day-number.ts'
import { type ClaimBasis, type Debt, type Line, meetUnknown, type Trail, warn } from './claim.ts'
import { type Fraction, parseDecimal } from './fraction.ts'
import { versionOn } from './law.ts'
import { makeLine, type Portion } from './line.ts'
import { type KnownRate, nearUnprovenChange, type RateIndex, rateOn } from './rates.ts'

/**
 * Kazakhstan, article 113(3): one rate, that of the day on which the duty is performed. Each part of the debt runs from
 * the day after the due day to the day it was paid, with the rate of that day; what is still unpaid runs to `asOf` as if
 * it were paid then.
 */
export function linesByPayment(
  debt: Debt,
  portions: readonly Portion[],
  asOf: number,
  basis: ClaimBasis,
  trail: Trail,
): Line[] {
  const due = dayNumber(debt.due)
  const paid = portions.reduce((total, portion) => total + portion.amount, 0n)
  const rest = debt.amount - paid
  const parts = portions.filter(portion => portion.day > due)
  const lines = parts.flatMap(part => linesOfPart(debt, due, part, basis, trail))
  if (rest > 0n && asOf > due) {
    warn(trail, 'payment_day_assumed', { debt: debt.id, day: dayOfNumber(asOf) })
    lines.push(...linesOfPart(debt, due, { day: asOf, amount: rest }, basis, trail))
  }
  return lines
}

function linesOfPart(debt: Debt, due: number, part: Portion, basis: ClaimBasis, trail: Trail): Line[] {
  const lastLaw = basis.law.delay.at(-1)
  const table = lastLaw ? basis.tables.get(lastLaw.table) : undefined
  if (!table) throw new RangeError(`no rate table for ${basis.law.country}`)
  const known = lastKnownDay(table, due, part.day)
  if (known.day < part.day) {
    meetUnknown(trail, known.day + 1)
    const near = nearUnprovenChange(table, part.day)
    warn(trail, near ? 'rate_unproven_near' : 'rate_unknown', {
      debt: debt.id,
      day: dayOfNumber(near ? part.day : known.day + 1),
      table: table.table.title,
    })
  }
  if (!known.rate) return []
  noteRate(trail, known.rate, known.day, table)
  const lines: Line[] = []
  for (let day = due + 1; day <= known.day; ) {
    const law = versionOn(basis.law.delay, day)
    if (!law) {
      meetUnknown(trail, day)
      warn(trail, 'law_unknown', { debt: debt.id, day: dayOfNumber(day) })
      break
    }
    const to = Math.min(known.day, law.until)
    trail.laws.add(law.version)
    lines.push(
      makeLine(debt.id, day, to, part.amount, {
        percent: known.rate.percent,
        text: known.rate.text,
        divisor: law.version.divisor,
        factor: parseDecimal(law.version.factor) as Fraction,
        factorText: law.version.factor,
        agreed: false,
      }),
    )
    day = to + 1
  }
  if (lines.length > 1) warn(trail, 'factor_changed', { debt: debt.id })
  return lines
}

/** The last day not after `wanted`, and after the due day, whose rate is known and proven well enough to decide. */
function lastKnownDay(
  table: RateIndex,
  due: number,
  wanted: number,
): { day: number; rate: KnownRate | null } {
  for (let day = wanted; day > due; day--) {
    const rate = nearUnprovenChange(table, day) ? null : rateOn(table, day)
    if (rate) return { day, rate }
  }
  return { day: due, rate: null }
}

/** From this day "official refinancing rate" in the laws of Kazakhstan means the base rate. */
const baseRateNamed = dayNumber(asDay('2021-01-01'))

function noteRate(trail: Trail, rate: KnownRate, day: number, table: RateIndex): void {
  trail.rows.set(rate.row, table.table.id)
  const details = { day: dayOfNumber(day), rate: rate.text, from: rate.row.from ?? '' }
  if (rate.row.status === 'date_unverified') warn(trail, 'rate_start_unproven', details)
  else if (rate.row.confidence === 'low') warn(trail, 'rate_low_confidence', details)
  if (day < baseRateNamed) warn(trail, 'rate_name_before_2021', { day: dayOfNumber(day) })
}
