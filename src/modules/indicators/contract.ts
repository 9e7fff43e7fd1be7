import * as v from 'valibot'
import { flag, oneOf, route } from '#lib/contract.ts'
import { dimensions, measures } from './domain/figure.ts'
import { dayKinds, dayReasons, dayUrgencies } from './domain/my-day.ts'
import { periodShape } from './domain/period.ts'

const period = v.pipe(v.string(), v.regex(periodShape, 'not_a_period'))
/** `count` null: too few to show. `atLeast`: a part of it is hidden. */
const shown = { count: v.nullable(v.number()), atLeast: v.boolean(), days: v.nullable(v.number()) }

export const myDay = route({
  method: 'GET',
  path: '/my-day',
  action: 'indicators.my_day',
  summary: 'What needs the one who asks now, the most pressing first',
  input: v.object({}),
  reply: v.object({
    items: v.array(
      v.object({
        kind: oneOf(dayKinds),
        id: v.string(),
        title: v.string(),
        /** What is to be done, in the words of whoever planned it. */
        what: v.optional(v.string()),
        /** Where one line stands for several. */
        count: v.optional(v.number()),
        due: v.nullable(v.string()),
        urgency: oneOf(dayUrgencies),
        why: oneOf(dayReasons),
      }),
    ),
  }),
})

const table = {
  measure: oneOf(measures),
  by: oneOf(dimensions),
  across: v.optional(oneOf(dimensions)),
  /** Only those with this value of that dimension; instead of columns. */
  filterBy: v.optional(oneOf(dimensions)),
  filter: v.optional(v.pipe(v.string(), v.maxLength(60, 'too_long'))),
  period,
}

export const figureRow = v.object({
  key: v.string(),
  label: v.string(),
  ...shown,
  /** In the order of `columns`. */
  cells: v.array(v.object(shown)),
  /** Where in the staff app the list behind it is; null for those who may not read it. */
  list: v.nullable(v.string()),
  /** Of an area: how far organisations of civil society were found to be involved, and where that stands. */
  involvement: v.nullable(v.object({ level: oneOf(['low', 'average', 'high']), source: v.string() })),
})

export const readFigures = route({
  method: 'GET',
  path: '/figures',
  action: 'indicators.figures',
  summary: 'One table of counts of the own organisation; small numbers are hidden',
  input: v.object(table),
  reply: v.object({
    measure: oneOf(measures),
    by: oneOf(dimensions),
    period: v.string(),
    definition: v.string(),
    columns: v.array(v.object({ key: v.string(), label: v.string(), ...shown })),
    rows: v.array(figureRow),
    total: v.object(shown),
    threshold: v.number(),
    /** How many places are hidden. */
    hidden: v.number(),
    /** The values to filter by, where a dimension to filter by was named. */
    filters: v.array(v.object({ key: v.string(), label: v.string() })),
  }),
})
export type Figures = v.InferOutput<typeof readFigures.reply>

export const readOverview = route({
  method: 'GET',
  path: '/figures/overview',
  action: 'indicators.overview',
  summary: 'How it goes: this quarter and the one before, and the months of a year',
  input: v.object({}),
  reply: v.object({
    period: v.string(),
    before: v.string(),
    measures: v.array(
      v.object({
        measure: oneOf(measures),
        ...shown,
        before: v.nullable(v.number()),
        definition: v.string(),
        list: v.nullable(v.string()),
      }),
    ),
    months: v.array(
      v.object({
        month: v.string(),
        contacts: v.nullable(v.number()),
        casesOpened: v.nullable(v.number()),
      }),
    ),
    threshold: v.number(),
  }),
})

/** Tags of the Humanitarian Exchange Language under the headings. */
const exported = v.object({ ...table, hxl: v.optional(flag, false) })

export const exportCsv = route({
  method: 'GET',
  path: '/figures/table.csv',
  action: 'indicators.export',
  summary: 'The table as shown, with its definition below, as CSV',
  download: 'text/csv',
  input: exported,
  reply: v.any(),
})

export const exportXlsx = route({
  method: 'GET',
  path: '/figures/table.xlsx',
  action: 'indicators.export',
  summary: 'The table as shown, with its definition on a second sheet, as XLSX',
  download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  input: exported,
  reply: v.any(),
})
