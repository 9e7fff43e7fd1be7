import { type Kysely, sql } from 'kysely'
import { isSealed, sealed } from './index.ts'

// Tables whose words are sealed where their file is restricted: what is written is sealed first, and what was written before
// is written anew when the file becomes restricted, or is open again.

// biome-ignore lint/suspicious/noExplicitAny: whichever module's tables they are
type Db = Kysely<any>

export interface SealedTable {
  /** The column that names the file: its restriction decides. */
  readonly file: string
  /** The column whose value the key belongs to; `id` is the row's own. Who destroys that key has destroyed the words. */
  readonly subject: string
  readonly columns: readonly string[]
  /** Those of them that are JSON. */
  readonly json?: readonly string[]
}

/** `schema.table` → its words. Their columns stand in `platform.sealed_column` too; the rows have an `id`. */
export type SealedTables = Readonly<Record<string, SealedTable>>

/** The columns of each table, as `personalData.words` says them. */
export const sealedIn = (
  tables: Readonly<Record<string, { readonly columns: readonly string[] }>>,
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(tables).map(([table, { columns }]) => [table, columns]))

/** What is written of a row, its words sealed where its file is restricted. `subject`: the value of the table's `subject` column. */
export function sealedRow<T extends object>(
  db: Db,
  tables: SealedTables,
  table: string,
  {
    id,
    subject,
    restricted,
  }: { readonly id: string; readonly subject: string; readonly restricted: boolean },
  values: T,
): Promise<T> {
  if (!restricted) return Promise.resolve(values)
  const { columns, json = [] } = tables[table] as SealedTable
  return sealed(db, { table, subject, row: id, columns, json }, values)
}

/** All words of one file written anew, sealed or not; answers how many rows were touched. By Hamroh itself. */
export async function resealFileOf(
  db: Db,
  tables: SealedTables,
  fileId: string,
  restricted: boolean,
): Promise<number> {
  let rows = 0
  for (const [table, about] of Object.entries(tables)) {
    await sql`select platform.lock_words(${table}, ${about.file}, ${fileId}::uuid)`.execute(db)
    for (const row of await otherwise(db, table, about, fileId, restricted)) {
      await resealRow(db, table, about, row, restricted)
      rows++
    }
  }
  return rows
}

type Row = Readonly<Record<string, unknown>>

/** Rows of the file with words that are not as they should be. */
async function otherwise(
  db: Db,
  table: string,
  { file, subject, columns }: SealedTable,
  fileId: string,
  restricted: boolean,
): Promise<Row[]> {
  const words = (column: string) => sql`to_jsonb(${sql.ref(column)}) #>> '{}'`
  const wrong = columns.map(
    column =>
      sql`(${words(column)} <> all (array['', '{}', '[]']) and platform.is_sealed(${words(column)}) <> ${restricted})`,
  )
  const read = [...new Set(['id', subject, ...columns])].map(column => sql.ref(column))
  const { rows } = await sql<Row>`
    select ${sql.join(read)} from ${sql.table(table)}
    where organisation_id = platform.organisation_id() and ${sql.ref(file)} = ${fileId}
      and (${sql.join(wrong, sql` or `)})`.execute(db)
  return rows
}

async function resealRow(
  db: Db,
  table: string,
  { subject, columns }: SealedTable,
  row: Row,
  restricted: boolean,
): Promise<void> {
  const id = String(row.id)
  // Read rows arrive opened, JSON as what it says.
  const anew = restricted
    ? await sealed(db, { table, subject: String(row[subject]), row: id, columns }, row)
    : row
  for (const column of columns) {
    const value = anew[column]
    if (value === null || value === undefined || value === '') continue
    if (restricted && !isSealed(value)) continue
    await sql`select platform.put_words(${table}, ${id}::uuid, ${column}, ${JSON.stringify(value)}::jsonb)`.execute(
      db,
    )
  }
}
