import { dayNumber, dayOfNumber } from '#lib/day-number.ts'
import type { Debt, Line, Payment } from './claim.ts'
import { type Fraction, fraction, roundHalfUp, times } from './fraction.ts'

/** What a stretch of days is computed with. */
export interface Terms {
  readonly percent: Fraction
  readonly text: string
  readonly divisor: number
  readonly factor: Fraction
  readonly factorText: string
  readonly agreed: boolean
}

export function makeLine(debt: string, from: number, to: number, base: bigint, terms: Terms): Line {
  const days = to - from + 1
  const perDay = times(times(terms.percent, terms.factor), fraction(1n, 100 * terms.divisor))
  const exact = times(fraction(base * BigInt(days)), perDay)
  return {
    debt,
    from: dayOfNumber(from),
    to: dayOfNumber(to),
    days,
    base,
    ratePercent: terms.text,
    divisor: terms.divisor,
    factor: terms.factorText,
    agreed: terms.agreed,
    exact,
    amount: roundHalfUp(exact),
  }
}

/** One line more, or a longer last one: a line runs as long as base, rate and divisor stay the same. */
export function appendLine(
  lines: Line[],
  from: number,
  to: number,
  base: bigint,
  debt: string,
  terms: Terms,
): void {
  const last = lines.at(-1)
  const same =
    last !== undefined &&
    last.base === base &&
    last.ratePercent === terms.text &&
    last.divisor === terms.divisor &&
    last.factor === terms.factorText &&
    last.agreed === terms.agreed &&
    dayNumber(last.to) + 1 === from
  if (same) lines[lines.length - 1] = makeLine(debt, dayNumber(last.from), to, base, terms)
  else lines.push(makeLine(debt, from, to, base, terms))
}

/** A part of a debt that was settled on one day. */
export interface Portion {
  readonly day: number
  readonly amount: bigint
}

/** The payments (all of this debt) up to a day, by day, never more than the debt; the surplus is told apart. */
export function portionsOf(
  debt: Debt,
  payments: readonly Payment[],
  asOf: number,
): { portions: Portion[]; surplus: bigint } {
  const byDay = new Map<number, bigint>()
  for (const payment of payments) {
    const day = dayNumber(payment.date)
    if (day <= asOf) byDay.set(day, (byDay.get(day) ?? 0n) + payment.amount)
  }
  const portions: Portion[] = []
  let left = debt.amount
  let surplus = 0n
  for (const [day, paid] of [...byDay].sort(([a], [b]) => a - b)) {
    let amount = paid
    if (amount > left) amount = left
    surplus += paid - amount
    left -= amount
    if (amount > 0n) portions.push({ day, amount })
  }
  return { portions, surplus }
}
