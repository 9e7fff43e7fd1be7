// Made by `npm run tables` from the migrations; not edited.
import type { ColumnType, Generated } from 'kysely'

export interface Tables {
  'claims.claim': {
    organisation_id: string
    id: string
    case_id: string
    person_id: string | null
    kind: string
    country: string
    currency: string
    opponent: string | null
    sheet: ColumnType<unknown, string, string>
    as_of: string
    evidence: Generated<string[]>
    principal: number
    compensation: number
    work_owed: number
    total: number
    unknown_from: string | null
    last_court_day: string | null
    basis_digest: string
    status: Generated<string>
    recovered: Generated<number>
    made_by: string | null
    made_at: string
    changed_at: string
    version: Generated<number>
    made_from: Buffer | null
  }
  'claims.recovery': {
    organisation_id: string
    id: string
    claim_id: string
    case_id: string
    amount: number
    currency: string
    on_day: string
    payer: string
    note: string | null
    made_by: string | null
    made_at: string
    withdrawn_at: string | null
  }
  'claims.step': {
    organisation_id: string
    id: string
    claim_id: string
    case_id: string
    kind: string
    on_day: string
    note: string | null
    made_by: string | null
    made_at: string
  }
}
