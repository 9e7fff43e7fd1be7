import { type Fraction, floorPart, floorTo, isLess, plus, times, total } from './amount.ts'
import type { Rounding, ShareOutMode } from './constitution.ts'

/** One member at the moment of division. Debts to the loan fund by part; a fine owed to the social fund stands apart. */
export interface Claimant {
  readonly member: string
  readonly stamps: number
  readonly savings: number
  readonly principal: number
  readonly charge: number
  readonly fines: number
  readonly socialFines: number
  /** Charges this member has paid in the cycle: only for `return_charge_to_payer`. */
  readonly chargesPaid: number
  /** Left during the cycle: nothing is shared with them, an open loan is written off. */
  readonly former?: boolean
}

export interface ShareOutRules {
  readonly mode: ShareOutMode
  readonly rounding: Rounding
  readonly cashUnit: number
  /** As divisions were made at first: whoever owes more than the ROUNDED part is short. Kept to read them as they were. */
  readonly shortWhenRounded?: boolean
}

export interface ShareOutLine {
  readonly member: string
  readonly stamps: number
  /** The member's part of the fund: `setOff` of it stays against debts, `payout` is handed over, dust stays behind. */
  readonly claim: number
  /** Of the part: what does not follow from the value, own savings in `equal`, own charges in `return_charge_to_payer`. */
  readonly own: number
  readonly setOff: { principal: number; charge: number; fines: number; socialFines: number }
  readonly writtenOff: number
  readonly chargesWaived: number
  readonly finesWaived: number
  readonly payout: number
}

export interface Division {
  /** What is divided: cash less carry-over, and the debts set off against shares. */
  readonly fund: number
  readonly stamps: number
  /** Announced value of one share, rounded DOWN to the cash unit. */
  readonly valuePerShare: number
  /** The exact part of the fund per unit of weight, before rounding. */
  readonly level: Fraction
  readonly lines: readonly ShareOutLine[]
  /** Not payable to anybody: fund = payouts + set-offs + remainder. */
  readonly remainder: number
}

/**
 * Divides the loan fund. Everything is rounded DOWN, so never more is promised than there is. Members whose part is
 * smaller than their debt drop out one after another: each lowers the value for the others, so this ends after at most
 * as many rounds as there are members.
 */
export function divide(cash: number, claimants: readonly Claimant[], rules: ShareOutRules): Division {
  return (
    tryDivide(cash, claimants, rules) ??
    // A loss eats into what `equal` and `return_charge_to_payer` give back first; then all bear it by their shares.
    (tryDivide(cash, claimants, { ...rules, mode: 'by_shares' }) as Division)
  )
}

interface Basis {
  readonly level: Fraction
  claim(claimant: Claimant): number
  /** Whether the part before rounding covers what the member owes. */
  covers(claimant: Claimant): boolean
}

function tryDivide(cash: number, claimants: readonly Claimant[], rules: ShareOutRules): Division | null {
  const short = new Set<string>()
  for (;;) {
    const basis = basisOf(cash, claimants, short, rules)
    if (!basis) return null
    const more = claimants.filter(one => !short.has(one.member) && !basis.covers(one))
    if (more.length === 0) return division(cash, claimants, short, basis, rules)
    for (const one of more) short.add(one.member)
  }
}

/**
 * The value of a unit of weight: what is in the box and what the solvent members owe, over the weights of the members
 * who are not short. (Those who are short put `level × weight` in and take it out again, so they cancel.)
 */
