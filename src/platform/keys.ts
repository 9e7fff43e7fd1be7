import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'

/** Signs what an outsider should be able to check. Ed25519; the private part never enters the database. */
export interface SigningKey {
  /** The first 16 hex digits of SHA-256 over the public key (SPKI, DER). */
  readonly id: string
  readonly publicKey: string
  /** Base64. */
  sign(text: string): string
}

/** The installation's key: from HAMROH_AUDIT_KEY (PEM, PKCS 8), else from the data directory, made there at first use. */
export function signingKey(config: Pick<Config, 'dataDirectory' | 'auditKey'>): SigningKey {
  const pem = config.auditKey ?? keptSecret(config.dataDirectory, 'audit-signing.pem', newKeyPair)
  const key = createPrivateKey(pem)
  const publicKey = createPublicKey(key)
  return {
    id: keyId(publicKey),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: text => sign(null, Buffer.from(text), key).toString('base64'),
  }
}

const newKeyPair = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

const keyId = (publicKey: KeyObject) =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)

/** Whether this public key (PEM) has that id and signed that text. */
export function isSignedBy(publicKey: string, id: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey(publicKey)
    return keyId(key) === id && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

/** What a file below `keys/` of the data directory says; written once, for this account only. */
export function keptSecret(dataDirectory: string, name: string, make: () => string): string {
  const directory = join(dataDirectory, 'keys')
  const file = join(directory, name)
  if (existsSync(file)) return readFileSync(file, 'utf8')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, make(), { mode: 0o600, flush: true })
  try {
    // Whole or not at all; whoever comes second, of two processes that start together, reads what the first has made.
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(file, 'utf8')
}
