import { type Kysely, sql } from 'kysely'
import type { Dimension, Measure } from './domain/figure.ts'
import type { Line } from './domain/table.ts'

/** This module has no tables of its own, only functions. */
export type Db = Kysely<object>

export interface Asked {
  readonly measure: Measure
  readonly rows: Dimension | null
  readonly columns: Dimension | null
  readonly from: string
  readonly to: string
  /** The area of each need, from the taxonomy. */
  readonly needAreas: Readonly<Record<string, string>>
}

/** Counts of the actor's organisation with all their totals. The database refuses those who may not see figures. */
export async function countFigures(db: Db, asked: Asked): Promise<Line[]> {
  const { rows } = await sql<{
    row_key: string | null
    column_key: string | null
    things: number
    open_things: number
    median_days: string | number | null
  }>`select * from indicators.figures(${asked.measure}, ${asked.rows}, ${asked.columns},
    ${asked.from}::date, ${asked.to}::date, ${JSON.stringify(asked.needAreas)}::jsonb)`.execute(db)
  // Without a dimension the database answers the one value `all` beside its total.
  return rows
    .filter(
      row =>
        (asked.rows !== null || row.row_key === null) && (asked.columns !== null || row.column_key === null),
    )
    .map(row => ({
      row: row.row_key,
      column: row.column_key,
      things: row.things,
      open: row.open_things,
      days: row.median_days === null ? null : Math.round(Number(row.median_days)),
    }))
}