function basisOf(
  cash: number,
  claimants: readonly Claimant[],
  short: ReadonlySet<string>,
  rules: ShareOutRules,
): Basis | null {
  const solvent = claimants.filter(one => !short.has(one.member))
  const fixed = (one: Claimant) => fixedPart(one, rules.mode)
  const weight = (one: Claimant) => weightOf(one, rules.mode)
  const pool = plus(cash, total(solvent.map(debtOf))) - total(solvent.map(fixed))
  if (pool < 0) return null
  const weights = total(solvent.map(weight))
  const level = weights > 0 ? { num: pool, den: weights } : levelWithNobodyLeft(claimants, weight)
  const unit = rules.cashUnit
  const value = floorPart(level.num, { num: 1, den: level.den }, unit)
  const claim =
    rules.rounding === 'floor_share_value'
      ? (one: Claimant) => plus(fixed(one), times(value, weight(one)))
      : (one: Claimant) => plus(fixed(one), floorPart(weight(one), level, unit))
  // By the part BEFORE rounding: a rounding that made somebody short would give the value of her shares to the others.
  const whole = (one: Claimant) => plus(fixed(one), floorPart(weight(one), level, 1))
  const covers = (one: Claimant) => (rules.shortWhenRounded ? claim(one) : whole(one)) >= debtOf(one)
  return { level, claim, covers }
}

/** Everybody owes more than their shares are worth: the highest value at which no set-off exceeds its debt. */
function levelWithNobodyLeft(
  claimants: readonly Claimant[],
  weight: (one: Claimant) => number,
): { num: number; den: number } {
  let lowest: Fraction | null = null
  for (const one of claimants) {
    if (weight(one) === 0) continue
    const each = { num: debtOf(one), den: weight(one) }
    if (!lowest || isLess(each, lowest)) lowest = each
  }
  return lowest ?? { num: 0, den: 1 }
}

function division(
  cash: number,
  claimants: readonly Claimant[],
  short: ReadonlySet<string>,
  basis: Basis,
  rules: ShareOutRules,
): Division {
  const lines = claimants.map(one => {
    const own = fixedPart(one, rules.mode)
    return lineOf(one, { claim: basis.claim(one), own }, short.has(one.member), rules.cashUnit)
  })
  const setOffs = total(lines.map(({ setOff }) => setOff.principal + setOff.charge + setOff.fines))
  const fund = plus(cash, setOffs)
  const taken = total(lines.map(line => plus(line.payout, setOffTotal(line))))
  const stamps = total(claimants.map(one => one.stamps))
  const perShare = rules.mode === 'by_shares' ? basis.level : { num: fund, den: Math.max(1, stamps) }
  const valuePerShare =
    stamps === 0 ? 0 : floorPart(perShare.num, { num: 1, den: perShare.den }, rules.cashUnit)
  return { fund, stamps, valuePerShare, level: basis.level, lines, remainder: fund - taken }
}

/** A part covers principal first, then charges, then fines; what it does not cover is written off or waived. */
function lineOf(
  one: Claimant,
  { claim, own }: Pick<ShareOutLine, 'claim' | 'own'>,
  isShort: boolean,
  unit: number,
): ShareOutLine {
  const principal = Math.min(claim, one.principal)
  const charge = Math.min(claim - principal, one.charge)
  const fines = Math.min(claim - principal - charge, one.fines)
  const left = isShort ? 0 : claim - principal - charge - fines
  const socialFines = Math.min(left, one.socialFines)
  return {
    member: one.member,
    stamps: one.stamps,
    ...{ claim, own },
    setOff: { principal, charge, fines, socialFines },
    writtenOff: one.principal - principal,
    chargesWaived: one.charge - charge,
    finesWaived: one.fines - fines + one.socialFines - socialFines,
    payout: floorTo(left - socialFines, unit),
  }
}

export function setOffTotal(line: ShareOutLine): number {
  return total(Object.values(line.setOff))
}

function debtOf(one: Claimant): number {
  return total([one.principal, one.charge, one.fines])
}

function weightOf(one: Claimant, mode: ShareOutMode): number {
  return mode === 'equal' ? Number(!one.former) : one.stamps
}

function fixedPart(one: Claimant, mode: ShareOutMode): number {
  if (one.former || mode === 'by_shares') return 0
  return mode === 'equal' ? one.savings : plus(one.chargesPaid, one.charge)
}
