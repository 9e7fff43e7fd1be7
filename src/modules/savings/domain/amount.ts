import { refuse } from './refusals.ts'

/** An exact ratio of whole numbers, `den` above zero: 10 % a period is `{ num: 10, den: 100 }`. */
export interface Fraction {
  readonly num: number
  readonly den: number
}

/** The number itself where it is a safe integer; money never leaves that range unnoticed. */
export function whole(value: number): number {
  if (Number.isSafeInteger(value)) return value
  throw Number.isInteger(value) || !Number.isFinite(value)
    ? refuse('savings.amount_too_large', { value: String(value) })
    : refuse('savings.not_whole', { value: String(value) })
}

export function plus(a: number, b: number): number {
  return whole(a + b)
}

export function times(a: number, b: number): number {
  return whole(a * b)
}

export function total(values: Iterable<number>): number {
  let sum = 0
  for (const value of values) sum = plus(sum, value)
  return sum
}

/** Rounding DOWN to a multiple of the unit (towards minus infinity, so a loss is never made smaller). */
export function floorTo(value: number, unit: number): number {
  const rest = value % unit
  return value - (rest < 0 ? rest + unit : rest)
}

/** `value × num / den`, exact until the single rounding DOWN to a multiple of `unit`. All arguments are at least 0. */
export function floorPart(value: number, { num, den }: Fraction, unit: number): number {
  const product = value * num
  const step = den * unit
  if (Number.isSafeInteger(product) && Number.isSafeInteger(step)) {
    return ((product - (product % step)) / step) * unit
  }
  const exactStep = BigInt(den) * BigInt(unit)
  return whole(Number(((BigInt(value) * BigInt(num)) / exactStep) * BigInt(unit)))
}

/** `value × num / den`, rounded UP to a multiple of `unit`: for a price that must not rob those who stay. */
export function ceilPart(value: number, fraction: Fraction, unit: number): number {
  const floor = floorPart(value, fraction, unit)
  const exact = BigInt(floor) * BigInt(fraction.den) === BigInt(value) * BigInt(fraction.num)
  return exact ? floor : plus(floor, unit)
}

/** `a/b < c/d` without a division. */
export function isLess(a: Fraction, b: Fraction): boolean {
  return BigInt(a.num) * BigInt(b.den) < BigInt(b.num) * BigInt(a.den)
}

/**
 * `100 × num / den` as text with two decimals, to the NEAREST hundredth, halves away from zero; null where the
 * denominator is zero. For showing only: no money is ever computed from it.
 */
export function percentText(num: number, den: number): string | null {
  if (den === 0) return null
  const negative = num < 0 !== den < 0 && num !== 0
  const top = BigInt(Math.abs(num)) * 20000n + BigInt(Math.abs(den))
  const hundredths = top / (2n * BigInt(Math.abs(den)))
  const digits = hundredths.toString().padStart(3, '0')
  const sign = negative && hundredths > 0n ? '-' : ''
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
