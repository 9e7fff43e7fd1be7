import type { Day } from '#lib/day.ts'
import { dayNumber } from '#lib/day-number.ts'
import { type Fraction, parseDecimal } from './fraction.ts'

export type Confidence = 'high' | 'medium' | 'low'

/** One level of a rate as the content tables carry it; `percent` is null where the value is not known. */
export interface RateRow {
  readonly from: Day | null
  /** Null: until the next row begins, or without end. */
  readonly to: Day | null
  readonly percent: string | null
  /** `date_unverified`: the level is plausible, the day it began is not proven. */
  readonly status: 'supported' | 'date_unverified' | 'missing'
  readonly confidence: Confidence | null
  readonly sources: string
  /** The day the row was compared with its source. */
  readonly checked: Day | null
}

export interface RateTable {
  readonly id: string
  readonly title: string
  readonly rows: readonly RateRow[]
}

export interface KnownRate {
  readonly percent: Fraction
  /** Without trailing zeros: `"8.25"`, `"21"`. */
  readonly text: string
  readonly row: RateRow
  /** The last day number on which this row holds. */
  readonly until: number
}

interface PreparedRow {
  from: number
  to: number
  rate: KnownRate | null
  unverifiedStart: boolean
}

/** A table made ready for questions by day number (`#lib/day-number`). */
export interface RateIndex {
  readonly table: RateTable
  readonly rows: readonly PreparedRow[]
}

export function indexRates(table: RateTable): RateIndex {
  const rows = table.rows.map((row, index) => {
    const next = table.rows[index + 1]?.from
    const from = row.from ? dayNumber(row.from) : Number.NEGATIVE_INFINITY
    const last = next ? dayNumber(next) - 1 : Number.POSITIVE_INFINITY
    const to = row.to ? Math.min(dayNumber(row.to), last) : last
    const percent = row.status === 'missing' || row.percent === null ? null : parseDecimal(row.percent)
    const text = row.percent === null ? '' : plainPercent(row.percent)
    const rate = percent ? { percent, text, row, until: to } : null
    return { from, to, rate, unverifiedStart: row.status === 'date_unverified' }
  })
  return { table, rows }
}

/** The rate in force on a day; null where the table does not know it. */
export function rateOn(index: RateIndex, day: number): KnownRate | null {
  const rows = index.rows
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at] as PreparedRow
    if (day >= row.from) return day <= row.to ? row.rate : null
  }
  return null
}

const days = 7

/** A change of rate whose day is not proven lies within a week of this day: the rate of the day may be another. */
export function nearUnprovenChange(index: RateIndex, day: number): boolean {
  return index.rows.some(row => row.unverifiedStart && Math.abs(row.from - day) <= days)
}

function plainPercent(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
