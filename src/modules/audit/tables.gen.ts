// Made by `npm run tables` from the migrations; not edited.
import type { ColumnType, Generated } from 'kysely'

export interface Tables {
  'audit.chain': {
    organisation_id: string
    number: Generated<number>
    hash: Buffer
    sealed_before: Generated<string>
    sealed_at: string | null
    sealed_id: Generated<string>
  }
  'audit.head': {
    organisation_id: string
    id: string
    day: string | null
    number: number
    hash: string
    signed_at: string
    key_id: string
    signature: string
  }
  'audit.seal': {
    organisation_id: string
    number: number
    line_id: string
    sealed_at: string
    hash: Buffer
  }
  'audit.setting': {
    organisation_id: string
    shows_names: Generated<boolean>
    version: Generated<number>
  }
  'audit.verification': {
    organisation_id: string
    id: string
    at: string
    lines: number
    heads: number
    faults: ColumnType<unknown, string | undefined, string>
    fault_count: Generated<number>
  }
}
