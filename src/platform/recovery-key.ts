import {
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'

// Backups are closed to a public key (X25519, RFC 7748) and opened by a recovery key that no server holds: whoever takes
// the server, or the disk with the backups, cannot read them.

const privatePrefix = 'hamroh-recovery-'
const publicPrefix = 'hamroh-backup-'
// What stands before the 32 bytes of an X25519 key in DER (RFC 8410).
const pkcs8Head = Buffer.from('302e020100300506032b656e04220420', 'hex')
const spkiHead = Buffer.from('302a300506032b656e032100', 'hex')

export class NotAKey extends Error {}

/** `recovery` goes onto paper and into a safe; `backup` goes into the settings of the server. */
export function newRecoveryKey(): { recovery: string; backup: string } {
  const { privateKey, publicKey } = generateKeyPairSync('x25519')
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(pkcs8Head.length)
  return { recovery: `${privatePrefix}${withCheck(secret)}`, backup: backupKeyOf(publicKey) }
}

const backupKeyOf = (key: KeyObject): string =>
  `${publicPrefix}${withCheck(key.export({ type: 'spki', format: 'der' }).subarray(spkiHead.length))}`

/** Hexadecimal with four digits of a checksum, because people copy it from paper. */
function withCheck(bytes: Buffer): string {
  return `${bytes.toString('hex')}${createHash('sha256').update(bytes).digest('hex').slice(0, 4)}`
}

/** Wherever it stands in the text: people keep the whole line that `backup key` printed. */
function readChecked(text: string, prefix: string, what: string): Buffer {
  const hex = new RegExp(`${prefix}([0-9a-f]{68})(?![0-9a-z])`).exec(text.toLowerCase())?.[1] ?? ''
  const bytes = Buffer.from(hex.slice(0, 64), 'hex')
  if (hex === '' || withCheck(bytes) !== hex)
    throw new NotAKey(`this is no ${what}: it begins with ${prefix} and ends with a check of four digits`)
  return bytes
}

export const readBackupKey = (text: string): KeyObject =>
  createPublicKey({
    key: Buffer.concat([spkiHead, readChecked(text, publicPrefix, 'backup key')]),
    type: 'spki',
    format: 'der',
  })

export const readRecoveryKey = (text: string): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([pkcs8Head, readChecked(text, privatePrefix, 'recovery key')]),
    type: 'pkcs8',
    format: 'der',
  })

export const backupKeyFor = (recovery: KeyObject): string => backupKeyOf(createPublicKey(recovery))

export interface Wrapped {
  /** The one-time public key of this backup, and whom it is closed to. */
  readonly oneTime: string
  readonly closedTo: string
}

/** A new key for one backup, and what its owner needs to find it again. */
export function newDataKey(backupKey: string): { key: Buffer; wrapped: Wrapped } {
  const closedTo = readBackupKey(backupKey)
  const { privateKey, publicKey } = generateKeyPairSync('x25519')
  const wrapped = { oneTime: backupKeyOf(publicKey), closedTo: backupKeyOf(closedTo) }
  return { key: derive(privateKey, closedTo, wrapped), wrapped }
}

export function openDataKey(recovery: KeyObject, wrapped: Wrapped): Buffer {
  if (backupKeyFor(recovery) !== wrapped.closedTo)
    throw new NotAKey('this recovery key belongs to other backups')
  return derive(recovery, readBackupKey(wrapped.oneTime), wrapped)
}

function derive(own: KeyObject, other: KeyObject, { oneTime, closedTo }: Wrapped): Buffer {
  const shared = diffieHellman({ privateKey: own, publicKey: other })
  return Buffer.from(hkdfSync('sha256', shared, `${oneTime} ${closedTo}`, 'hamroh backup 1', 32))
}
