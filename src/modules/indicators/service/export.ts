import type { InputOf } from '#lib/contract.ts'
import { writeCsv } from '#modules/contacts/index.ts'
import type { Download } from '#platform/module.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import type { exportCsv as exportRoute, Figures } from '../contract.ts'
import { hxlTags, hxlValue, measuresWithDays } from '../domain/figure.ts'
import type { Shown } from '../domain/table.ts'
import { figuresOf } from './figures.ts'
import { labelOf, localeOf } from './labels.ts'

type Input = InputOf<typeof exportRoute>
type Row = (string | number | null)[]

/** The table as shown; a hidden number is a dash, one that is partly hidden begins with ≥. */
export async function exportCsv(use: UseCase, input: Input): Promise<Download> {
  const { header, rows, notes, name } = await tableOf(use, input, 'csv')
  const width = header.length
  const lines = notes.map(([title, text]) => [`${title}: ${text}`, ...Array<null>(width - 1).fill(null)])
  return {
    filename: `${name}.csv`,
    type: 'text/csv; charset=utf-8',
    body: writeCsv(header, [...rows, Array<null>(width).fill(null), ...lines]),
  }
}

export async function exportXlsx(use: UseCase, input: Input): Promise<Download> {
  const { header, rows, notes, name } = await tableOf(use, input, 'xlsx')
  const t = words(localeOf(use.actor.locale))
  // A library of forty megabytes in memory, and seldom wanted.
  const { Workbook } = (await import('exceljs')).default
  const book = new Workbook()
  const sheet = book.addWorksheet(t('indicators.export.sheet'))
  sheet.addRow(header).font = { bold: true }
  for (const row of rows) sheet.addRow(row)
  sheet.getColumn(1).width = 40
  sheet.views = [{ state: 'frozen', ySplit: 1, xSplit: 1 }]
  const definitions = book.addWorksheet(t('indicators.export.definitions'))
  for (const note of notes) definitions.addRow([...note])
  definitions.getColumn(1).width = 28
  definitions.getColumn(2).width = 100
  definitions.getColumn(2).alignment = { wrapText: true, vertical: 'top' }
  return {
    filename: `${name}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: new Uint8Array(await book.xlsx.writeBuffer()),
  }
}

async function tableOf(use: UseCase, input: Input, format: string) {
  const figures = await figuresOf(use, input)
  const { measure, by, period, hidden } = figures
  use.audit({
    action: 'indicators.export',
    thing: 'figures',
    thingId: null,
    details: { measure, by, period, format, hxl: input.hxl, rows: figures.rows.length, hidden },
  })
  const t = words(localeOf(use.actor.locale))
  const withDays = measuresWithDays.includes(measure) && !figures.columns.length
  const header = [
    t(`indicators.dimension.${by}`),
    t(`indicators.measure.${measure}`),
    ...(withDays ? [t('indicators.days')] : []),
    ...figures.columns.map(column => column.label),
  ]
  const line = (label: string, place: Shown, cells: readonly Shown[]): Row => [
    label,
    textOf(place),
    ...(withDays ? [place.days] : []),
    ...cells.map(textOf),
  ]
  const rows: Row[] = [
    ...(input.hxl ? [tagsOf(input, figures, withDays)] : []),
    ...figures.rows.map(row => line(row.label, row, row.cells)),
    line(t('indicators.total'), figures.total, figures.columns),
  ]
  return { header, rows, notes: notesOf(use, input, figures), name: `${measure}-${by}-${period}` }
}

const textOf = ({ count, atLeast }: Shown): string | number =>
  count === null ? '–' : atLeast ? `≥ ${count}` : count

/** One tag a column, right below the headings, as the standard wants it. */
function tagsOf({ across }: Input, { measure, by, columns }: Figures, withDays: boolean): Row {
  return [
    hxlTags[by],
    hxlValue(measure),
    ...(withDays ? ['#indicator+days+median'] : []),
    ...columns.map(
      ({ key }) => `${hxlValue(measure)}+${across ?? 'by'}_${key.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`,
    ),
  ]
}

function notesOf(use: UseCase, input: Input, figures: Figures): (readonly [string, string])[] {
  const locale = localeOf(use.actor.locale)
  const t = words(locale)
  const filter =
    input.filterBy && input.filter
      ? [
          [
            t(`indicators.dimension.${input.filterBy}`),
            labelOf(locale, input.filterBy, input.filter),
          ] as const,
        ]
      : []
  return [
    [t(`indicators.measure.${figures.measure}`), figures.definition] as const,
    [t('indicators.period'), figures.period] as const,
    ...filter,
    [t('indicators.hidden.title'), t('indicators.hidden.text', { threshold: figures.threshold })] as const,
  ]
}
