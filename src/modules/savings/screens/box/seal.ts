/** The group's secret and what it seals. Only here are PINs and keys touched; nothing of them is ever written unsealed. */

import { aes, type Bytes, openBytes, randomBytes, sealBytes, usualRounds } from '#staff/sync/seal.ts'

export {
  aes,
  type Bytes,
  fromText,
  openBytes,
  openJson,
  randomBytes,
  sealBytes,
  sealJson,
  toText,
} from '#staff/sync/seal.ts'

/** The secret, sealed under the numbers of two key-holders: any two of the three open it, no single one does. */
export interface Lock {
  /** Which two, by their place among the key-holders. */
  readonly pair: readonly [number, number]
  readonly sealed: Bytes
}

export interface Locks {
  readonly salt: Bytes
  readonly rounds: number
  readonly locks: readonly Lock[]
}

export const shortestPin = 4

/** Seals the secret for every pair of key-holders. */
export async function makeLocks(
  secret: Bytes,
  pins: readonly string[],
  rounds = usualRounds,
): Promise<Locks> {
  const salt = randomBytes(16)
  const pairs = pins.flatMap((_, a) => pins.slice(a + 1).map((_, b) => [a, a + 1 + b] as const))
  const locks: Lock[] = []
  for (const pair of pairs) {
    const key = await pairKey(salt, rounds, pins[pair[0]] as string, pins[pair[1]] as string)
    locks.push({ pair, sealed: await sealBytes(key, secret, 'secret') })
  }
  return { salt, rounds, locks }
}

/** The secret, where the numbers of at least two key-holders are right and none of those given is wrong; else null. */
export async function openLocks(
  { salt, rounds, locks }: Locks,
  given: readonly (string | null)[],
): Promise<Bytes | null> {
  const here = given.flatMap((pin, index) => (pin === null ? [] : [index]))
  if (here.length < 2) return null
  let secret: Bytes | null = null
  // Of three, the first with each of the others: a wrong number is found wherever it is.
  for (const other of here.slice(1)) {
    const lock = locks.find(({ pair }) => pair[0] === here[0] && pair[1] === other)
    if (!lock) return null
    const key = await pairKey(salt, rounds, given[here[0] as number] as string, given[other] as string)
    secret = await openBytes(key, lock.sealed, 'secret').catch(() => null)
    if (!secret) return null
  }
  return secret
}

/** The key of all that is kept on this phone. */
export async function storeKey(secret: Bytes): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const salt = new Uint8Array(0)
  const info = new TextEncoder().encode('hamroh group store')
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info }, base, aes, false, uses)
}

const uses: KeyUsage[] = ['encrypt', 'decrypt']

async function pairKey(salt: Bytes, iterations: number, one: string, other: string): Promise<CryptoKey> {
  const numbers = new TextEncoder().encode(`${one}/${other}`)
  const base = await crypto.subtle.importKey('raw', numbers, 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    aes,
    false,
    uses,
  )
}
