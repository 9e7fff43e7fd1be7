/** Exact fractions of whole numbers. Money is rounded once, where the reader says so, and nowhere before. */
export interface Fraction {
  readonly over: bigint
  /** Always positive. */
  readonly under: bigint
}

export const zero: Fraction = { over: 0n, under: 1n }

export function fraction(over: bigint | number, under: bigint | number = 1n): Fraction {
  const bottom = BigInt(under)
  if (bottom === 0n) throw new RangeError('a fraction of nothing')
  return bottom < 0n ? { over: -BigInt(over), under: -bottom } : { over: BigInt(over), under: bottom }
}

const decimal = /^(-?)(\d{1,15})(?:\.(\d{1,15}))?$/

/** `"16.50"` → 1650/100. Null where the text is no plain decimal. */
export function parseDecimal(text: string): Fraction | null {
  const match = decimal.exec(text)
  if (!match) return null
  const places = match[3] ?? ''
  const over = BigInt((match[2] as string) + places)
  return fraction(match[1] === '-' ? -over : over, 10n ** BigInt(places.length))
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return a.under === b.under
    ? { over: a.over + b.over, under: a.under }
    : { over: a.over * b.under + b.over * a.under, under: a.under * b.under }
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { over: -b.over, under: b.under })
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under }
}

export function compare(a: Fraction, b: Fraction): number {
  const difference = a.over * b.under - b.over * a.under
  return difference > 0n ? 1 : difference < 0n ? -1 : 0
}

export function lesser(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b
}

/** To the nearest whole number, halves away from zero. */
export function roundHalfUp(value: Fraction): bigint {
  const negative = value.over < 0n
  const over = negative ? -value.over : value.over
  const rounded = (2n * over + value.under) / (2n * value.under)
  return negative ? -rounded : rounded
}

/** A sum that stays small: many fractions with few different denominators are added in lowest terms. */
export function sum(values: Iterable<Fraction>): Fraction {
  let total = zero
  for (const value of values) total = reduced(plus(total, value))
  return total
}

function reduced(value: Fraction): Fraction {
  let a = value.over < 0n ? -value.over : value.over
  let b = value.under
  while (b !== 0n) [a, b] = [b, a % b]
  return a > 1n ? { over: value.over / a, under: value.under / a } : value
}
