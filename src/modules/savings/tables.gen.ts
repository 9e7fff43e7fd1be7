// Made by `npm run tables` from the migrations; not edited.
import type { ColumnType, Generated } from 'kysely'

export interface Tables {
  'savings.device': {
    organisation_id: string
    group_id: string
    id: string
    key_hash: string
    added_at: string
    ended_at: string | null
  }
  'savings.entry': {
    organisation_id: string
    group_id: string
    name: string
    seq: number
    epoch: number
    event_id: string
    place: string
    reason: string | null
    line: ColumnType<unknown, string, string>
    received_at: string
  }
  'savings.group': {
    organisation_id: string
    id: string
    name: string
    village: string | null
    currency: string
    public_key: string
    agent_id: string | null
    registered_by: string | null
    registered_at: string
    head_seq: Generated<number>
    head_hash: Generated<string>
    epoch: Generated<number>
    writer_device: string | null
    lease_until: string | null
    heard_at: string | null
    meetings: Generated<number>
    last_meeting: Generated<number>
    last_meeting_told: string | null
    open_forks: Generated<number>
    set_aside: Generated<number>
    visibility: Generated<string>
    figures: ColumnType<unknown, string | null | undefined, string | null>
  }
  'savings.sealed_member': {
    organisation_id: string
    group_id: string
    member_id: string
    version: number
    sealed: string | null
    received_at: string
  }
}
