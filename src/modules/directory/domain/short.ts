// A short address that tells nothing: the last 48 bits of an id, which are random, in letters that are not mistaken.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const length = 10

/** The short sign of an id (UUID): ten letters and digits without l, o, i, 0 and 1. */
export function shortOf(id: string): string {
  let rest = BigInt(`0x${id.replaceAll('-', '').slice(-12)}`)
  let text = ''
  for (let i = 0; i < length; i++) {
    text = letters[Number(rest % BigInt(letters.length))]! + text
    rest /= BigInt(letters.length)
  }
  return text
}

/** The last twelve signs of the id behind a short sign; null where it is none. */
export function readShort(short: string): string | null {
  const clean = short.toLowerCase()
  if (clean.length !== length) return null
  let value = 0n
  for (const letter of clean) {
    const at = letters.indexOf(letter)
    if (at < 0) return null
    value = value * BigInt(letters.length) + BigInt(at)
  }
  const hex = value.toString(16).padStart(12, '0')
  return hex.length === 12 ? hex : null
}
