import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tables } from '../tables.gen.ts'
import type { Db } from './versions.ts'

export type SignatureRow = Selectable<Tables['rules.signature']>

export interface StandingSignature {
  readonly rule_id: string
  readonly version_key: string
  readonly hash: string
  readonly organisation: string
  readonly signed_at: string
}

/** Which content was signed, by a lawyer of which organisation; of the whole network, without persons. */
export async function findStanding(db: Db): Promise<StandingSignature[]> {
  return (await sql<StandingSignature>`select * from rules.standing_signatures()`.execute(db)).rows
}

export const insertSignature = async (db: Db, row: Insertable<Tables['rules.signature']>) =>
  (
    await db
      .insertInto('rules.signature')
      .values(row)
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n

export const findSignatures = (db: Db, organisationId: string, ruleId: string) =>
  db
    .selectFrom('rules.signature')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('rule_id', '=', ruleId)
    .orderBy('signed_at', 'desc')
    .limit(100)
    .execute()

/** The signature taken back; undefined where it is not there, or was already. */
export const withdraw = (db: Db, organisationId: string, id: string, by: string, now: string) =>
  db
    .updateTable('rules.signature')
    .set({ withdrawn_at: now, withdrawn_by: by })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
