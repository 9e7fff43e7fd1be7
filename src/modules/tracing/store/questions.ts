import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'
import type { Db } from './keys.ts'

export type QuestionRow = Selectable<Tables['tracing.question']>
export type AskingRow = Selectable<Tables['tracing.asking']>

// Of who asks.

export const findOfCase = (
  db: Db,
  organisationId: string,
  caseId: string,
): Promise<QuestionRow | undefined> =>
  db
    .selectFrom('tracing.question')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()

export const findQuestion = (db: Db, organisationId: string, id: string): Promise<QuestionRow | undefined> =>
  db
    .selectFrom('tracing.question')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

/** False where this case has its question, or the id is taken. */
export async function insertQuestion(db: Db, row: Insertable<Tables['tracing.question']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('tracing.question')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const insertAsking = (db: Db, row: Insertable<Tables['tracing.asking']>) =>
  db.insertInto('tracing.asking').values(row).execute()

export const findAskings = (db: Db, organisationId: string, questionId: string): Promise<AskingRow[]> =>
  db
    .selectFrom('tracing.asking')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('question_id', '=', questionId)
    .orderBy('to_id')
    .execute()

export const findAsking = (db: Db, organisationId: string, wireId: string): Promise<AskingRow | undefined> =>
  db
    .selectFrom('tracing.asking')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('wire_id', '=', wireId)
    .executeTakeFirst()

/** Those that rest on this consent and are not over. */
export const findByConsent = (db: Db, organisationId: string, consentId: string): Promise<AskingRow[]> =>
  db
    .selectFrom('tracing.asking')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('consent_id', '=', consentId)
    .where('state', '=', sql<string>`any(${['waiting', 'match']})`)
    .execute()

/** Only from one of these states; false where it has moved on. */
export async function moveAsking(
  db: Db,
  { organisation_id, wire_id }: Pick<AskingRow, 'organisation_id' | 'wire_id'>,
  from: readonly string[],
  change: Updateable<Tables['tracing.asking']>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('tracing.asking')
    .set(change)
    .where('organisation_id', '=', organisation_id)
    .where('wire_id', '=', wire_id)
    .where('state', '=', sql<string>`any(${[...from]})`)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Two who ask at once are counted one after the other. Counted by Hamroh itself, because not everybody sees every file. */
export async function countAsked(db: Db, organisationId: string, since: Instant, sinceLong: Instant) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`tracing ${organisationId}`}, 0))`.execute(db)
  const { rows } = await sql<{ day: number; quarter: number }>`
    select count(*) filter (where asked_at > ${since}::timestamptz)::int as day, count(*)::int as quarter
    from tracing.asking where organisation_id = ${organisationId} and asked_at > ${sinceLong}::timestamptz`.execute(
    db,
  )
  return rows[0] ?? { day: 0, quarter: 0 }
}
