import { dayNumber, dayOfNumber } from '#lib/day-number.ts'
import { type ClaimBasis, type Debt, type Line, meetUnknown, type Trail, warn } from './claim.ts'
import { compare, type Fraction, fraction, parseDecimal, times } from './fraction.ts'
import { versionOn } from './law.ts'
import { appendLine, type Portion, type Terms } from './line.ts'
import { rateOn } from './rates.ts'

/**
 * Russia, article 236: each day of the delay with the balance, the rate and the divisor of that day, from the day after
 * the due day to `asOf`, both included. The day of a part payment still counts with the old balance.
 */
export function linesByDay(
  debt: Debt,
  portions: readonly Portion[],
  asOf: number,
  basis: ClaimBasis,
  trail: Trail,
): Line[] {
  const lines: Line[] = []
  let day = dayNumber(debt.due) + 1
  while (day <= asOf) {
    const balance = balanceOn(debt, portions, day)
    if (balance.base === 0n) break
    const terms = termsOn(basis, debt, day, trail)
    if (!terms) break
    const to = Math.min(asOf, balance.until, terms.until)
    appendLine(lines, day, to, balance.base, debt.id, terms)
    day = to + 1
  }
  return lines
}

function balanceOn(debt: Debt, portions: readonly Portion[], day: number): { base: bigint; until: number } {
  let base = debt.amount
  for (const portion of portions) {
    if (portion.day >= day) return { base, until: portion.day }
    base -= portion.amount
  }
  return { base, until: Number.POSITIVE_INFINITY }
}

function termsOn(
  basis: ClaimBasis,
  debt: Debt,
  day: number,
  trail: Trail,
): (Terms & { until: number }) | null {
  const law = versionOn(basis.law.delay, day)
  if (!law) {
    meetUnknown(trail, day)
    warn(trail, 'law_unknown', { debt: debt.id, day: dayOfNumber(day) })
    return null
  }
  const table = basis.tables.get(law.version.table)
  const rate = table ? rateOn(table, day) : null
  if (!rate) {
    meetUnknown(trail, day)
    warn(trail, 'rate_unknown', {
      debt: debt.id,
      day: dayOfNumber(day),
      table: table?.table.title ?? law.version.table,
    })
    return null
  }
  const until = Math.min(law.until, rate.until)
  const factor = parseDecimal(law.version.factor) as Fraction
  const agreed = debt.agreedDailyPercent === null ? null : parseDecimal(debt.agreedDailyPercent)
  const legalPerDay = times(times(rate.percent, factor), fraction(1n, law.version.divisor))
  trail.laws.add(law.version)
  if (agreed && debt.agreedDailyPercent !== null && compare(agreed, legalPerDay) > 0) {
    const text = debt.agreedDailyPercent
    return { percent: agreed, text, divisor: 1, factor: fraction(1n), factorText: '1', agreed: true, until }
  }
  trail.rows.set(rate.row, law.version.table)
  return {
    percent: rate.percent,
    text: rate.text,
    divisor: law.version.divisor,
    factor,
    factorText: law.version.factor,
    agreed: false,
    until,
  }
}
