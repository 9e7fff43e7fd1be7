// Made by `npm run tables` from the migrations; not edited.
import type { ColumnType, Generated } from 'kysely'

export interface Tables {
  'referrals.disclosure': {
    organisation_id: string
    referral_id: string
    content: ColumnType<unknown, string, string>
    digest: string
  }
  'referrals.link': {
    organisation_id: string
    id: string
    referral_id: string
    token_hash: Buffer
    code_hash: Buffer
    made_at: string
    expires_at: string
    used_at: string | null
  }
  'referrals.message': {
    organisation_id: string
    id: string
    referral_id: string
    at: string
    side: string
    author_id: string | null
    author_name: Generated<string>
    kind: string
    text: string | null
  }
  'referrals.referral': {
    organisation_id: string
    id: string
    reference: string
    to_organisation_id: string | null
    to_name: string
    service_id: string | null
    service_name: string | null
    case_id: string
    need_id: string | null
    need_code: string
    area: string
    person_id: string | null
    consent_id: string | null
    restricted: Generated<boolean>
    urgency: string
    status: string
    preview: ColumnType<unknown, string, string>
    scopes: Generated<string[]>
    sent_by: string | null
    sent_at: string
    answer_due: string
    reminded_at: string | null
    answered_at: string | null
    accepted_by: string | null
    accepted_by_name: string | null
    receiver_worker_ids: Generated<string[]>
    receiver_case_id: string | null
    ended_at: string | null
    reason: string | null
    reason_note: string | null
    outcome: string | null
    outcome_note: string | null
    recovered_amount: number | null
    recovered_currency: string | null
    changed_at: string
    version: Generated<number>
    receiver_erased_at: string | null
  }
}
