// Made by `npm run tables` from the migrations; not edited.
import type { ColumnType, Generated } from 'kysely'

export interface Tables {
  'keeping.erasure': {
    organisation_id: string
    id: string
    person_id: string | null
    kind: string
    before_day: string | null
    asked_by: string
    note: string | null
    state: string
    requested_by: string | null
    requested_at: string
    decided_by: string | null
    decided_at: string | null
    decision_note: string | null
    done_at: string | null
    counts: ColumnType<unknown, string | undefined, string>
    proof: string | null
    signature: string | null
    key_id: string | null
    version: Generated<number>
  }
  'keeping.export': {
    organisation_id: string
    id: string
    reason: string
    state: string
    requested_by: string
    requested_at: string
    decided_by: string | null
    decided_at: string | null
    until: string | null
    downloads: Generated<number>
    version: Generated<number>
  }
  'keeping.hold': {
    organisation_id: string
    id: string
    person_id: string
    reason: string
    until: string
    placed_by: string | null
    placed_at: string
    lifted_at: string | null
    lifted_by: string | null
    lifted_reason: string | null
  }
  'keeping.rule': {
    organisation_id: string
    kind: string
    months: number
    reason: string
    changed_by: string | null
    changed_at: string
    version: Generated<number>
  }
}
