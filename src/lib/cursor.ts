import { invalid } from './refusal.ts'

/** Where a page ended, opaque to the caller: the sort values of its last row. */
export function writeCursor(values: readonly (string | number | null)[]): string {
  return btoa(encodeURIComponent(JSON.stringify(values)))
    .replaceAll('=', '')
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

/** Null without a cursor; a refusal where it is not one of ours. */
export function readCursor(cursor: string | undefined, length: number): (string | number | null)[] | null {
  if (cursor === undefined || cursor === '') return null
  try {
    const values: unknown = JSON.parse(
      decodeURIComponent(atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))),
    )
    if (Array.isArray(values) && values.length === length && values.every(isScalar)) return values
  } catch {
    // falls through: anything unreadable is the same mistake
  }
  throw invalid({ path: 'cursor', code: 'not_a_cursor' })
}

/** One row more than asked for tells whether there is a next page. */
export function pageFrom<Row>(rows: Row[], limit: number, key: (row: Row) => (string | number | null)[]) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? writeCursor(key(last)) : null }
}

function isScalar(value: unknown): value is string | number | null {
  return value === null || typeof value === 'string' || typeof value === 'number'
}
