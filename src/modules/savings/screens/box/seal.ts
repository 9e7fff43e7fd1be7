/** The group's secret and what it seals. Only here are PINs and keys touched; nothing of them is ever written unsealed. */

export type Bytes = Uint8Array<ArrayBuffer>

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

/** What OWASP asks of PBKDF2 with SHA-256; half a second on a cheap phone, once a meeting. */
const usualRounds = 600_000
export const shortestPin = 4

export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))

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

/** `about` names what is sealed, so that one sealed thing cannot be passed off as another. */
export async function sealJson(key: CryptoKey, value: unknown, about: string): Promise<Bytes> {
  return sealBytes(key, new TextEncoder().encode(JSON.stringify(value)), about)
}

export async function openJson<T>(key: CryptoKey, sealed: Bytes, about: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await openBytes(key, sealed, about))) as T // sealed by us
}

export async function sealBytes(key: CryptoKey, plain: Bytes, about: string): Promise<Bytes> {
  const iv = randomBytes(12)
  const sealed = await crypto.subtle.encrypt(paramsOf(iv, about), key, plain)
  const all = new Uint8Array(12 + sealed.byteLength)
  all.set(iv)
  all.set(new Uint8Array(sealed), 12)
  return all
}

export async function openBytes(key: CryptoKey, sealed: Bytes, about: string): Promise<Bytes> {
  const plain = await crypto.subtle.decrypt(paramsOf(sealed.slice(0, 12), about), key, sealed.slice(12))
  return new Uint8Array(plain)
}

export function toText(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export function fromText(text: string): Bytes {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, letter => letter.codePointAt(0) as number)
}

const aes = { name: 'AES-GCM', length: 256 } as const
const uses: KeyUsage[] = ['encrypt', 'decrypt']

const paramsOf = (iv: Bytes, about: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(about),
})

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
