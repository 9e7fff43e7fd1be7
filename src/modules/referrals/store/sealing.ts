import { type Kysely, sql } from 'kysely'
import type { Words } from '#platform/personal-data.ts'
import { sealed } from '#platform/vault/index.ts'
import { resealFileOf, type SealedTables, sealedIn, sealedRow } from '#platform/vault/tables.ts'
import type { Tables } from '../tables.gen.ts'

// What is said about a restricted file, and to whom it went, is sealed under the referral's own key. What was told of the
// person (`disclosure`) is sealed in every referral.

type Db = Kysely<Tables>

export const sealedTables = {
  'referrals.referral': {
    file: 'id',
    subject: 'id',
    columns: ['to_name', 'service_name', 'reason_note', 'outcome_note'],
  },
  'referrals.message': { file: 'referral_id', subject: 'referral_id', columns: ['text', 'author_name'] },
} as const satisfies SealedTables

export const sealedReferral = <T extends object>(db: Db, id: string, restricted: boolean, values: T) =>
  sealedRow(db, sealedTables, 'referrals.referral', { id, subject: id, restricted }, values)

export const sealedMessage = <T extends { readonly id: string; readonly referral_id: string }>(
  db: Db,
  row: T,
  restricted: boolean,
) =>
  sealedRow(db, sealedTables, 'referrals.message', { id: row.id, subject: row.referral_id, restricted }, row)

/** What is announced of a referral: a name in it travels sealed, of every file, and opens where the event is delivered. */
export const sealedPayload = <T extends { readonly referralId: string; readonly to: string }>(
  db: Db,
  payload: T,
): Promise<T> => {
  const id = payload.referralId
  return sealed(db, { table: 'platform.event', subject: id, row: id, columns: ['to'] }, payload)
}

/** The referrals of a file follow it when it becomes restricted, or is open again. By Hamroh itself. */
export async function resealReferrals(db: Db, caseId: string, restricted: boolean): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select referrals.follow_case(${caseId}::uuid, ${restricted}) as id`.execute(db)
  for (const { id } of rows) await resealFileOf(db, sealedTables, id, restricted)
}

/** What stays readable in a restricted file, and why; docs/decisions/0014 says the same of the whole. */
export const words: Words = {
  sealed: { ...sealedIn(sealedTables), 'referrals.disclosure': ['content'] },
  open: {
    'codes of lists that are counted and asked for, and say nothing of who it is': [
      'referrals.referral.need_code',
      'referrals.referral.area',
      'referrals.referral.urgency',
      'referrals.referral.status',
      'referrals.referral.scopes',
      'referrals.referral.reason',
      'referrals.referral.outcome',
      'referrals.referral.recovered_currency',
      'referrals.message.kind',
      'referrals.message.side',
    ],
    'made by chance': ['referrals.referral.reference'],
    'codes, and an age to five years: what anybody at the receiver reads before accepting': [
      'referrals.referral.preview',
    ],
    'who answered: staff, not the person': ['referrals.referral.accepted_by_name'],
    'a digest of all that was told: it confirms a guess of the whole of it only': [
      'referrals.disclosure.digest',
    ],
    'digests of long secrets made by chance': ['referrals.link.token_hash', 'referrals.link.code_hash'],
  },
}
