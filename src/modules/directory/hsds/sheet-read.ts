import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'

/** A list as it lies in the file: the headers, and the rows by header with their line. */
export interface Sheet {
  readonly headers: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[]
}

const mostRows = 20_000
const mostBytes = 200_000_000

/** Null where the file cannot be read as a list. */
export async function readSheet(name: string, bytes: Uint8Array): Promise<Sheet | null> {
  try {
    const lines = /\.xlsx$/i.test(name) || isZip(bytes) ? await readXlsx(bytes) : readCsv(bytes)
    return lines && sheetOf(lines)
  } catch {
    return null
  }
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

function sheetOf(lines: readonly { line: number; cells: readonly string[] }[]): Sheet | null {
  const [head, ...rest] = lines.filter(one => one.cells.some(cell => cell.trim() !== ''))
  if (!head || rest.length > mostRows) return null
  const headers = head.cells.map(cell => cell.trim())
  return {
    headers: [...new Set(headers.filter(Boolean))],
    rows: rest.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(
        headers.flatMap((header, at) => (header ? [[header, clean(cells[at] ?? '')]] : [])),
      ),
    })),
  }
}

// A quote before = or + is how spreadsheets are told that a cell is text.
const clean = (cell: string) =>
  cell
    .normalize('NFC')
    .trim()
    .replace(/^'(?=[=+@-])/, '')

async function readXlsx(bytes: Uint8Array) {
  // What the archive says of its size is looked at before it is unpacked.
  let size = 0
  unzipSync(bytes, {
    filter: one => {
      size += one.originalSize
      return false
    },
  })
  if (size > mostBytes) return null
  // A library of forty megabytes in memory, and seldom wanted.
  const { Workbook } = (await import('exceljs')).default
  const book = new Workbook()
  await book.xlsx.load(bytes.slice().buffer)
  const sheet = book.worksheets.find(one => one.actualRowCount > 0)
  if (!sheet) return null
  const lines: { line: number; cells: string[] }[] = []
  sheet.eachRow((row, line) => {
    const cells: string[] = []
    row.eachCell({ includeEmpty: true }, (cell, at) => {
      cells[at - 1] = String(cell.text ?? '')
    })
    lines.push({ line, cells: Array.from(cells, cell => cell ?? '') })
  })
  return lines
}

function readCsv(bytes: Uint8Array) {
  const text = decode(bytes)
  const [first = ''] = text.split('\n', 1)
  const delimiter = [';', '\t', ','].toSorted(
    (a, b) => first.split(b).length - first.split(a).length,
  )[0] as string
  const rows = parse(text, {
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    // With `info` each row comes with its line; the types of the library do not say so.
  }) as unknown as { record: string[]; info: { lines: number } }[]
  return rows.map(({ record, info }) => ({ line: info.lines, cells: record }))
}

/** UTF-8, or what Excel on a Russian Windows writes. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}
