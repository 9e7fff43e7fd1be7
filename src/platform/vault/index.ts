import { type Kysely, sql } from 'kysely'
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
  /** Those of them that are JSON, and travel as its text. */
  readonly json?: readonly string[]
}

/**
 * The same values, those of the named columns sealed under the subject's key. What is null or absent stays so. Reading
 * opens them by itself (db/kysely.ts), as long as the row's id is read with them.
 */
// biome-ignore lint/suspicious/noExplicitAny: keys are the platform's own tables, whoever's transaction it is
export async function sealed<T extends object>(db: Kysely<any>, sealing: Sealing, values: T): Promise<T> {
  const { table, subject, row, columns, json = [] } = sealing
  const given = values as Record<string, unknown>
  const filled = columns.flatMap(column => {
    const value = json.includes(column) ? contentOf(given[column]) : given[column]
    return isEmpty(value) || isSealed(value) ? [] : [{ column, value }]
  })
  if (!filled.length) return values
  const key = (await keysOf(db, [subject])).get(subject)
  if (!key) throw new Error('a key that was just made is not there')
  const changed = filled.map(({ column, value }) => {
    const words = seal(key, { column: `${table}.${column}`, row }, value)
    return [column, json.includes(column) ? JSON.stringify(words) : words]
  })
  // The same columns, each still a text.
  return { ...values, ...Object.fromEntries(changed) } as T
}

const contentOf = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value)

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0)

/** What these subjects' keys sealed can never be read again, in no copy of the database. By Hamroh itself. */
// biome-ignore lint/suspicious/noExplicitAny: keys are the platform's own tables, whoever's transaction it is
export const destroyKeys = (db: Kysely<any>, subjects: readonly string[]) =>
  sql`select platform.destroy_keys(${[...subjects]}::uuid[])`.execute(db)

export { forgetOpened, remembered } from './remembered.ts'
export { isSealed, SealBroken } from './seal.ts'
