import { type Kysely, sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { SealedLine } from '../domain/line.ts'
import type { Tables } from '../tables.gen.ts'

type Db = Kysely<Tables>

// To the microsecond and in one form, whatever the session's settings are: the hash is over this text.
const exactly = (column: string) =>
  sql.raw<string>(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`)
const lineColumns = sql`l.id, ${exactly('l.at')} as at, l.actor_kind, l.actor_id, l.action, l.thing_kind, l.thing_id,
  l.details::text as details, l.request_id`

/**
 * Details were read as text, so that words in them which are sealed stay so: the hash is over what stands in the
 * database, and holds when the key of the words is destroyed.
 */
function asStored<T extends { readonly details: unknown }>(row: T): T {
  return { ...row, details: typeof row.details === 'string' ? JSON.parse(row.details) : row.details }
}

export async function organisationsWaiting(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select audit.organisations_waiting() as id`.execute(db)
  return rows.map(row => row.id)
}

/** The chain is read in its order, by its indexes, whatever the planner believes of tables that grow all the time. */
export const readInOrder = (db: Db) =>
  sql`select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
    set_config('enable_mergejoin', 'off', true), set_config('enable_sort', 'off', true)`.execute(db)

export interface TakenChain {
  readonly number: number
  readonly hash: string
  readonly lower_xid: string
  readonly lower_id: string
  readonly upper_xid: string
  readonly sealed_before: string
  /** After a restore into another server: transaction numbers of before say nothing. */
  readonly starts_over: boolean
  readonly sealed_at: string
}

/** Null where another process is sealing this chain. */
export async function takeChain(db: Db, genesis: string): Promise<TakenChain | null> {
  const { rows } =
    await sql<TakenChain>`select * from audit.take_chain(${Buffer.from(genesis, 'hex')})`.execute(db)
  return rows[0] ?? null
}

export type WaitingLine = SealedLine & { readonly written_in: string }

/** Lines whose transactions have surely ended and that have no seal, in the order of their transactions. */
export async function findUnsealed(db: Db, chain: TakenChain, most: number): Promise<WaitingLine[]> {
  const { lower_xid, lower_id, upper_xid, starts_over } = chain
  const { rows } = await sql<WaitingLine>`
    select id, at, actor_kind, actor_id, action, thing_kind, thing_id, details::text as details, request_id, written_in
    from audit.unsealed(${lower_xid}::xid8, ${lower_id}::uuid, ${upper_xid}::xid8, ${starts_over}, ${most})`.execute(
    db,
  )
  return rows.map(asStored)
}

export interface NewSeals {
  readonly first: number
  readonly ids: readonly string[]
  readonly hashes: readonly string[]
  readonly sealedAt: string
  readonly before: string
  readonly beforeId: string
}

export const appendSeals = (db: Db, { first, ids, hashes, sealedAt, before, beforeId }: NewSeals) =>
  sql`select audit.append(${first}, ${[...ids]}::uuid[], ${hashes.map(hex => Buffer.from(hex, 'hex'))}::bytea[],
    ${sealedAt}::timestamptz, ${before}, ${beforeId}::uuid)`.execute(db)

export interface ChainEnd {
  readonly number: number
  readonly hash: string
  readonly sealed_before: string
  readonly sealed_at: Instant | null
}

export async function findChain(db: Db, organisationId: string): Promise<ChainEnd | null> {
  const { rows } = await sql<ChainEnd>`
    select number, encode(hash, 'hex') as hash, sealed_before::text as sealed_before, sealed_at
    from audit.chain where organisation_id = ${organisationId}`.execute(db)
  return rows[0] ?? null
}

export async function countWaiting(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select audit.waiting() as n`.execute(db)
  return rows[0]?.n ?? 0
}

export interface ChainRow extends Omit<SealedLine, 'id'> {
  readonly number: number
  readonly line_id: string
  readonly sealed_at: string
  readonly hash: string
  /** Null where the line is gone. */
  readonly id: string | null
}

/** The next stretch of the chain, each number with its line. */
export async function findStretch(
  db: Db,
  organisationId: string,
  after: number,
  most: number,
): Promise<ChainRow[]> {
  const { rows } = await sql<ChainRow>`
    select s.number, s.line_id, ${exactly('s.sealed_at')} as sealed_at, encode(s.hash, 'hex') as hash, ${lineColumns}
    from audit.seal s
    left join platform.audit_line l on l.organisation_id = s.organisation_id and l.id = s.line_id
    where s.organisation_id = ${organisationId} and s.number > ${after} order by s.number limit ${most}`.execute(
    db,
  )
  return rows.map(asStored)
}

export interface LineWithoutSeal {
  readonly id: string
  readonly sealed: boolean
  readonly past: boolean
}

/** The next stretch of lines by id: whether each is sealed, and whether it stands where all should be. */
export async function findLines(db: Db, organisationId: string, after: string, before: string, most: number) {
  const { rows } = await sql<LineWithoutSeal>`
    select l.id, exists (select 1 from audit.seal s where s.organisation_id = l.organisation_id and s.line_id = l.id) as sealed,
      l.written_in < ${before}::xid8 or l.written_in > pg_snapshot_xmax(pg_current_snapshot()) as past
    from platform.audit_line l where l.organisation_id = ${organisationId} and l.id > ${after}::uuid
    order by l.id limit ${most}`.execute(db)
  return rows
}

export const findHeads = (db: Db, organisationId: string, most: number) =>
  db
    .selectFrom('audit.head')
    .select(['id', 'day', 'number', 'hash', 'signed_at', 'key_id', 'signature'])
    .where('organisation_id', '=', organisationId)
    .orderBy('signed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()

export interface NewHead {
  readonly organisation_id: string
  readonly id: string
  readonly day: string | null
  readonly number: number
  readonly hash: string
  readonly signed_at: Instant
  readonly key_id: string
  readonly signature: string
}

/** False where that day has its head already. */
export async function insertHead(db: Db, row: NewHead): Promise<boolean> {
  const done = await db
    .insertInto('audit.head')
    .values(row)
    .onConflict(conflict => conflict.columns(['organisation_id', 'day']).doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const insertVerification = (
  db: Db,
  row: {
    organisation_id: string
    id: string
    at: Instant
    lines: number
    heads: number
    faults: string
    fault_count: number
  },
) => db.insertInto('audit.verification').values(row).execute()

export const findLastVerification = (db: Db, organisationId: string) =>
  db
    .selectFrom('audit.verification')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
