import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonical } from './canonical.ts'

/**
 * What only the group can say. Its secret (32 bytes, opened by the key-holders' PINs) makes a signing key; the other half
 * stands in the first entry of the log, so that a phone and the server can check who took over or settled a fork.
 */
export type Statement =
  | { readonly what: 'take_over'; readonly group: string; readonly prev: string; readonly device: string }
  | { readonly what: 'settle_fork'; readonly group: string; readonly prev: string; readonly dropped: string }
  | { readonly what: 'add_device'; readonly group: string; readonly device: string; readonly keyHash: string }

/** The key that goes into the log, hex. */
export function publicKey(secret: Uint8Array): string {
  return bytesToHex(ed25519.getPublicKey(signingKey(secret)))
}

export function sign(secret: Uint8Array, statement: Statement): string {
  return bytesToHex(ed25519.sign(utf8ToBytes(canonical(statement)), signingKey(secret)))
}

export function isSigned(key: string, statement: Statement, signature: string): boolean {
  try {
    return ed25519.verify(hexToBytes(signature), utf8ToBytes(canonical(statement)), hexToBytes(key))
  } catch {
    return false // not even hex, or not a point of the curve
  }
}

/** What a phone shows the server to be let in, and what the server keeps of it. */
export function keyHash(deviceKey: string): string {
  return bytesToHex(sha256(utf8ToBytes(`hamroh device ${deviceKey}`)))
}

const signingKey = (secret: Uint8Array) => sha256(concatBytes(utf8ToBytes('hamroh group signature'), secret))
