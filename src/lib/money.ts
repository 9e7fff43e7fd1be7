/**
 * Money is a safe integer of the currency's smallest unit, with the currency. No floating point, no division but
 * `split` and `applyRate`, both of which say where the remainder goes.
 */
export interface Money {
  readonly amount: number
  readonly currency: Currency
}

/** ISO 4217, with the number of decimals. */
const exponents = { TJS: 2, KGS: 2, UZS: 2, KZT: 2, RUB: 2, USD: 2, EUR: 2, AZN: 2, TMT: 2, TRY: 2 } as const
export type Currency = keyof typeof exponents
export const currencies = Object.keys(exponents) as Currency[]

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(exponents, code)
}

export function exponent(currency: Currency): number {
  return exponents[currency]
}

export function money(amount: number, currency: Currency): Money {
  return { amount: safe(amount), currency }
}

export function add(a: Money, b: Money): Money {
  return money(a.amount + sameCurrency(a, b).amount, a.currency)
}

export function subtract(a: Money, b: Money): Money {
  return money(a.amount - sameCurrency(a, b).amount, a.currency)
}

/** Parts in proportion to the weights that sum exactly to the whole; the largest remainders get the odd units. */
export function split(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (sum <= 0) throw new RangeError('split needs a positive weight')
  const exact = weights.map(weight => BigInt(safe(whole)) * BigInt(safe(weight)))
  const parts = exact.map(product => product / BigInt(sum))
  const rests = exact.map((product, index) => ({ index, rest: product % BigInt(sum) }))
  let left = Number(BigInt(whole) - parts.reduce((total, part) => total + part, 0n))
  rests.sort((a, b) => (b.rest > a.rest ? 1 : b.rest < a.rest ? -1 : a.index - b.index))
  for (const { index } of rests) {
    if (left <= 0) break
    parts[index] = (parts[index] as bigint) + 1n
    left--
  }
  return parts.map(Number)
}

/** `"1234.50"` → 123450. Null where the text is no amount, or has more decimals than the currency. */
export function parseAmount(text: string, currency: Currency): number | null {
  const places = exponent(currency)
  const match = /^(-?)(\d{1,13})(?:\.(\d+))?$/.exec(text.trim())
  if (!match) return null
  const decimals = match[3] ?? ''
  if (decimals.length > places) return null
  const amount = Number((match[2] as string) + decimals.padEnd(places, '0'))
  if (!Number.isSafeInteger(amount)) return null
  return match[1] === '-' ? -amount : amount
}

/** 123450 → `"1234.50"`: the wire's decimal string, not what people read (that is `i18n/format`). */
export function amountText(amount: number, currency: Currency): string {
  const places = exponent(currency)
  const digits = String(Math.abs(safe(amount))).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  return (amount < 0 ? '-' : '') + (places ? `${whole}.${digits.slice(-places)}` : whole)
}

function sameCurrency(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} do not add up`)
  return b
}

function safe(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of units: ${amount}`)
  return amount
}
