import { type Insertable, type Kysely, sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'

type Db = Kysely<Tables>

/** Null: go on. Else not before that moment. Counted at once, so that many tries side by side do not slip by. */
export async function beginTry(
  db: Db,
  { account, source, known }: { account: Buffer; source: Buffer; known: boolean },
  now: Instant,
): Promise<Instant | null> {
  const { rows } = await sql<{ until: Instant | null }>`
    select accounts.begin_try(${account}, ${source}, ${known}, ${now}) as until`.execute(db)
  return rows[0]?.until ?? null
}

export const endTry = (db: Db, { account, source }: { account: Buffer; source: Buffer }) =>
  sql`select accounts.end_try(${account}, ${source})`.execute(db)

/** True once for each thing. */
export async function spend(db: Db, hash: Buffer, until: Instant): Promise<boolean> {
  const { rows } = await sql<{ first: boolean }>`select accounts.spend(${hash}, ${until}) as first`.execute(
    db,
  )
  return rows[0]?.first === true
}

export const forgetOld = (db: Db, now: Instant) => sql`select accounts.forget_old(${now})`.execute(db)

export async function deviceIsKnown(db: Db, email: string, device: Buffer): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select accounts.device_is_known(${email}, ${device}) as known`.execute(db)
  return rows[0]?.known === true
}

export const rememberDevice = (db: Db, user_id: string, device_hash: Buffer, seen_at: Instant) =>
  db
    .insertInto('accounts.device')
    .values({ user_id, device_hash, seen_at })
    .onConflict(conflict => conflict.columns(['user_id', 'device_hash']).doUpdateSet({ seen_at }))
    .execute()

export const forgetDevices = (db: Db, userId: string) =>
  db.deleteFrom('accounts.device').where('user_id', '=', userId).execute()

/** Its times are the database's own, as those of whole sessions. Answers until when it holds. */
export const insertLimited = (
  db: Db,
  row: Omit<Insertable<Tables['accounts.limited_session']>, 'started_at' | 'expires_at'>,
) =>
  db
    .insertInto('accounts.limited_session')
    .values({ ...row, started_at: sql`now()`, expires_at: sql`now() + interval '30 minutes'` })
    .returning('expires_at')
    .executeTakeFirstOrThrow()

/** Takes it away and answers what it was, so that it becomes a whole session once. */
export const takeLimited = (db: Db, id: string) =>
  db.deleteFrom('accounts.limited_session').where('id', '=', id).returningAll().executeTakeFirst()

export const endLimited = (db: Db, userId: string) =>
  db.deleteFrom('accounts.limited_session').where('user_id', '=', userId).execute()

export interface SignInFacts {
  readonly roles: string[]
  readonly waived: boolean
  readonly totp: boolean
  readonly passkeys: boolean
}

/** What decides whether one factor is enough here. Asked as the system of that organisation. */
export async function findFacts(
  db: Db,
  organisationId: string,
  userId: string,
): Promise<SignInFacts | undefined> {
  return db
    .selectFrom('accounts.member as m')
    .innerJoin('accounts.user as u', 'u.id', 'm.user_id')
    .leftJoin('accounts.sign_in_setting as s', 's.organisation_id', 'm.organisation_id')
    .select(eb => [
      'm.roles',
      sql<boolean>`coalesce(s.second_factor_waived, false)`.as('waived'),
      eb('u.totp_confirmed_at', 'is not', null).as('totp'),
      sql<boolean>`accounts.has_passkey(u.id)`.as('passkeys'),
    ])
    .where('m.organisation_id', '=', organisationId)
    .where('m.user_id', '=', userId)
    .where('m.active', '=', true)
    .executeTakeFirst() as Promise<SignInFacts | undefined> // a comparison is a boolean here, as PostgreSQL has it
}

export async function worksElsewhere(db: Db, userId: string, organisationId: string): Promise<boolean> {
  const { rows } = await sql<{ elsewhere: boolean }>`
    select accounts.works_elsewhere(${userId}, ${organisationId}) as elsewhere`.execute(db)
  return rows[0]?.elsewhere === true
}

export interface PasskeyHolder {
  readonly user_id: string
  readonly id: string
  readonly credential_id: string
  readonly public_key: Buffer
  readonly counter: number
  readonly transports: string[]
  readonly email: string
  readonly organisation_id: string | null
}

export async function findPasskeyHolder(db: Db, credential: string): Promise<PasskeyHolder | undefined> {
  const { rows } = await sql<PasskeyHolder>`select * from accounts.passkey_by(${credential})`.execute(db)
  return rows[0]
}

const shown = ['id', 'name', 'credential_id', 'transports', 'backed_up', 'created_at', 'used_at'] as const

export const findPasskeys = (db: Db, userId: string) =>
  db
    .selectFrom('accounts.passkey')
    .select(shown)
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export const insertPasskey = (db: Db, row: Insertable<Tables['accounts.passkey']>) =>
  db.insertInto('accounts.passkey').values(row).returning(shown).executeTakeFirstOrThrow()

/** Only forward: a counter that goes back is a copy of the passkey. False where it would. */
export async function usePasskey(db: Db, id: string, counter: number, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('accounts.passkey')
    .set({ counter, used_at: now })
    .where('id', '=', id)
    .where(eb =>
      eb.or([eb('counter', '<', counter), eb.and([eb('counter', '=', 0), sql<boolean>`${counter} = 0`])]),
    )
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function deletePasskeys(db: Db, userId: string, id?: string): Promise<number> {
  let query = db.deleteFrom('accounts.passkey').where('user_id', '=', userId)
  if (id) query = query.where('id', '=', id)
  return Number((await query.executeTakeFirstOrThrow()).numDeletedRows)
}

export const countRecoveryCodes = async (db: Db, userId: string): Promise<number> => {
  const { n } = await db
    .selectFrom('accounts.recovery_code')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}
