import { type Kysely, sql } from 'kysely'
import { newId } from '#lib/ids.ts'
import type { Tables } from '../tables.gen.ts'
import { insertAll } from './write.ts'

type Db = Kysely<Tables>
type Columns = Readonly<Record<string, unknown>>
export type EntryTable =
  | 'organization'
  | 'location'
  | 'service'
  | 'service_at_location'
  | 'taxonomy'
  | 'taxonomy_term'
export type ChildTable =
  | 'phone'
  | 'schedule'
  | 'service_area'
  | 'language'
  | 'cost_option'
  | 'service_capacity'
  | 'attribute'

const tableOf = (name: string) => sql.table(`directory.${name}`)

/** Inserts or changes one entry and answers the whole row. */
export async function saveEntry<Row>(
  db: Db,
  table: EntryTable,
  id: string,
  columns: Columns,
  isNew: boolean,
): Promise<Row | undefined> {
  const entries = Object.entries(columns)
  const value = (one: unknown) => (isObject(one) ? sql`${JSON.stringify(one)}::jsonb` : sql`${one}`)
  const versioned = table === 'organization' || table === 'location' || table === 'service'
  const { rows } = isNew
    ? await sql<Row>`insert into ${tableOf(table)} (id, ${sql.join(entries.map(([key]) => sql.ref(key)))})
        values (${id}::uuid, ${sql.join(entries.map(([, one]) => value(one)))}) returning *`.execute(db)
    : await sql<Row>`update ${tableOf(table)} set ${sql.join(entries.map(([key, one]) => sql`${sql.ref(key)} = ${value(one)}`))}
        ${versioned ? sql`, version = version + 1, last_modified = now()` : sql``} where id = ${id}::uuid returning *`.execute(
        db,
      )
  return rows[0]
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

export const saveOriginal = (db: Db, table: EntryTable, id: string, original: object) =>
  sql`update ${tableOf(table)} set hsds = ${JSON.stringify(original)}::jsonb where id = ${id}::uuid`.execute(
    db,
  )

export interface ChildRow {
  readonly columns: Columns
  readonly raw: Readonly<Record<string, unknown>>
}
type Child = Columns & { readonly id: string; readonly hsds: { raw?: { id?: unknown } } | null }

/**
 * The rows that hang on an entry, as they came: known again by the id that the file gives them, which may be the id of
 * another owner's row as well. `made`: what our columns say of a row, kept beside what came.
 */
export async function saveChildren(
  db: Db,
  table: ChildTable,
  owner: Columns,
  given: readonly ChildRow[],
  made: (row: never) => object,
): Promise<void> {
  const [[column, ownerId]] = Object.entries(owner) as [[string, string]]
  const { rows: there } = await sql<Child>`
    select * from ${tableOf(table)} where ${sql.ref(column)} = ${ownerId}::uuid order by id`.execute(db)
  const byCame = new Map<unknown, Child>(there.map(row => [row.hsds?.raw?.id ?? row.id, row]))
  const kept = new Set<string>()
  const fresh: object[] = []
  for (const { columns, raw } of given) {
    const child = byCame.get(raw.id)
    const id = child?.id ?? newId()
    kept.add(id)
    const row = { ...columns, ...owner, id }
    const hsds = { raw, made: made(row as never) }
    if (child)
      await sql`update ${tableOf(table)} set ${sql.join(Object.entries(columns).map(([key, one]) => sql`${sql.ref(key)} = ${one}`))},
        hsds = ${JSON.stringify(hsds)}::jsonb where id = ${id}::uuid`.execute(db)
    else fresh.push({ ...row, hsds })
  }
  const gone = there.filter(row => !kept.has(row.id)).map(row => row.id)
  if (gone.length > 0) await sql`delete from ${tableOf(table)} where id = any(${gone}::uuid[])`.execute(db)
  await insertAll(db, `directory.${table}`, fresh)
}

export async function saveRest(db: Db, rows: readonly { table: string; row: Columns }[]): Promise<void> {
  for (const { table, row } of rows)
    await sql`insert into directory.hsds_rest (resource, id, row) values (${table}, ${String(row.id ?? JSON.stringify(row))}, ${JSON.stringify(row)}::jsonb)
      on conflict (resource, id) do update set row = excluded.row`.execute(db)
}

export const findRest = async (db: Db) =>
  db.selectFrom('directory.hsds_rest').select(['resource', 'row']).orderBy('resource').orderBy('id').execute()

/** Codes of our own taxonomies by the id of the term. */
export async function ourTerms(db: Db): Promise<Map<string, { code: string; taxonomy: string }>> {
  const { rows } = await sql<{ id: string; code: string; taxonomy: string }>`
    select t.id, t.code, x.code as taxonomy from directory.taxonomy_term t join directory.taxonomy x on x.id = t.taxonomy_id
    where x.code in ('needs', 'target_groups')`.execute(db)
  return new Map(rows.map(row => [row.id, row]))
}
