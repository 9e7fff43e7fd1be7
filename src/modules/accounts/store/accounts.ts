import { type Insertable, type Kysely, sql, type Updateable } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'

type Db = Kysely<Tables>

export interface Credentials {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly locale: string
  readonly password_hash: string | null
  readonly totp_secret: string | null
  readonly totp_confirmed_at: Instant | null
  readonly totp_last_step: number
  readonly organisation_id: string | null
}

export async function findCredentials(db: Db, email: string): Promise<Credentials | undefined> {
  const { rows } = await sql<Credentials>`select * from accounts.credentials(${email})`.execute(db)
  return rows[0]
}

const userColumns = ['id', 'email', 'name', 'locale', 'totp_confirmed_at'] as const

export const findUser = (db: Db, id: string) =>
  db.selectFrom('accounts.user').select(userColumns).where('id', '=', id).executeTakeFirstOrThrow()

export const insertUser = (db: Db, row: Insertable<Tables['accounts.user']>) =>
  db.insertInto('accounts.user').values(row).execute()

export const updateUser = (db: Db, id: string, change: Updateable<Tables['accounts.user']>) =>
  db.updateTable('accounts.user').set(change).where('id', '=', id).execute()

/** Its times are the database's own, because the entry of each request compares them there. */
export const insertSession = (
  db: Db,
  row: Pick<
    Insertable<Tables['accounts.session']>,
    'id' | 'organisation_id' | 'user_id' | 'token_hash' | 'device'
  >,
  hours: number,
) =>
  db
    .insertInto('accounts.session')
    .values({
      ...row,
      started_at: sql`now()`,
      seen_at: sql`now()`,
      expires_at: sql`now() + make_interval(hours => ${hours})`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow()

export const findSessions = (db: Db, userId: string, now: Instant) =>
  db
    .selectFrom('accounts.session')
    .select(['id', 'device', 'started_at', 'seen_at', 'expires_at'])
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .execute()

/** Both times are the database's own. */
export async function startedWithin(db: Db, id: string, minutes: number): Promise<boolean> {
  const found = await db
    .selectFrom('accounts.session')
    .select('id')
    .where('id', '=', id)
    .where('started_at', '>', sql<Instant>`now() - make_interval(mins => ${minutes})`)
    .executeTakeFirst()
  return found !== undefined
}

/** How many were ended: none where the session is not this user's. */
export async function endSessions(
  db: Db,
  userId: string,
  now: Instant,
  which: { id?: string; notId?: string | null; organisationId?: string; clear?: 'kept' | 'lost' },
) {
  let query = db
    .updateTable('accounts.session')
    .set({ ended_at: now, ...(which.clear ? { clear_device: which.clear } : {}) })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
  if (which.id) query = query.where('id', '=', which.id)
  if (which.organisationId) query = query.where('organisation_id', '=', which.organisationId)
  if (which.notId) query = query.where('id', '<>', which.notId)
  const { numUpdatedRows } = await query.executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

export async function replaceRecoveryCodes(db: Db, userId: string, hashes: readonly string[]): Promise<void> {
  await db.deleteFrom('accounts.recovery_code').where('user_id', '=', userId).execute()
  if (!hashes.length) return
  await db
    .insertInto('accounts.recovery_code')
    .values(hashes.map(code_hash => ({ user_id: userId, code_hash })))
    .execute()
}

/** True where the code was good and is used up now. */
export async function useRecoveryCode(db: Db, userId: string, hash: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('accounts.recovery_code')
    .set({ used_at: now })
    .where('user_id', '=', userId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export const findMembers = (db: Db, organisationId: string) =>
  db
    .selectFrom('accounts.member as m')
    .innerJoin('accounts.user as u', 'u.id', 'm.user_id')
    .select([
      'm.user_id',
      'u.name',
      'u.email',
      sql<boolean>`u.totp_confirmed_at is not null or accounts.has_passkey(u.id)`.as('second_factor'),
      'm.roles',
      'm.team_ids',
      'm.languages',
      'm.active',
      'm.version',
    ])
    .where('m.organisation_id', '=', organisationId)
    .orderBy('u.name')
    .execute()

export const findNames = (db: Db, organisationId: string) =>
  db
    .selectFrom('accounts.member as m')
    .innerJoin('accounts.user as u', 'u.id', 'm.user_id')
    .select(['m.user_id', 'u.name'])
    .where('m.organisation_id', '=', organisationId)
    .execute()

export const insertMember = (db: Db, row: Insertable<Tables['accounts.member']>) =>
  db.insertInto('accounts.member').values(row).execute()

export const updateMember = (
  db: Db,
  organisationId: string,
  userId: string,
  version: number,
  change: Updateable<Tables['accounts.member']>,
) =>
  db
    .updateTable('accounts.member')
    .set({ ...change, version: version + 1 })
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', userId)
    .where('version', '=', version)
    .returning('user_id')
    .executeTakeFirst()

export const insertInvitation = (db: Db, row: Insertable<Tables['accounts.invitation']>) =>
  db.insertInto('accounts.invitation').values(row).execute()

export const findOpenInvitations = (db: Db, now: Instant) =>
  db
    .selectFrom('accounts.invitation')
    .select(['id', 'email', 'name', 'roles', 'expires_at', 'accepted_at'])
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute()

export async function endInvitation(
  db: Db,
  id: string,
  change: { accepted_at: Instant } | { withdrawn_at: Instant },
) {
  const { numUpdatedRows } = await db
    .updateTable('accounts.invitation')
    .set(change)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export const findInvitationFor = (db: Db, organisationId: string, email: string, now: Instant) =>
  db
    .selectFrom('accounts.invitation')
    .select(['id', 'name', 'roles', 'team_ids'])
    .where('organisation_id', '=', organisationId)
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()

export interface OpenInvitation {
  readonly organisation_id: string
  readonly id: string
  readonly email: string
  readonly name: string
  readonly roles: string[]
  readonly team_ids: string[]
}

export async function findInvitation(db: Db, hash: Buffer): Promise<OpenInvitation | undefined> {
  const { rows } = await sql<OpenInvitation>`select * from accounts.invitation_by(${hash})`.execute(db)
  return rows[0]
}
