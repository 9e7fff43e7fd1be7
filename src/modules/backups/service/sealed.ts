import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'

// A stream closed piece by piece (AES-256-GCM; the piece's number is its nonce, the key is used for one backup only), so
// that a changed, missing, moved or added piece is noticed where it stands, and a file that was cut off is not "complete".

const pieceSize = 256 * 1024
const tagSize = 16

export class Damaged extends Error {}

const nonceOf = (number: number) => {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 4)
  return nonce
}

/** `header` is not secret; every piece is bound to it. */
const boundTo = (header: string, last: boolean) =>
  createHash('sha256')
    .update(header)
    .update(last ? 'last' : 'more')
    .digest()

export async function* seal(
  plain: AsyncIterable<Buffer>,
  key: Buffer,
  header: string,
): AsyncGenerator<Buffer> {
  let waiting: Buffer = Buffer.alloc(0)
  let number = 0
  const close = (piece: Buffer, last: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number++))
    cipher.setAAD(boundTo(header, last))
    const closed = Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
    const length = Buffer.alloc(4)
    // The highest bit says that nothing follows.
    length.writeUInt32BE(last ? closed.length + 0x80000000 : closed.length)
    return Buffer.concat([length, closed])
  }
  for await (const part of plain) {
    waiting = Buffer.concat([waiting, part])
    while (waiting.length > pieceSize) {
      yield close(waiting.subarray(0, pieceSize), false)
      waiting = waiting.subarray(pieceSize)
    }
  }
  yield close(waiting, true)
}

export async function* unseal(
  closed: AsyncIterable<Buffer>,
  key: Buffer,
  header: string,
): AsyncGenerator<Buffer> {
  let waiting: Buffer = Buffer.alloc(0)
  let number = 0
  let ended = false
  for await (const part of closed) {
    if (ended) throw new Damaged('something was added behind the end of the backup')
    waiting = Buffer.concat([waiting, part])
    while (waiting.length >= 4) {
      const said = waiting.readUInt32BE(0)
      const last = said >= 0x80000000
      const length = last ? said - 0x80000000 : said
      if (length < tagSize || length > pieceSize + tagSize) throw damagedAt(number)
      if (waiting.length < 4 + length) break
      yield open(waiting.subarray(4, 4 + length), key, number, boundTo(header, last))
      waiting = waiting.subarray(4 + length)
      number += 1
      ended = last
      if (last && waiting.length) throw new Damaged('something was added behind the end of the backup')
    }
  }
  if (!ended) throw new Damaged('the backup was cut off: its end is missing')
}

function open(closed: Buffer, key: Buffer, number: number, bound: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number))
  decipher.setAAD(bound)
  decipher.setAuthTag(closed.subarray(closed.length - tagSize))
  try {
    return Buffer.concat([decipher.update(closed.subarray(0, closed.length - tagSize)), decipher.final()])
  } catch {
    throw damagedAt(number)
  }
}

const damagedAt = (piece: number) =>
  new Damaged(`piece ${piece + 1} of the backup is damaged, or belongs to another backup`)
