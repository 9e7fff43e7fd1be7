import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { parse } from 'csv-parse'

/** One row of a file with the line it stands on; `text` is the row as it stands, for the report. */
export interface FileRow {
  readonly line: number
  readonly raw: unknown
  /** Why it cannot be read at all, in plain words. */
  readonly mistake?: string
  readonly text: string
}

export class UnreadableFile extends Error {}

const needed = ['ref', 'name']

/** The rows of a CSV file with a heading line, or of a file with one JSON object a line; never the whole file at once. */
export async function* readRows(path: string): AsyncGenerator<FileRow> {
  const start = await firstBytes(path)
  if (start.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004')
    throw new UnreadableFile('this is a spreadsheet; save it as CSV (UTF-8) first')
  const text = start.toString('utf8').replace(/^\ufeff/, '')
  yield* text.trimStart().startsWith('{') ? jsonRows(path) : csvRows(path, text)
}

async function firstBytes(path: string): Promise<Buffer> {
  let file: FileHandle
  try {
    file = await open(path)
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new UnreadableFile(missing ? 'there is no such file' : 'the file cannot be opened')
  }
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64_000), 0, 64_000, 0)
    if (bytesRead === 0) throw new UnreadableFile('the file is empty')
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile('the file cannot be read')
  } finally {
    await file.close()
  }
}

async function* jsonRows(path: string): AsyncGenerator<FileRow> {
  let line = 0
  for await (const read of createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line++
    const text = line === 1 ? read.replace(/^\ufeff/, '') : read
    if (text.trim() === '') continue
    try {
      yield { line, raw: JSON.parse(text), text }
    } catch {
      yield { line, raw: null, mistake: 'this is not valid JSON', text }
    }
  }
}

/** Comma, semicolon or tab, whichever the heading holds most of. */
function delimiterOf(start: string): string {
  const heading = start.split(/\r?\n/, 1)[0] ?? ''
  const counts = [',', ';', '\t'].map(mark => [heading.split(mark).length, mark] as const)
  return counts.reduce((best, next) => (next[0] > best[0] ? next : best))[1]
}

async function* csvRows(path: string, start: string): AsyncGenerator<FileRow> {
  const parser = createReadStream(path).pipe(
    parse({
      bom: true,
      delimiter: delimiterOf(start),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  )
  let heading: string[] | undefined
  let before = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>) {
      const line = before + 1
      before = info.lines
      if (!heading) {
        heading = checkHeading(record)
        continue
      }
      yield rowOf(heading, record, line)
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    const { lines } = error as { lines?: number }
    throw new UnreadableFile(
      `line ${lines ?? before + 1}: a quotation mark is not closed or stands where none may stand`,
    )
  }
}

function checkHeading(record: readonly string[]): string[] {
  const heading = record.map(name => name.trim())
  const missing = needed.filter(name => !heading.includes(name))
  if (missing.length > 0) {
    throw new UnreadableFile(
      `line 1: the heading needs the columns ${needed.join(' and ')}; missing: ${missing.join(', ')}`,
    )
  }
  return heading
}

function rowOf(heading: readonly string[], record: readonly string[], line: number): FileRow {
  const text = record.join(' | ')
  if (record.length > heading.length && record.slice(heading.length).some(cell => cell.trim() !== '')) {
    return {
      line,
      raw: null,
      text,
      mistake: `${record.length} fields, but the heading has ${heading.length}`,
    }
  }
  return { line, raw: Object.fromEntries(heading.map((name, at) => [name, record[at] ?? ''])), text }
}
