import { readReference } from '#lib/ids.ts'

/**
 * The code by which somebody looks up the reply: 16 letters and digits without look-alikes. The first seven are the
 * request's reference (six and a check character), the other nine the secret (eight, some 39 bits, and a check).
 */
export interface ReplyCode {
  readonly reference: string
  readonly secret: string
}

const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXY'

/** The secret made of at least sixteen random bytes: the same bytes give the same secret. */
export function secretFrom(random: Uint8Array): string {
  let value = 0n
  for (const byte of random.subarray(0, 16)) value = value * 256n + BigInt(byte)
  let body = ''
  for (let i = 0; i < 8; i++) {
    body += alphabet[Number(value % 29n)]
    value /= 29n
  }
  return body + check(body)
}

/** In groups of four, as it is shown and read aloud: `K7M2 PX4A BCDE FGHJ`. */
export function showCode({ reference, secret }: ReplyCode): string {
  return (reference.replace('-', '') + secret).replace(/(.{4})(?=.)/g, '$1 ')
}

/** As typed on whatever keyboard; null where a check does not hold, which is a slip of the finger and no try. */
export function readCode(typed: string): ReplyCode | null {
  const plain = [...typed.toUpperCase().slice(0, 100)]
    .map(letter => lookAlikes[letter] ?? letter)
    .join('')
    .replace(/[^0-9A-Z]/g, '')
  if (plain.length !== 16 || [...plain].some(letter => !alphabet.includes(letter))) return null
  const reference = readReference(plain.slice(0, 7))
  const secret = plain.slice(7)
  return reference && check(secret.slice(0, 8)) === secret[8] ? { reference, secret } : null
}

/** What a hurried reader or a Cyrillic keyboard makes of our letters. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ O: 'Q', '0': 'Q', О: 'Q', I: 'J', L: 'J', '1': 'J', U: 'V' },
  ...{ А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', Р: 'P', Т: 'T', Х: 'X', У: 'Y' },
}

function check(body: string): string {
  let sum = 0
  for (let i = 0; i < body.length; i++) sum += (i + 1) * alphabet.indexOf(body[i] as string)
  return alphabet[sum % 29] as string
}
