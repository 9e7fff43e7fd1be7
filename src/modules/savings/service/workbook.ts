import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate as breath } from 'node:timers/promises'
import type { stream } from 'exceljs'

export type Cell = string | number | null

export interface Sheet {
  readonly title: string
  readonly rows: readonly (readonly Cell[])[]
  /** Rows in bold, from 0. */
  readonly bold: readonly number[]
  /** Width by column, from 1, in characters. */
  readonly widths?: Readonly<Record<number, number>>
  /** The column whose text may take several lines. */
  readonly wrapped?: number
  readonly frozen?: { readonly rows: number; readonly columns: number }
}

/** Others are answered between so many rows. */
const rowsAtOnce = 50

/** Sheets as an XLSX file, row after row: thousands of rows never hold the process for long. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  // Forty megabytes of memory that few processes need.
  const { WorkbookWriter } = (await import('exceljs')).default.stream.xlsx
  const file = new PassThrough()
  const written = buffer(file)
  const book = new WorkbookWriter({ stream: file, useStyles: true })
  for (const one of sheets) await writeSheet(book, one)
  await book.commit()
  return new Uint8Array(await written)
}

async function writeSheet(book: stream.xlsx.WorkbookWriter, one: Sheet): Promise<void> {
  const { frozen, wrapped, widths = {} } = one
  const view = frozen && { state: 'frozen' as const, ySplit: frozen.rows, xSplit: frozen.columns }
  const sheet = book.addWorksheet(one.title, { views: view ? [view] : [] })
  for (const [column, width] of Object.entries(widths)) sheet.getColumn(Number(column)).width = width
  if (wrapped) sheet.getColumn(wrapped).alignment = { wrapText: true, vertical: 'top' }
  for (const [index, cells] of one.rows.entries()) {
    if (index % rowsAtOnce === rowsAtOnce - 1) await breath()
    const row = sheet.addRow([...cells])
    if (one.bold.includes(index)) row.font = { bold: true }
    row.commit()
  }
  sheet.commit()
}
