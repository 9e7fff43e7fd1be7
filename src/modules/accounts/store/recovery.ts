import { type Insertable, type Kysely, sql, type Updateable } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'

type Db = Kysely<Tables>

export const insertRecovery = (db: Db, row: Insertable<Tables['accounts.recovery']>) =>
  db.insertInto('accounts.recovery').values(row).execute()

export const findOpenRecoveries = (db: Db, organisationId: string, now: Instant) =>
  db
    .selectFrom('accounts.recovery as r')
    .innerJoin('accounts.user as u', 'u.id', 'r.user_id')
    .innerJoin('accounts.user as a', 'a.id', 'r.asked_by')
    .select([
      'r.id',
      'r.user_id',
      'u.name',
      'r.asked_by',
      'a.name as asked_by_name',
      'r.asked_at',
      'r.expires_at',
    ])
    .where('r.organisation_id', '=', organisationId)
    .where('r.confirmed_at', 'is', null)
    .where('r.withdrawn_at', 'is', null)
    .where('r.expires_at', '>', now)
    .orderBy('r.asked_at')
    .execute()

/** One that waits too long makes room for the next. */
export const closeOldRecoveries = (db: Db, organisationId: string, userId: string, now: Instant) =>
  db
    .updateTable('accounts.recovery')
    .set({ withdrawn_at: now })
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', userId)
    .where('withdrawn_at', 'is', null)
    .where('used_at', 'is', null)
    .where(eb => eb.or([eb('expires_at', '<=', now), eb('confirmed_at', 'is not', null)]))
    .execute()

export async function updateOpenRecovery(
  db: Db,
  organisationId: string,
  id: string,
  change: Updateable<Tables['accounts.recovery']>,
  which: { unconfirmed: boolean },
): Promise<boolean> {
  let query = db
    .updateTable('accounts.recovery')
    .set(change)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .where('used_at', 'is', null)
  if (which.unconfirmed) query = query.where('confirmed_at', 'is', null)
  return (await query.executeTakeFirstOrThrow()).numUpdatedRows > 0n
}

export interface RecoveryByLink {
  readonly organisation_id: string
  readonly id: string
  readonly user_id: string
  readonly email: string
  readonly name: string
  readonly asked_by: string | null
  readonly confirmed_by: string | null
  /** Whoever runs the server, where nobody of the organisation could. */
  readonly operator: string | null
  readonly expires_at: Instant
}

export async function findRecoveryByLink(db: Db, hash: Buffer): Promise<RecoveryByLink | undefined> {
  const { rows } = await sql<RecoveryByLink>`select * from accounts.recovery_by(${hash})`.execute(db)
  return rows[0]
}

/** What the person was not told of yet. */
export const findUntold = (db: Db, organisationId: string, userId: string) =>
  db
    .selectFrom('accounts.recovery as r')
    .innerJoin('accounts.user as a', 'a.id', 'r.asked_by')
    .innerJoin('accounts.user as c', 'c.id', 'r.confirmed_by')
    .select(['r.id', 'r.confirmed_at', 'a.name as asked', 'c.name as confirmed'])
    .where('r.organisation_id', '=', organisationId)
    .where('r.user_id', '=', userId)
    .where('r.told_at', 'is', null)
    .where('r.confirmed_at', 'is not', null)
    .orderBy('r.confirmed_at')
    .execute()

export interface OpenedByOperator {
  readonly id: string
  readonly at: string
  readonly operator: string
  readonly reason: string
  /** Whose account; null for the reader's own. */
  readonly name: string | null
}

/** What the actor has not said to know of yet. */
export async function findOpenedByOperator(db: Db): Promise<OpenedByOperator[]> {
  const { rows } = await sql<OpenedByOperator>`select * from accounts.opened_by_operator()`.execute(db)
  return rows
}

export async function markOperatorTold(db: Db, id: string, now: Instant): Promise<boolean> {
  const { rows } = await sql<{ told: boolean }>`
    select accounts.operator_told(${id}::uuid, ${now}::timestamptz) as told`.execute(db)
  return rows[0]?.told ?? false
}

export async function markTold(db: Db, userId: string, id: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('accounts.recovery')
    .set({ told_at: now })
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .where('told_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export interface SecurityLine {
  readonly id: string
  readonly at: Instant
  readonly action: string
  readonly actor_id: string | null
}

export async function findSecurityLines(db: Db, userId: string): Promise<SecurityLine[]> {
  const { rows } = await sql<SecurityLine>`
    select id, at, action, actor_id from platform.audit_of('user', ${userId}, 200)`.execute(db)
  return rows
}
