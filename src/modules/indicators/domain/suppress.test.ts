import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Count, type Counts, type Hidden, hideInside, hideTotals, isSmall } from './suppress.ts'

const count = (things: number, open = things): Count => ({ things, open })

function tableOf(numbers: readonly (readonly number[])[]): Counts {
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
  const cells = numbers.map(row => row.map(n => count(n)))
  return {
    cells,
    rowTotals: numbers.map(row => count(sum(row))),
    columnTotals: (numbers[0] ?? []).map((_, c) => count(sum(numbers.map(row => row[c] as number)))),
    total: count(sum(numbers.map(sum))),
  }
}

function hide(counts: Counts): Hidden {
  const total = isSmall(counts.total)
  return hideInside(counts, {
    rows: hideTotals(counts.rowTotals, total),
    columns: hideTotals(counts.columnTotals, total),
    total,
  })
}

/** Every number of the table in one list, with its sums as equations over places in that list. */
function flatten(counts: Counts, hidden: Hidden) {
  const [rows, columns] = [counts.rowTotals.length, counts.columnTotals.length]
  const at = (r: number, c: number) => r * (columns + 1) + c
  const values: number[] = []
  const isHidden: boolean[] = []
  for (let r = 0; r <= rows; r++)
    for (let c = 0; c <= columns; c++) {
      const [n, h] =
        r < rows && c < columns
          ? [counts.cells[r]?.[c], hidden.cells[r]?.[c]]
          : r < rows
            ? [counts.rowTotals[r], hidden.rowTotals[r]]
            : c < columns
              ? [counts.columnTotals[c], hidden.columnTotals[c]]
              : [counts.total, hidden.total]
      values[at(r, c)] = (n as Count).things
      isHidden[at(r, c)] = h as boolean
    }
  const equations: number[][] = []
  for (let r = 0; r <= rows; r++)
    equations.push(
      values.map((_, i) =>
        Math.floor(i / (columns + 1)) !== r ? 0 : i % (columns + 1) === columns ? -1 : 1,
      ),
    )
  for (let c = 0; c <= columns; c++)
    equations.push(
      values.map((_, i) => (i % (columns + 1) !== c ? 0 : Math.floor(i / (columns + 1)) === rows ? -1 : 1)),
    )
  return { values, isHidden, equations }
}

/** The hidden numbers that sums of rows and columns alone give away: those fixed by elimination. */
function revealed(counts: Counts, hidden: Hidden): number[] {
  const { values, isHidden, equations } = flatten(counts, hidden)
  const unknown = values.flatMap((_, i) => (isHidden[i] ? [i] : []))
  const matrix = equations.map(equation => unknown.map(i => equation[i] as number))
  let row = 0
  for (let column = 0; column < unknown.length && row < matrix.length; column++) {
    const pivot = matrix.findIndex((line, i) => i >= row && Math.abs(line[column] as number) > 1e-9)
    if (pivot < 0) continue
    ;[matrix[row], matrix[pivot]] = [matrix[pivot] as number[], matrix[row] as number[]]
    const by = (matrix[row] as number[])[column] as number
    matrix[row] = (matrix[row] as number[]).map(n => n / by)
    matrix.forEach((line, i) => {
      const factor = line[column] as number
      if (i !== row && factor)
        matrix[i] = line.map((n, j) => n - factor * ((matrix[row] as number[])[j] as number))
    })
    row++
  }
  return matrix.flatMap(line => {
    const used = line.flatMap((n, i) => (Math.abs(n) > 1e-9 ? [i] : []))
    return used.length === 1 ? [unknown[used[0] as number] as number] : []
  })
}

/** Every table of whole numbers that somebody who sees only the shown ones must hold for possible. */
function possible(counts: Counts, hidden: Hidden, most: number): Set<number>[] {
  const { values, isHidden, equations } = flatten(counts, hidden)
  const seen = values.map(() => new Set<number>())
  const unknown = values.flatMap((_, i) => (isHidden[i] ? [i] : []))
  const guess = [...values]
  const fits = (open: ReadonlySet<number>) =>
    equations.every(
      equation =>
        equation.some((n, i) => n !== 0 && open.has(i)) ||
        equation.reduce((sum, n, i) => sum + n * (guess[i] as number), 0) === 0,
    )
  const walk = (index: number) => {
    if (!fits(new Set(unknown.slice(index)))) return
    if (index === unknown.length) {
      guess.forEach((n, i) => {
        seen[i]?.add(n)
      })
      return
    }
    for (let n = 0; n <= most; n++) {
      guess[unknown[index] as number] = n
      walk(index + 1)
    }
  }
  walk(0)
  return seen
}

const numbers = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 60 }))
const grid = (rows: number, columns: number, of: fc.Arbitrary<number> = numbers) =>
  fc
    .tuple(fc.integer({ min: 1, max: rows }), fc.integer({ min: 1, max: columns }))
    .chain(([r, c]) => fc.array(fc.array(of, { minLength: c, maxLength: c }), { minLength: r, maxLength: r }))

describe('small numbers', () => {
  test('no number below five is shown, in the table or in its totals', () => {
    fc.assert(
      fc.property(grid(6, 6), rows => {
        const counts = tableOf(rows)
        const hidden = hide(counts)
        const shown = [
          ...counts.cells.flatMap((row, r) => row.filter((_, c) => !hidden.cells[r]?.[c])),
          ...counts.rowTotals.filter((_, r) => !hidden.rowTotals[r]),
          ...counts.columnTotals.filter((_, c) => !hidden.columnTotals[c]),
          ...(hidden.total ? [] : [counts.total]),
        ]
        expect(shown.filter(isSmall)).toEqual([])
      }),
    )
  })

  test('no sequence of sums of rows and columns gives a hidden number away', () => {
    fc.assert(
      fc.property(grid(7, 7), rows => {
        const counts = tableOf(rows)
        expect(revealed(counts, hide(counts))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('knowing besides that nothing is below zero, every hidden number could still be another one', () => {
    const few = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 5, max: 7 }))
    fc.assert(
      fc.property(grid(2, 3, few), rows => {
        const counts = tableOf(rows)
        const hidden = hide(counts)
        const { isHidden, values } = flatten(counts, hidden)
        const options = possible(counts, hidden, Math.max(...values) + 1)
        expect(options.filter((set, i) => isHidden[i] && set.size < 2)).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  test('what is hidden of a dimension does not depend on what it is crossed with', () => {
    const counts = tableOf([
      [3, 0, 40],
      [9, 12, 30],
      [7, 20, 6],
    ])
    const rows = hideTotals(counts.rowTotals, false)
    expect(hide(counts).rowTotals).toEqual(rows)
  })

  test('a table without small numbers is shown whole', () => {
    const hidden = hide(
      tableOf([
        [5, 9],
        [0, 30],
      ]),
    )
    expect([hidden.total, ...hidden.rowTotals, ...hidden.columnTotals, ...hidden.cells.flat()]).not.toContain(
      true,
    )
  })

  test('one small number takes the next smallest with it', () => {
    expect(hideTotals([count(3), count(50), count(8), count(0)], false)).toEqual([true, false, true, false])
  })

  test('restricted files are counted but never alone', () => {
    expect(isSmall(count(9, 0))).toBe(true)
    expect(isSmall(count(9, 1))).toBe(false)
  })
})
