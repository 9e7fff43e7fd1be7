/** The ways in which the secret of one person's store on this device can be had. */
import { aes, type Bytes, fromText, openBytes } from './seal.ts'

/** What lies on the device of them; the secret itself is never written but sealed. */
export interface Lock {
  readonly userId: string
  readonly pin: { readonly salt: Bytes; readonly rounds: number; readonly sealed: Bytes } | null
  /** Beside the PIN, never instead of it. */
  readonly passkey?: PasskeyWay | null | undefined
  /** Under the key that the server gives to any session of this person: as long as there is no PIN. */
  readonly session: Bytes | null
  /** Under the key that the server gives only just after signing in: the way back when the PIN is forgotten. */
  readonly afterSignIn: Bytes | null
  readonly wrong: number
  readonly waitUntil: number
  readonly contactAt: number
  /** Minutes without use until it locks itself. */
  readonly minutes: number
  /** Days without contact until it is cleared, as the organisation said at the last contact. */
  readonly days?: number
  /** Whether it may be opened by a passkey, as the organisation said at the last contact. */
  readonly passkeys?: boolean
}

/** What a passkey is asked with: which one, and what it makes its secret number from. */
export interface PasskeyAsked {
  readonly id: Bytes
  readonly salt: Bytes
}
export interface PasskeyWay extends PasskeyAsked {
  readonly sealed: Bytes
}

export const newLock = (userId: string): Lock => ({
  ...{ userId, pin: null, passkey: null, session: null, afterSignIn: null },
  ...{ wrong: 0, waitUntil: 0, contactAt: Date.now(), minutes: 5 },
})

/** The secret; null where this key did not seal it. */
export const opened = (key: CryptoKey, sealed: Bytes | null): Promise<Bytes | null> =>
  sealed ? openBytes(key, sealed, 'secret').catch(() => null) : Promise.resolve(null)

/** A key from the server, as base64url. */
export const serverKey = (text: string) =>
  crypto.subtle.importKey('raw', fromText(text), aes, false, ['encrypt', 'decrypt'])

export async function pinKey(pin: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveKey',
  ])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(how, base, aes, false, ['encrypt', 'decrypt'])
}

/**
 * From the number that only the passkey can make of our salt (WebAuthn's PRF, 32 bytes): as strong as a key already, so
 * it needs no rounds. Bound to the person, so that another's on the same device cannot stand for it.
 */
export function passkeyKey(number: Bytes, { userId }: Pick<Lock, 'userId'>): Promise<CryptoKey> {
  return derived(number, `hamroh device passkey ${userId}`, aes, ['encrypt', 'decrypt'])
}

/** What seals the things of the open store, and what finds them by name. */
export async function workingKeys(secret: Bytes): Promise<{ seal: CryptoKey; digest: CryptoKey }> {
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 } as const
  return {
    seal: await derived(secret, 'hamroh device store', aes, ['encrypt', 'decrypt']),
    digest: await derived(secret, 'hamroh device names', hmac, ['sign']),
  }
}

async function derived(
  from: Bytes,
  info: string,
  what: AesKeyGenParams | HmacKeyGenParams,
  uses: KeyUsage[],
): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', from, 'HKDF', false, ['deriveKey'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: new TextEncoder().encode(info) }
  return crypto.subtle.deriveKey(how, base, what, false, uses)
}
