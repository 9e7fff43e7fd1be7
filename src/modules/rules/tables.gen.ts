// Made by `npm run tables` from the migrations; not edited.
import type { ColumnType, Generated } from 'kysely'

export interface Tables {
  'rules.assessment': {
    organisation_id: string
    id: string
    case_id: string
    person_id: string | null
    citizenship: string
    destination: string
    purpose: string
    events: ColumnType<unknown, string, string>
    keep_paying: Generated<boolean>
    on_date: string
    answer: ColumnType<unknown, string, string>
    used: ColumnType<unknown, string, string>
    pack_hash: string
    look_on: string | null
    changed: ColumnType<unknown, string | null | undefined, string | null>
    tasks: ColumnType<unknown, string | undefined, string>
    assessed_by: string | null
    assessed_at: string
    active: Generated<boolean>
    version: Generated<number>
  }
  'rules.signature': {
    organisation_id: string
    id: string
    rule_id: string
    version_key: string
    hash: string
    signed_by: string
    signed_at: string
    note: string | null
    withdrawn_at: string | null
    withdrawn_by: string | null
  }
  'rules.version_seen': {
    rule_id: string
    version_key: string
    hash: string
    seen_at: string
    gone_at: string | null
  }
}
