import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Instant } from '#lib/day.ts'
import { sealed } from '#platform/vault/index.ts'
import type { ReferralStatus } from '../domain/referral.ts'
import type { Tables } from '../tables.gen.ts'
import { sealedMessage, sealedReferral } from './sealing.ts'

export type Db = Kysely<Tables>
export type ReferralRow = Selectable<Tables['referrals.referral']>

/** Sent or received: the row policies decide which of them this actor reads. */
export const findReferral = (db: Db, id: string): Promise<ReferralRow | undefined> =>
  db.selectFrom('referrals.referral').selectAll().where('id', '=', id).executeTakeFirst()

export async function insertReferral(
  db: Db,
  row: Insertable<Tables['referrals.referral']>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('referrals.referral')
    .values(await sealedReferral(db, row.id, row.restricted ?? false, row))
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Only from one of these states and on this version: of two who answer at once, one finds nothing to change. */
export async function moveReferral(
  db: Db,
  { id, restricted }: Pick<ReferralRow, 'id' | 'restricted'>,
  from: readonly ReferralStatus[],
  version: number,
  change: Updateable<Tables['referrals.referral']>,
): Promise<ReferralRow | undefined> {
  const words = await sealedReferral(db, id, restricted, change)
  return db
    .updateTable('referrals.referral')
    .set({ ...words, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', '=', sql<string>`any(${from as string[]})`)
    .returningAll()
    .executeTakeFirst()
}

export const setReceiverCase = (db: Db, id: string, caseId: string, workers: readonly string[]) =>
  db
    .updateTable('referrals.referral')
    .set({ receiver_case_id: caseId, receiver_worker_ids: [...workers] })
    .where('id', '=', id)
    .execute()

export const setReminded = (db: Db, id: string, at: Instant) =>
  db.updateTable('referrals.referral').set({ reminded_at: at }).where('id', '=', id).execute()

export interface ReferralFilter {
  readonly organisationId: string
  readonly direction?: 'in' | 'out' | undefined
  readonly state?: 'waiting' | 'open' | 'ended' | 'overdue' | undefined
  readonly caseId?: string | undefined
  readonly now: Instant
  readonly before: readonly (string | number | null)[] | null
  readonly limit: number
}

export async function findReferrals(db: Db, filter: ReferralFilter): Promise<ReferralRow[]> {
  const { organisationId, direction, state, caseId, now, before, limit } = filter
  let query = db.selectFrom('referrals.referral').selectAll()
  if (direction === 'out') query = query.where('organisation_id', '=', organisationId)
  if (direction === 'in') query = query.where('to_organisation_id', '=', organisationId)
  if (caseId) {
    query = query.where(either =>
      either.or([either('case_id', '=', caseId), either('receiver_case_id', '=', caseId)]),
    )
  }
  if (state === 'waiting') query = query.where('status', 'in', ['sent', 'more_asked'])
  if (state === 'open') query = query.where('status', 'in', ['sent', 'more_asked', 'accepted'])
  if (state === 'ended') query = query.where('status', 'in', ['declined', 'returned', 'withdrawn', 'done'])
  if (state === 'overdue')
    query = query.where('status', 'in', ['sent', 'more_asked']).where('answer_due', '<', now)
  if (before)
    query = query.where(sql<boolean>`(changed_at, id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`)
  return query
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

export const findByConsent = (db: Db, organisationId: string, consentId: string): Promise<ReferralRow[]> =>
  db
    .selectFrom('referrals.referral')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('consent_id', '=', consentId)
    .where('status', 'in', ['sent', 'more_asked', 'accepted'])
    .execute()

/** What identifies somebody to another organisation is sealed in every referral, restricted or not. */
export async function insertDisclosure(
  db: Db,
  { content, ...row }: Omit<Insertable<Tables['referrals.disclosure']>, 'content'> & { content: object },
) {
  const id = row.referral_id
  const place = { table: 'referrals.disclosure', subject: id, row: id, columns: ['content'] }
  const words = await sealed(db, place, { content: content as unknown })
  return db
    .insertInto('referrals.disclosure')
    .values({ ...row, content: JSON.stringify(words.content) })
    .execute()
}

export const findDisclosure = (db: Db, referralId: string) =>
  db
    .selectFrom('referrals.disclosure')
    .select(['referral_id', 'content', 'digest'])
    .where('referral_id', '=', referralId)
    .executeTakeFirst()

/** What is said about a restricted file is sealed. */
export async function insertMessage(
  db: Db,
  row: Insertable<Tables['referrals.message']>,
  restricted: boolean,
) {
  return db
    .insertInto('referrals.message')
    .values(await sealedMessage(db, row, restricted))
    .execute()
}

export const findMessages = (db: Db, referralId: string) =>
  db
    .selectFrom('referrals.message')
    .selectAll()
    .where('referral_id', '=', referralId)
    .orderBy('at')
    .orderBy('id')
    .execute()

export const insertLink = (db: Db, row: Insertable<Tables['referrals.link']>) =>
  db.insertInto('referrals.link').values(row).execute()

/** A new link ends the earlier ones; an answer ends the one it came by. */
export async function endLinks(db: Db, referralId: string, now: Instant, id?: string): Promise<boolean> {
  let query = db
    .updateTable('referrals.link')
    .set({ used_at: now })
    .where('referral_id', '=', referralId)
    .where('used_at', 'is', null)
  if (id) query = query.where('id', '=', id)
  const { numUpdatedRows } = await query.executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export interface Opened {
  readonly organisation_id: string
  readonly referral_id: string
  readonly link_id: string
}

export async function openedBy(db: Db, digest: Buffer): Promise<Opened | undefined> {
  const { rows } = await sql<Opened>`select * from referrals.opened_by(${digest})`.execute(db)
  return rows[0]
}

export async function findUnanswered(
  db: Db,
  at: Instant,
): Promise<{ organisation_id: string; referral_id: string }[]> {
  const { rows } = await sql<{ organisation_id: string; referral_id: string }>`
    select * from referrals.unanswered(${at}::timestamptz)`.execute(db)
  return rows
}
