import { sql } from 'kysely'
import type { Db } from './referrals.ts'

export interface WaitingRow {
  readonly id: string
  readonly need_code: string
  readonly partner: string | null
  readonly sender_id: string
  readonly incoming: boolean
  readonly status: string
  readonly urgency: string
  readonly answer_due: string
}

/**
 * What this organisation owes an answer to, and what others owe it: asked more about, or silent past its time. Rows of
 * others are left out by the row policies.
 */
export async function findWaiting(db: Db, organisationId: string, at: string): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    (select id, need_code, null as partner, organisation_id as sender_id, true as incoming, status, urgency, answer_due
      from referrals.referral where to_organisation_id = ${organisationId} and status = 'sent'
      order by answer_due limit 50)
    union all
    (select id, need_code, to_name, organisation_id, false, status, urgency, answer_due
      from referrals.referral where organisation_id = ${organisationId}
        and (status = 'more_asked' or (status = 'sent' and answer_due < ${at}::timestamptz))
      order by answer_due limit 50)`.execute(db)
  return rows
}
