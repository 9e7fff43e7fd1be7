import { inflateRawSync } from 'node:zlib'
import { CsvError, parse } from 'csv-parse/sync'
import type { Cell } from 'exceljs'
import { invalid } from '#lib/refusal.ts'

/** A table as text: the first row names the columns. */
export interface Sheet {
  readonly format: 'csv' | 'xlsx'
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const limits = { rows: 50_000, columns: 60, cellLetters: 12_000, unpacked: 80_000_000, parts: 500 }

/** Reads CSV or XLSX, by what the bytes are and not by what the name says; refuses what is neither, or too much. */
export async function readSheet(bytes: Buffer): Promise<Sheet> {
  const isZip = bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))
  const table = isZip ? await readXlsx(bytes) : readCsv(bytes)
  const [header = [], ...rows] = table.filter(row => row.some(cell => cell.trim() !== ''))
  if (header.length === 0 || rows.length === 0) throw wrong('empty_file')
  if (rows.length > limits.rows) throw wrong('too_many_rows', limits.rows)
  if (header.length > limits.columns) throw wrong('too_many_columns', limits.columns)
  return {
    format: isZip ? 'xlsx' : 'csv',
    header: header.map(cell => clean(cell).slice(0, 200)),
    rows: rows.map(row => header.map((_, column) => clean(row[column] ?? '').slice(0, limits.cellLetters))),
  }
}

const wrong = (code: string, limit?: number) =>
  invalid({ path: 'content', code, ...(limit === undefined ? {} : { limit }) })

/** PostgreSQL takes no null characters; spreadsheets carry other control characters that nobody typed. */
const clean = (text: string) =>
  text.replace(/[\p{Cc}\ufeff]/gu, mark => (mark === '\n' || mark === '\t' ? mark : '')).trim()

function readCsv(bytes: Buffer): string[][] {
  if (bytes.includes(0)) throw wrong('not_a_table')
  const text = decode(bytes)
  const firstLine = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = [';', '\t', ',', '|'].reduce((best, one) =>
    firstLine.split(one).length > firstLine.split(best).length ? one : best,
  )
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: limits.rows + 2,
    })
  } catch (error) {
    if (error instanceof CsvError) throw wrong('not_a_table')
    throw error
  }
}

/** UTF-8, else the Cyrillic page that old spreadsheets write. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

async function readXlsx(bytes: Buffer): Promise<string[][]> {
  refuseBomb(bytes)
  // A library of forty megabytes in memory, and seldom wanted.
  const { Workbook } = (await import('exceljs')).default
  const book = new Workbook()
  try {
    // Its types are those of an older Node's Buffer.
    await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0])
  } catch {
    throw wrong('not_a_table')
  }
  const sheet = book.worksheets.find(one => one.actualRowCount > 1) ?? book.worksheets[0]
  if (!sheet) throw wrong('empty_file')
  if (sheet.rowCount > limits.rows + 1000) throw wrong('too_many_rows', limits.rows)
  if (sheet.columnCount > limits.columns) throw wrong('too_many_columns', limits.columns)
  const table: string[][] = []
  sheet.eachRow(row => {
    const cells: string[] = []
    for (let column = 1; column <= sheet.columnCount; column++) cells.push(textOf(row.getCell(column)))
    table.push(cells)
  })
  return table
}

function textOf(cell: Cell): string {
  const value = cell.value
  const held = value !== null && typeof value === 'object' && 'result' in value ? value.result : value
  if (held === null || held === undefined) return ''
  if (held instanceof Date) {
    const text = held.toISOString()
    // A time of day alone is kept by spreadsheets as a moment of the year 1899.
    if (text < '1900-01-01') return text.slice(11, 16)
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`
  }
  if (typeof held === 'object') return cell.text ?? ''
  return String(held)
}

/**
 * A small file may unpack to more than the machine holds. Every part is unpacked here once with a limit, whatever sizes
 * the file claims, before the reader that has none sees it.
 */
function refuseBomb(bytes: Buffer): void {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0 || end + 20 > bytes.length) throw wrong('not_a_table')
  const parts = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (parts > limits.parts) throw wrong('too_much_inside')
  let left = limits.unpacked
  for (let part = 0; part < parts; part++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw wrong('not_a_table')
    left -= unpackedSize(bytes, at, left)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
}

function unpackedSize(bytes: Buffer, entry: number, most: number): number {
  const packed = bytes.readUInt32LE(entry + 20)
  const local = bytes.readUInt32LE(entry + 42)
  if (local + 30 > bytes.length) throw wrong('not_a_table')
  const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const data = bytes.subarray(begin, begin + packed)
  if (bytes.readUInt16LE(entry + 10) === 0) return data.length
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, most) }).length
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? wrong('too_much_inside')
      : wrong('not_a_table')
  }
}
