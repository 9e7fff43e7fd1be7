// What is inside a backup: lines of JSON and rows of tables, each with its length before it.

export type Frame =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'rows'; readonly bytes: Buffer }

/** The beginning, a table that begins, the table that ended, a key file, the end. */
export type Line =
  | {
      readonly what: 'backup'
      readonly madeAt: string
      readonly migrations: readonly string[]
      readonly server: string
    }
  | { readonly what: 'table'; readonly table: string; readonly columns: readonly string[] }
  | { readonly what: 'table_end'; readonly table: string; readonly rows: number; readonly sha256: string }
  | { readonly what: 'sequence'; readonly sequence: string; readonly value: string; readonly called: boolean }
  | { readonly what: 'file'; readonly name: string; readonly base64: string }
  | { readonly what: 'end'; readonly tables: number; readonly rows: number }

const [lineByte, rowsByte] = [0x4a, 0x44]

export function writeFrame(frame: Frame): Buffer {
  const bytes = frame.kind === 'line' ? Buffer.from(JSON.stringify(frame.line)) : frame.bytes
  const head = Buffer.alloc(5)
  head.writeUInt8(frame.kind === 'line' ? lineByte : rowsByte)
  head.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}

export async function* readFrames(stream: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let waiting: Buffer = Buffer.alloc(0)
  for await (const part of stream) {
    waiting = waiting.length ? Buffer.concat([waiting, part]) : part
    while (waiting.length >= 5) {
      const length = waiting.readUInt32BE(1)
      if (waiting.length < 5 + length) break
      const bytes = waiting.subarray(5, 5 + length)
      yield waiting.readUInt8(0) === lineByte
        ? { kind: 'line', line: JSON.parse(bytes.toString('utf8')) as Line }
        : { kind: 'rows', bytes: Buffer.from(bytes) }
      waiting = waiting.subarray(5 + length)
    }
  }
}
