import { decrypt, encrypt } from './master.ts'

/** Where a sealed value stands: it opens there and nowhere else. */
export interface Place {
  /** `schema.table.column`. */
  readonly column: string
  /** The row's own id. */
  readonly row: string
}

export interface DataKey {
  readonly id: string
  readonly key: Buffer
}

// Begins with a control character, which every contract takes out of what people type: nobody can write one by hand.
const mark = '\u0002enc1:'
const shape = /^.enc1:[0-9a-f-]{36}:[0-9a-f-]{36}:[a-z_.]+:[tj]:[\w-]+$/
export const isSealed = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith(mark) && shape.test(value)

/** Somebody moved or changed what was sealed. Not a refusal: an alarm. */
export class SealBroken extends Error {}

// Lengths say something too: they are rounded up.
const step = 64

/**
 * `^Benc1:KEY:ROW:COLUMN:KIND:BYTES`. All before the bytes is authenticated with them. `j`: the value was not a text but
 * something that JSON writes.
 */
export function seal({ id, key }: DataKey, { column, row }: Place, value: unknown): string {
  const kind = typeof value === 'string' ? 't' : 'j'
  const about = `${mark}${id}:${row}:${column}:${kind}`
  const text = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
  const padded = Buffer.alloc(Math.ceil((text.length + 4) / step) * step)
  padded.writeUInt32BE(text.length)
  text.copy(padded, 4)
  return `${about}:${encrypt(key, padded, about).toString('base64url')}`
}

export interface Parsed extends Place {
  readonly keyId: string
  readonly kind: string
  readonly about: string
  readonly bytes: Buffer
}

export function parse(sealed: string): Parsed {
  const [version, keyId = '', row = '', column = '', kind = '', payload = ''] = sealed.split(':')
  if (payload === '') throw new SealBroken('a sealed value is not whole')
  const about = `${version}:${keyId}:${row}:${column}:${kind}`
  return { keyId, row, column, kind, about, bytes: Buffer.from(payload, 'base64url') }
}

export function open(key: Buffer, { about, bytes, kind, column }: Parsed): unknown {
  let padded: Buffer
  try {
    padded = decrypt(key, bytes, about)
  } catch {
    throw new SealBroken(`a value of ${column} does not open`)
  }
  const text = padded.subarray(4, 4 + padded.readUInt32BE(0)).toString()
  return kind === 'j' ? JSON.parse(text) : text
}
