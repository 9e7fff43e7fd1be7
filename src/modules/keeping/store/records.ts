import { type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Day, Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'
import { sealedAbout } from './sealing.ts'

type Db = Kysely<Tables>
export type HoldRow = Selectable<Tables['keeping.hold']>
export type ErasureRow = Selectable<Tables['keeping.erasure']>
export type ExportRow = Selectable<Tables['keeping.export']>

export const findRules = (db: Db, organisationId: string) =>
  db.selectFrom('keeping.rule').selectAll().where('organisation_id', '=', organisationId).execute()

export interface RuleChange {
  readonly organisation_id: string
  readonly kind: string
  readonly months: number
  readonly reason: string
  readonly changed_by: string | null
  readonly changed_at: Instant
}

/** False where it has moved on; version 0: nobody has said anything yet. */
export async function saveRule(db: Db, row: RuleChange, version: number): Promise<boolean> {
  if (version === 0) {
    const made = await db
      .insertInto('keeping.rule')
      .values(row)
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const { organisation_id, kind, ...change } = row
  const changed = await db
    .updateTable('keeping.rule')
    .set({ ...change, version: version + 1 })
    .where('organisation_id', '=', organisation_id)
    .where('kind', '=', kind)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export const findHolds = (db: Db, organisationId: string, personIds: readonly string[]): Promise<HoldRow[]> =>
  db
    .selectFrom('keeping.hold')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .orderBy('placed_at', 'desc')
    .execute()

export const findHold = (db: Db, organisationId: string, id: string): Promise<HoldRow | undefined> =>
  db
    .selectFrom('keeping.hold')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

export async function insertHold(
  db: Db,
  row: Pick<HoldRow, 'organisation_id' | 'id' | 'person_id' | 'reason' | 'until' | 'placed_by' | 'placed_at'>,
): Promise<boolean> {
  const done = await db
    .insertInto('keeping.hold')
    .values(await sealedAbout(db, 'keeping.hold', row, row))
    .onConflict(conflict => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function liftHold(
  db: Db,
  row: Pick<HoldRow, 'organisation_id' | 'id' | 'person_id'>,
  change: Pick<HoldRow, 'lifted_at' | 'lifted_by' | 'lifted_reason'>,
) {
  const words = await sealedAbout(db, 'keeping.hold', row, change)
  return db
    .updateTable('keeping.hold')
    .set(words)
    .where('organisation_id', '=', row.organisation_id)
    .where('id', '=', row.id)
    .where('lifted_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

export const findErasure = (db: Db, organisationId: string, id: string): Promise<ErasureRow | undefined> =>
  db
    .selectFrom('keeping.erasure')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

/** The same, until the end of the transaction for this one alone. */
export const lockErasure = (db: Db, organisationId: string, id: string): Promise<ErasureRow | undefined> =>
  db
    .selectFrom('keeping.erasure')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** The newest about this person. */
export const findErasureOf = (
  db: Db,
  organisationId: string,
  personId: string,
): Promise<ErasureRow | undefined> =>
  db
    .selectFrom('keeping.erasure')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .orderBy('requested_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Of these persons those whose erasure is asked for already. */
export async function findAsked(
  db: Db,
  organisationId: string,
  personIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('keeping.erasure')
    .select('person_id')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .where('state', 'in', ['waiting', 'approved'])
    .execute()
  return new Set(rows.flatMap(row => row.person_id ?? []))
}

/** Persons whose erasure by rule a supervisor declined since: they are not put forward again for a year. */
export async function findDeclinedSince(
  db: Db,
  organisationId: string,
  since: Instant,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('keeping.erasure')
    .select('person_id')
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'declined')
    .where('asked_by', '=', 'rule')
    .where('decided_at', '>', since)
    .execute()
  return new Set(rows.flatMap(row => row.person_id ?? []))
}

export interface NewErasure {
  readonly organisation_id: string
  readonly id: string
  readonly person_id: string | null
  readonly kind: string
  readonly before_day: Day | null
  readonly asked_by: string
  readonly note: string | null
  readonly requested_by: string | null
  readonly requested_at: Instant
}

/** False where the same is asked for already. */
export async function insertErasure(db: Db, row: NewErasure): Promise<boolean> {
  const done = await db
    .insertInto('keeping.erasure')
    .values({ ...(await sealedAbout(db, 'keeping.erasure', row, row)), state: 'waiting' })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Only on the version that the change was made on. */
export async function updateErasure(
  db: Db,
  row: Pick<ErasureRow, 'organisation_id' | 'id' | 'person_id'>,
  version: number,
  change: Updateable<Tables['keeping.erasure']>,
) {
  const words = await sealedAbout(db, 'keeping.erasure', row, change)
  return db
    .updateTable('keeping.erasure')
    .set({ ...words, version: version + 1 })
    .where('organisation_id', '=', row.organisation_id)
    .where('id', '=', row.id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
}

export function findErasures(
  db: Db,
  organisationId: string,
  state: string | null,
  before: readonly (string | number | null)[] | null,
  limit: number,
): Promise<ErasureRow[]> {
  let query = db.selectFrom('keeping.erasure').selectAll().where('organisation_id', '=', organisationId)
  if (state) query = query.where('state', '=', state)
  if (before)
    query = query.where(sql<boolean>`(requested_at, id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`)
  return query
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** What an erasure leaves of the requests themselves: no words. */
export async function forgetWords(db: Db, organisationId: string, personId: string): Promise<number> {
  await db
    .updateTable('keeping.erasure')
    .set({ note: null, decision_note: null })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .execute()
  const holds = await db
    .updateTable('keeping.hold')
    .set({ reason: '', lifted_reason: null })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const { rows } = await sql<{ n: number }>`select keeping.forget_receipts(${personId}) as n`.execute(db)
  return Number(holds.numUpdatedRows) + (rows[0]?.n ?? 0)
}

export const dropOldReceipts = (db: Db, before: Instant) =>
  sql`select keeping.drop_old_receipts(${before})`.execute(db)

export const findExports = (db: Db, organisationId: string): Promise<ExportRow[]> =>
  db
    .selectFrom('keeping.export')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('requested_at', 'desc')
    .limit(50)
    .execute()

export const findExport = (db: Db, organisationId: string, id: string): Promise<ExportRow | undefined> =>
  db
    .selectFrom('keeping.export')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

export async function insertExport(
  db: Db,
  row: Pick<ExportRow, 'organisation_id' | 'id' | 'reason' | 'requested_by' | 'requested_at'>,
): Promise<boolean> {
  const done = await db
    .insertInto('keeping.export')
    .values({ ...row, state: 'waiting' })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const updateExport = (
  db: Db,
  organisationId: string,
  id: string,
  from: string,
  change: Updateable<Tables['keeping.export']>,
) =>
  db
    .updateTable('keeping.export')
    .set(eb => ({ ...change, version: eb('version', '+', 1) }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('state', '=', from)
    .returningAll()
    .executeTakeFirst()

export interface ExportedTable {
  readonly name: string
  readonly key_columns: string[]
}

export async function exportedTables(db: Db): Promise<ExportedTable[]> {
  const { rows } = await sql<ExportedTable>`select * from keeping.tables_of()`.execute(db)
  return rows
}

export async function rowsOf(db: Db, table: string, after: object | null, most: number): Promise<object[]> {
  const given = after && JSON.stringify(after)
  const { rows } = await sql<{ row: object }>`
    select r as row from keeping.rows_of(${table}, ${given}::jsonb, ${most}) r`.execute(db)
  return rows.map(row => row.row)
}

/** What waits for a decision and was not asked for by this user, who could not decide it. */
export async function countWaiting(
  db: Db,
  organisationId: string,
  userId: string,
): Promise<{ erasures: number; exports: number }> {
  const { rows } = await sql<{ erasures: number; exports: number }>`
    select (select count(*) from keeping.erasure where organisation_id = ${organisationId} and state = 'waiting'
         and requested_by is distinct from ${userId}::uuid)::int as erasures,
      (select count(*) from keeping.export where organisation_id = ${organisationId} and state = 'waiting'
         and requested_by <> ${userId}::uuid)::int as exports`.execute(db)
  return rows[0] ?? { erasures: 0, exports: 0 }
}
