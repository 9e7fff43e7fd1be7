/**
 * A number as decimal digits, rounded half away from zero on what people see: 1.005 to two places is 1.01, although the
 * machine holds a little less. `shift` moves the point to the right first (2 for a percentage).
 */
export interface Decimal {
  negative: boolean
  whole: string
  fraction: string
}

export function toDecimal(n: number, places: { min: number; max: number }, shift = 0): Decimal {
  const [mantissa, exponent = '0'] = String(Math.abs(n)).split('e') as [string, string?]
  const [before, after = ''] = mantissa.split('.') as [string, string?]
  const digits = before + after
  const point = before.length + Number(exponent) + shift
  const padded = '0'.repeat(Math.max(0, 1 - point)) + digits.padEnd(Math.max(digits.length, point), '0')
  const split = Math.max(point, 1)
  const { whole, fraction } = round(padded.slice(0, split), padded.slice(split), places.max)
  const trimmed = fraction.replace(/0+$/, '').padEnd(places.min, '0')
  const zero = /^0*$/.test(whole + trimmed)
  return { negative: n < 0 && !zero, whole: whole.replace(/^0+(?=\d)/, ''), fraction: trimmed }
}

function round(whole: string, fraction: string, places: number): { whole: string; fraction: string } {
  if (fraction.length <= places) return { whole, fraction }
  const kept = BigInt(whole + fraction.slice(0, places)) + ((fraction[places] as string) >= '5' ? 1n : 0n)
  const text = String(kept).padStart(places + 1, '0')
  return { whole: text.slice(0, text.length - places), fraction: text.slice(text.length - places) }
}
