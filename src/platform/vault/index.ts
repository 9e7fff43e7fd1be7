import type { Kysely } from 'kysely'
import { keysOf } from './keys.ts'
import { isSealed, seal } from './seal.ts'

/** Columns of a table that are sealed where their row belongs to a restricted file. */
export interface Sealing {
  /** `schema.table` */
  readonly table: string
  /** What the key belongs to: the case, the contact, the person, the referral. */
  readonly subject: string
  /** The row's own id. */
  readonly row: string
  readonly columns: readonly string[]
}

/**
 * The same values, those of the named columns sealed under the subject's key. What is null or absent stays so. Reading
 * opens them by itself (db/kysely.ts), as long as the row's id is read with them.
 */
// biome-ignore lint/suspicious/noExplicitAny: keys are the platform's own tables, whoever's transaction it is
export async function sealed<T extends object>(db: Kysely<any>, sealing: Sealing, values: T): Promise<T> {
  const { table, subject, row, columns } = sealing
  const given = values as Record<string, unknown>
  const filled = columns.filter(
    column =>
      given[column] !== null &&
      given[column] !== undefined &&
      given[column] !== '' &&
      !isSealed(given[column]),
  )
  if (!filled.length) return values
  const key = (await keysOf(db, [subject])).get(subject)
  if (!key) throw new Error('a key that was just made is not there')
  const changed = filled.map(column => [
    column,
    seal(key, { column: `${table}.${column}`, row }, given[column]),
  ])
  // The same columns, each still a text.
  return { ...values, ...Object.fromEntries(changed) } as T
}

export { forgetOpened, remembered } from './remembered.ts'
export { isSealed, SealBroken } from './seal.ts'
