/**
 * Small numbers. A count below five could tell who is meant (the one widow from one village), so it is hidden, and so are
 * as many others as it takes that it cannot be computed from the rest. What this holds and what not: README.md.
 */

/** Counts below this are hidden. Five, as statistical offices commonly ask of tables about persons; zero may be shown. */
export const threshold = 5

/** How many, and how many of them are not of restricted files. */
export interface Count {
  readonly things: number
  readonly open: number
}
export const none: Count = { things: 0, open: 0 }

/** Too few to show, or nothing but restricted files, which are counted but never alone. */
export function isSmall({ things, open }: Count): boolean {
  return things > 0 && (things < threshold || open === 0)
}

/** A table with its totals. `cells[r][c]` is the count in row r and column c. */
export interface Counts {
  readonly cells: readonly (readonly Count[])[]
  readonly rowTotals: readonly Count[]
  readonly columnTotals: readonly Count[]
  readonly total: Count
}

/** What must not be shown, in the same places. */
export interface Hidden {
  readonly cells: boolean[][]
  readonly rowTotals: boolean[]
  readonly columnTotals: boolean[]
  readonly total: boolean
}

/**
 * Which totals of a dimension are hidden. Depends on nothing but the dimension, so that they are the same in every
 * table it appears in.
 */
export function hideTotals(totals: readonly Count[], parentHidden: boolean): boolean[] {
  if (parentHidden) return totals.map(() => true)
  const hidden = totals.map(isSmall)
  if (hidden.filter(Boolean).length !== 1) return hidden
  // One alone would be the total less all others: another one goes with it.
  const companion = smallest(totals.map((count, index) => (hidden[index] ? 0 : count.things)))
  if (companion !== null) hidden[companion] = true
  return hidden
}

function smallest(values: readonly number[]): number | null {
  let found: number | null = null
  values.forEach((value, index) => {
    if (value > 0 && (found === null || value < (values[found] as number))) found = index
  })
  return found
}

/** What is hidden of the totals before the inside is looked at. */
export interface HiddenTotals {
  readonly rows: readonly boolean[]
  readonly columns: readonly boolean[]
  readonly total: boolean
}

/**
 * The inside of a table whose hidden totals are given. A row or column whose total is hidden is hidden whole; of the rest
 * what is small, and what it takes so that every hidden number could still be another one.
 */
export function hideInside(counts: Counts, totals: HiddenTotals): Hidden {
  const hidden: Hidden = {
    cells: counts.cells.map((row, r) => row.map((_, c) => isFirstHidden(counts, totals, r, c))),
    rowTotals: [...totals.rows],
    columnTotals: [...totals.columns],
    total: totals.total,
  }
  const flow = flowOf(counts, hidden)
  for (const arc of flow.filter(one => one.hidden)) {
    const way = freeWay(flow, arc)
    if (way === null) return allInside(hidden)
    for (const step of way) {
      step.hidden = true
      if (step.cell) (hidden.cells[step.cell[0]] as boolean[])[step.cell[1]] = true
    }
  }
  return hidden
}

function isFirstHidden(counts: Counts, totals: HiddenTotals, r: number, c: number): boolean {
  const isZero = (count: Count | undefined, hidden: boolean | undefined) => !hidden && count?.things === 0
  // Below a nought that is shown there are only noughts: nothing to hide.
  if (isZero(counts.rowTotals[r], totals.rows[r]) || isZero(counts.columnTotals[c], totals.columns[c]))
    return false
  const count = counts.cells[r]?.[c] ?? none
  return totals.total || !!totals.rows[r] || !!totals.columns[c] || isSmall(count)
}

const allInside = (hidden: Hidden): Hidden => ({
  ...hidden,
  cells: hidden.cells.map(row => row.map(() => true)),
})

/**
 * A table is a flow: from the totals of rows through cells to the totals of columns and back. Numbers that add up are
 * flows that are conserved; a hidden number could be another one exactly when it lies on a circle of hidden numbers
 * round which something can be moved without any falling below zero.
 */
interface Arc {
  readonly from: number
  readonly to: number
  readonly value: number
  /** Row and column; null for a total, whose hiding is decided already. */
  readonly cell: readonly [number, number] | null
  hidden: boolean
}

function flowOf(counts: Counts, hidden: Hidden): Arc[] {
  const rows = counts.rowTotals.length
  const [beforeRows, afterColumns] = [
    rows + counts.columnTotals.length,
    rows + counts.columnTotals.length + 1,
  ]
  const arcs: Arc[] = []
  counts.rowTotals.forEach((count, r) => {
    arcs.push({
      from: beforeRows,
      to: r,
      value: count.things,
      cell: null,
      hidden: hidden.rowTotals[r] as boolean,
    })
  })
  counts.cells.forEach((row, r) => {
    row.forEach((count, c) => {
      const isHidden = (hidden.cells[r] as boolean[])[c] as boolean
      arcs.push({ from: r, to: rows + c, value: count.things, cell: [r, c], hidden: isHidden })
    })
  })
  counts.columnTotals.forEach((count, c) => {
    const isHidden = hidden.columnTotals[c] as boolean
    arcs.push({ from: rows + c, to: afterColumns, value: count.things, cell: null, hidden: isHidden })
  })
  const { things } = counts.total
  arcs.push({ from: afterColumns, to: beforeRows, value: things, cell: null, hidden: hidden.total })
  return arcs
}

/** The arcs of the cheapest circle through this one, in the direction that costs least; null where there is none. */
function freeWay(flow: readonly Arc[], arc: Arc): Arc[] | null {
  const more = cheapest(flow, arc.to, arc.from, arc)
  const less = arc.value > 0 ? cheapest(flow, arc.from, arc.to, arc) : null
  if (!more || !less) return (more ?? less)?.way ?? null
  return more.cost <= less.cost ? more.way : less.way
}

/** What hiding one more cell costs: the number that is lost; an empty cell only where nothing else helps. */
function costOf(arc: Arc): number {
  if (arc.hidden) return 0
  if (arc.cell === null) return Number.POSITIVE_INFINITY
  return arc.value > 0 ? 1 + arc.value : 1e9
}

function cheapest(flow: readonly Arc[], from: number, to: number, without: Arc) {
  const best = new Map<number, { cost: number; way: Arc[] }>([[from, { cost: 0, way: [] }]])
  const done = new Set<number>()
  for (;;) {
    const [node, reached] =
      [...best].filter(([one]) => !done.has(one)).sort(([, a], [, b]) => a.cost - b.cost)[0] ?? []
    if (node === undefined || reached === undefined) return null
    if (node === to) return reached
    done.add(node)
    for (const arc of flow) {
      if (arc === without) continue
      const next = arc.from === node ? arc.to : arc.to === node && arc.value > 0 ? arc.from : undefined
      const cost = reached.cost + costOf(arc)
      if (next === undefined || cost === Number.POSITIVE_INFINITY) continue
      if (cost < (best.get(next)?.cost ?? Number.POSITIVE_INFINITY))
        best.set(next, { cost, way: [...reached.way, arc] })
    }
  }
}
