import { hasRole } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { dayIn } from '#lib/day.ts'
import { invalid } from '#lib/refusal.ts'
import { taxonomy } from '#platform/content/packs.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import type { Figures, readFigures as readFiguresRoute } from '../contract.ts'
import { type Dimension, dimensionsOf, type Measure, mayCross } from '../domain/figure.ts'
import { type Quarter, quartersOf } from '../domain/period.ts'
import { threshold } from '../domain/suppress.ts'
import {
  addQuarters,
  hideWithQuarters,
  type Line,
  type Places,
  placeOf,
  type Shown,
  showLines,
} from '../domain/table.ts'
import { countFigures } from '../store.ts'
import { labelOf, localeOf, needAreas, orderOf } from './labels.ts'

type Input = InputOf<typeof readFiguresRoute>

const blank: Shown = { count: 0, atLeast: false, days: null }

/** One table, with everything hidden that must be. */
export async function figuresOf(use: UseCase, input: Input): Promise<Figures> {
  const second = input.filterBy ?? input.across ?? null
  checkInput(input, second)
  const places = await placesOf(use, input.measure, input.by, second, input.period)
  const locale = localeOf(use.actor.locale)
  const columns = second ? keysOf(places, 'column', second) : []
  const filter = input.filterBy ? (input.filter ?? null) : null
  const shownColumns = input.filterBy ? [] : columns
  const at = (row: string | null, column: string | null) => places.get(placeOf(row, column)) ?? blank
  const rows = rowKeys(places, input.by).map(key => ({
    key,
    label: labelOf(locale, input.by, key),
    ...at(key, filter),
    cells: shownColumns.map(column => at(key, column)),
    list: listBehind(use, input, key),
    involvement: involvementOf(input.by, key),
  }))
  const total = at(null, filter)
  const places_ = [total, ...rows, ...rows.flatMap(row => row.cells)]
  return {
    measure: input.measure,
    by: input.by,
    period: input.period,
    definition: words(locale)(`indicators.definition.${input.measure}`),
    columns: shownColumns.map(key => ({
      key,
      label: second ? labelOf(locale, second, key) : key,
      ...at(null, key),
    })),
    rows,
    total,
    threshold,
    hidden: places_.filter(place => place.count === null || place.atLeast).length,
    filters: input.filterBy
      ? columns.map(key => ({ key, label: labelOf(locale, second ?? input.by, key) }))
      : [],
  }
}

export async function readFigures(use: UseCase, input: Input): Promise<Figures> {
  const figures = await figuresOf(use, input)
  use.audit({
    action: 'indicators.figures',
    thing: 'figures',
    thingId: null,
    details: { measure: input.measure, by: input.by, period: input.period, hidden: figures.hidden },
  })
  return figures
}

function checkInput(input: Input, second: Dimension | null): void {
  if (!dimensionsOf[input.measure].includes(input.by)) throw invalid({ path: 'by', code: 'not_one_of' })
  if (input.across && input.filterBy) throw invalid({ path: 'filterBy', code: 'one_or_the_other' })
  const path = input.filterBy ? 'filterBy' : 'across'
  if (second && !mayCross(input.measure, input.by, second)) throw invalid({ path, code: 'not_one_of' })
}

/**
 * Every place of the table over the period. A filter is a column of the same table that would be shown with columns, so
 * the two together say no more than one of them.
 */
export async function placesOf(
  use: UseCase,
  measure: Measure,
  rows: Dimension | null,
  columns: Dimension | null,
  period: string,
): Promise<Places> {
  const quarters = quartersOf(period, dayIn(use.now, use.actor.timeZone))
  const shown: Places[] = []
  // Needs stand in rows, so that they can be hidden within their areas; turned round afterwards.
  const turned = columns === 'need'
  const [r, c] = turned ? [columns, rows] : [rows, columns]
  for (const one of quarters) shown.push(await showSpan(use, measure, r, c, one, lines => lines))
  const [only] = shown
  const places =
    period.length > 4 && only
      ? only
      : measure === 'persons' && quarters.length
        ? await showSpan(use, measure, r, c, yearOf(quarters), lines => hideWithQuarters(lines, shown))
        : addQuarters(shown)
  return turned ? turn(places) : places
}

async function showSpan(
  use: UseCase,
  measure: Measure,
  rows: Dimension | null,
  columns: Dimension | null,
  { from, to }: Pick<Quarter, 'from' | 'to'>,
  adjust: (lines: Line[]) => Line[],
): Promise<Places> {
  const count = (by: Dimension | null) =>
    countFigures(use.db, { measure, rows: by, columns, from, to, needAreas: needAreas() })
  const lines = adjust(await count(rows))
  if (rows !== 'need') return showLines(lines, columns !== null, null)
  const groups = {
    lines: adjust(await count('area')),
    groupOf: (key: string) => needAreas()[key] ?? 'unknown',
  }
  return showLines(lines, columns !== null, groups)
}

const yearOf = (quarters: readonly Quarter[]) => ({
  from: (quarters[0] as Quarter).from, // called with at least one
  to: (quarters.at(-1) as Quarter).to,
})

function turn(places: Places): Places {
  return new Map([...places].map(([place, shown]) => [place.split('\t').reverse().join('\t'), shown]))
}

function keysOf(places: Places, side: 'row' | 'column', dimension: Dimension): string[] {
  const totals = [...places].flatMap(([place, shown]) => {
    const [row = '', column = ''] = place.split('\t')
    const [key, other] = side === 'row' ? [row, column] : [column, row]
    return key !== '' && other === '' ? [{ key, count: shown.count ?? 0 }] : []
  })
  const order = orderOf(dimension)
  const last = (key: string) => (key === 'unknown' ? 1 : 0)
  return totals
    .sort(
      (a, b) =>
        last(a.key) - last(b.key) ||
        (order ? order(a.key) - order(b.key) : b.count - a.count) ||
        (a.key < b.key ? -1 : 1),
    )
    .map(({ key }) => key)
}

/** All nine areas, also those where nothing was done: that is what the study's levels are compared with. */
function rowKeys(places: Places, by: Dimension): string[] {
  const found = keysOf(places, 'row', by)
  if (by !== 'area' || !found.length) return found
  const all = taxonomy().areas.map(({ code }) => code)
  return [...all, ...found.filter(key => !all.includes(key))]
}

function involvementOf(by: Dimension, key: string): Figures['rows'][number]['involvement'] {
  const area = by === 'area' ? taxonomy().areas.find(one => one.code === key) : undefined
  return area ? { level: area.involvement, source: area.source } : null
}

/** Where the list behind a figure is, for those who may read it: a supervisor, in the log, for what it can be asked by. */
function listBehind(use: UseCase, input: Input, key: string): string | null {
  const asked: Partial<Record<Dimension, string>> = {
    need: 'need',
    outcome: 'outcome',
    channel: 'channel',
    language: 'language',
  }
  const name = asked[input.by]
  if (!hasRole(use.actor, 'supervisor') || input.measure !== 'contacts' || !name || input.filterBy)
    return null
  if (key === 'unknown' || key === 'waiting') return null
  return `/contacts?${new URLSearchParams({ ...spanOf(use, input.period), [name]: key })}`
}

export function spanOf(use: UseCase, period: string): { from: string; to: string } {
  const quarters = quartersOf(period, dayIn(use.now, use.actor.timeZone))
  return { from: quarters[0]?.from ?? `${period.slice(0, 4)}-01-01`, to: quarters.at(-1)?.to ?? '' }
}
