import { type Count, type Counts, type Hidden, hideInside, hideTotals, isSmall, none } from './suppress.ts'

/** A line as the database counts it; a null key is a total. `days`: the median, where the thing has a duration. */
export interface Line {
  readonly row: string | null
  readonly column: string | null
  readonly things: number
  readonly open: number
  readonly days: number | null
}

/** What may be shown in one place of a table. `count` null: hidden. `atLeast`: a part of it is hidden. */
export interface Shown {
  readonly count: number | null
  readonly atLeast: boolean
  readonly days: number | null
}

/** Places of a table by row and column, '' for a total. */
export type Places = ReadonlyMap<string, Shown>
export const placeOf = (row: string | null, column: string | null): string => `${row ?? ''}\t${column ?? ''}`

/** Broader values above those of the rows (the area of a need), with the same table counted by them. */
export interface Groups {
  readonly lines: readonly Line[]
  readonly groupOf: (row: string) => string
}

const ascending = (keys: Iterable<string | null>) =>
  [...new Set(keys)].filter(key => key !== null).sort((a, b) => (a < b ? -1 : 1))

/** What may be shown of these lines: one table, or one list of values where there are no columns. */
export function showLines(lines: readonly Line[], crossed: boolean, groups: Groups | null): Places {
  const at = new Map(lines.map(line => [placeOf(line.row, line.column), line]))
  // Without columns every line has the one column `all`.
  const columns = crossed ? ascending(lines.map(line => line.column)) : []
  const rows = ascending(lines.map(line => line.row))
  const hidden = groups ? hideGrouped(lines, rows, columns, groups) : hideAll(lines, rows, columns)
  const shown = new Map<string, Shown>()
  const put = (row: string | null, column: string | null, isHidden: boolean | undefined) => {
    const line = at.get(placeOf(row, column))
    const show = isHidden
      ? { count: null, atLeast: false, days: null }
      : { count: line?.things ?? 0, atLeast: false, days: line?.days ?? null }
    shown.set(placeOf(row, column), show)
  }
  put(null, null, hidden.total)
  columns.forEach((column, c) => {
    put(null, column, hidden.columnTotals[c])
  })
  rows.forEach((row, r) => {
    put(row, null, hidden.rowTotals[r])
    columns.forEach((column, c) => {
      put(row, column, hidden.cells[r]?.[c])
    })
  })
  return shown
}

function countsOf(lines: readonly Line[], rows: readonly string[], columns: readonly string[]): Counts {
  const at = new Map(lines.map(line => [placeOf(line.row, line.column), line]))
  const count = (row: string | null, column: string | null): Count => at.get(placeOf(row, column)) ?? none
  return {
    cells: rows.map(row => columns.map(column => count(row, column))),
    rowTotals: rows.map(row => count(row, null)),
    columnTotals: columns.map(column => count(null, column)),
    total: count(null, null),
  }
}

function hideAll(lines: readonly Line[], rows: readonly string[], columns: readonly string[]): Hidden {
  const counts = countsOf(lines, rows, columns)
  const total = isSmall(counts.total)
  const totals = {
    rows: hideTotals(counts.rowTotals, total),
    columns: hideTotals(counts.columnTotals, total),
    total,
  }
  return inside(counts, totals, columns.length > 0)
}

const inside = (
  counts: Counts,
  totals: { rows: boolean[]; columns: boolean[]; total: boolean },
  crossed: boolean,
): Hidden =>
  crossed
    ? hideInside(counts, totals)
    : { cells: [], rowTotals: totals.rows, columnTotals: [], total: totals.total }

/**
 * From the broader to the narrower: needs are hidden within their area, so that the table by area and the table by need
 * together tell no more than either.
 */
function hideGrouped(
  lines: readonly Line[],
  rows: readonly string[],
  columns: readonly string[],
  { lines: groupLines, groupOf }: Groups,
): Hidden {
  const names = ascending(groupLines.map(line => line.row))
  const outer = hideAll(groupLines, names, columns)
  const whole = countsOf(lines, rows, columns)
  const above = countsOf(groupLines, names, columns)
  const hidden: Hidden = { ...outer, cells: rows.map(() => []), rowTotals: rows.map(() => true) }
  names.forEach((name, g) => {
    const members = rows.flatMap((row, r) => (groupOf(row) === name ? [r] : []))
    const counts: Counts = {
      cells: members.map(r => whole.cells[r] ?? []),
      rowTotals: members.map(r => whole.rowTotals[r] ?? none),
      columnTotals: above.cells[g] ?? [],
      total: above.rowTotals[g] ?? none,
    }
    const total = outer.rowTotals[g] ?? true
    const totals = { rows: hideTotals(counts.rowTotals, total), columns: outer.cells[g] ?? [], total }
    const part = inside(counts, totals, columns.length > 0)
    members.forEach((r, index) => {
      hidden.rowTotals[r] = part.rowTotals[index] ?? true
      hidden.cells[r] = part.cells[index] ?? columns.map(() => true)
    })
  })
  return hidden
}

/**
 * A year out of its quarters, made only of what the quarters show, so that it tells nothing more: where a quarter is
 * hidden, the sum is "at least".
 */
export function addQuarters(quarters: readonly Places[]): Places {
  const sums = new Map<string, Shown>()
  for (const place of new Set(quarters.flatMap(one => [...one.keys()]))) {
    const parts = quarters.flatMap(one => one.get(place) ?? [])
    const atLeast = parts.some(part => part.count === null)
    const sum = parts.reduce((all, part) => all + (part.count ?? 0), 0)
    sums.set(place, { count: atLeast && sum === 0 ? null : sum, atLeast: atLeast && sum > 0, days: null })
  }
  return sums
}

/** A year of what does not add up (a person helped in two quarters is one): hidden wherever a quarter is. */
export function hideWithQuarters(year: readonly Line[], quarters: readonly Places[]): Line[] {
  const isHidden = (line: Line) =>
    quarters.some(one => one.get(placeOf(line.row, line.column))?.count === null)
  return year.map(line => (isHidden(line) ? { ...line, open: 0 } : line))
}
