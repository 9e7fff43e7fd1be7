import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { Secret, TOTP } from 'otpauth'

// Argon2id with 19 MiB and two passes, the least that OWASP names; about 40 ms on a small server.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string) => hash(password, cost)

/** Takes as long for an address that nobody has, so that the time tells nothing. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const stand = passwordHash ?? (await nobodysHash)
  return (await verify(stand, password).catch(() => false)) && passwordHash !== null
}

const nobodysHash = hashPassword(randomBytes(16).toString('hex'))

export interface Token {
  readonly token: string
  readonly hash: Buffer
}

/** 256 bits, shown once; only its hash is kept. */
export function newToken(): Token {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: tokenHash(token) }
}

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

export const newTotpSecret = () => new Secret({ size: 20 }).base32

export function totpUri(secret: string, email: string): string {
  return new TOTP({ issuer: 'Hamroh', label: email, secret: Secret.fromBase32(secret) }).toString()
}

/**
 * The time step (30 s) of a right code, one step of clock difference forgiven; null for a wrong one, or one of a step
 * that was used already.
 */
export function totpStep(
  secret: string,
  code: string,
  atMilliseconds: number,
  lastStep: number,
): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  const delta = totp.validate({ token: code, timestamp: atMilliseconds, window: 1 })
  if (delta === null) return null
  const step = Math.floor(atMilliseconds / 30_000) + delta
  return step > lastStep ? step : null
}

/** Ten codes of ten characters, each good once, for the day the phone is lost. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const code = randomBytes(7).toString('hex').slice(0, 10)
    return `${code.slice(0, 5)}-${code.slice(5)}`
  })
}

export const recoveryHash = (code: string) =>
  createHash('sha256')
    .update(code.toLowerCase().replace(/[^0-9a-f]/g, ''))
    .digest('hex')

/** Encrypts with AES-256-GCM, so that what comes back is what was given or nothing. */
export function seal(key: Buffer, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

/** Null where it was sealed with another key, or changed. */
export function unseal(key: Buffer, sealed: string): string | null {
  const raw = Buffer.from(sealed, 'base64url')
  if (raw.length < 28) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, raw.subarray(0, 12))
    decipher.setAuthTag(raw.subarray(12, 28))
    return decipher.update(raw.subarray(28), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}
