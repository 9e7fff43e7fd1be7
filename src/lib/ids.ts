import { uuidv7 } from 'uuidv7'

/** Time-ordered, so that new rows land at the end of an index; made by whoever creates the row, also offline. */
export const newId = uuidv7

const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXY'

/**
 * A short reference that survives being read aloud on a bad line: six letters and digits without look-alikes and a check
 * character, `K7M2PX-4`. The check (weighted sum modulo 29, a prime above every weight) finds any one wrong character
 * and any two neighbours swapped.
 */
export function newReference(random: (below: number) => number = secureRandom): string {
  let body = ''
  for (let i = 0; i < 6; i++) body += alphabet[random(29)]
  return `${body}-${checkCharacter(body)}`
}

/**
 * Writes a new thing under a reference that nothing has yet. `insert` answers false where id or reference are taken, and
 * `isThere` whether it was the id; then this answers false. Six hundred million references: in an organisation with half a
 * million files every thousandth draw meets one, so another is drawn; five in a row that are taken do not happen.
 */
export async function underNewReference(
  insert: (reference: string) => Promise<boolean>,
  isThere: () => Promise<unknown>,
): Promise<boolean> {
  for (let draws = 0; draws < 5; draws++) {
    if (await insert(newReference())) return true
    if (await isThere()) return false
  }
  return false
}

/** As typed by a person: small letters, O for Q, I for J, spaces and missing dash forgiven. Null where the check fails. */
export function readReference(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[\s–—-]/g, '')
    .replace(/[O0]/g, 'Q')
    .replace(/[IL1]/g, 'J')
  if (plain.length !== 7 || [...plain].some(letter => !alphabet.includes(letter))) return null
  const body = plain.slice(0, 6)
  return checkCharacter(body) === plain[6] ? `${body}-${plain[6]}` : null
}

function checkCharacter(body: string): string {
  let sum = 0
  for (let i = 0; i < body.length; i++) sum += (i + 1) * alphabet.indexOf(body[i] as string)
  return alphabet[sum % 29] as string
}

// Asked for by the handful: a call for each byte was a fifth of the work of an import.
const bytes = new Uint8Array(256)
let used = bytes.length

function secureRandom(below: number): number {
  for (;;) {
    if (used === bytes.length) {
      crypto.getRandomValues(bytes)
      used = 0
    }
    const byte = bytes[used++] as number
    if (byte < 256 - (256 % below)) return byte % below
  }
}
