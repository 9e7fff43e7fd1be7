/** An object as HSDS writes it: what is not known is left out, there is no null. */
export type Json = { readonly [key: string]: unknown }

/** What an imported object was: `raw` as it came, `made` what our columns said of it when it was imported. */
export interface Original {
  readonly raw: Json
  readonly made: Json
}

export function known(given: Json): Json {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null && value !== undefined),
  )
}

/** Equal whatever the order of the keys; a list is equal in its order. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isJson(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// The column is jsonb that only the import writes, with this shape.
export const originalOf = (column: unknown): Original | null => (column as Original | null) ?? null

/**
 * An entry as our columns tell it, with everything that came with it: a field whose columns have not changed since the
 * import is given back as it came, one that was edited here as it is now.
 */
export function asItCame(made: Json, original: Original | null): Json {
  if (original === null) return made
  const result: Record<string, unknown> = { ...original.raw }
  for (const key of new Set([...Object.keys(made), ...Object.keys(original.made)])) {
    if (same(made[key], original.made[key])) continue
    if (made[key] === undefined) delete result[key]
    else result[key] = made[key]
  }
  return result
}

/** Only what is said of the thing itself: no lists, no other objects. */
export function scalars(given: Json): Json {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => !Array.isArray(value)))
}
