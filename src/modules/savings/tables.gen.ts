// Made by `npm run tables` from the migrations; not edited.
import type { ColumnType, Generated } from 'kysely'

export interface Tables {
  'savings.accompaniment': {
    organisation_id: string
    id: Generated<string>
    group_id: string
    agent_id: string
    from_on: string
    to_on: string | null
    assigned_by: string | null
    assigned_at: string
  }
  'savings.book': {
    organisation_id: string
    group_id: string
    head_seq: number
    head_hash: string
    copy: string
    made_at: string
  }
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
  'savings.goods_record': {
    organisation_id: string
    group_id: string
    id: string
    seq: number
    kind: string
    event: ColumnType<unknown, string, string>
    imported: boolean
    recorded_by: string | null
    recorded_at: string
  }
  'savings.goods_sum': {
    organisation_id: string
    group_id: string
    keeper: string
    records: number
    figures: ColumnType<unknown, string, string>
    last_on: string | null
    updated_at: string
  }
  'savings.group': {
    organisation_id: string
    id: string
    name: string
    village: string | null
    currency: string
    public_key: string | null
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
    kind: Generated<string>
    place_id: string | null
    district_id: string | null
    formed_on: string | null
    counted_on: string | null
    members_counted: number | null
    women_counted: number | null
    last_on: string | null
    meetings_kept: Generated<number>
    visited_on: string | null
    closed_on: string | null
    close_reason: string | null
    version: Generated<number>
  }
  'savings.meeting': {
    organisation_id: string
    group_id: string
    held: number
    hash: string
    number: number
    cycle: number
    held_on: string
    doubtful: boolean
    cycle_began: string
    heard_at: string
    members: number
    start_members: number
    stayed: number
    gone: number
    borrowers: number
    loans: number
    stamps: number
    savings: number
    profit: number
    liquid: number
    social_fund: number
    lent: number
    at_risk: number
    expected: number
    present: number
    represented: number
    disbursed: number
    written_off: number
    profit_shared: number
    shared_fund: number | null
    shared_savings: number | null
    shared_value: number | null
    shared_remainder: number | null
    assets_sum: Generated<number>
    closes: Generated<number>
  }
  'savings.member_sum': {
    organisation_id: string
    group_id: string
    member_id: string
    number: number
    state: string
    stamps: number
    savings: number
    lent: number
    overdue: number
  }
  'savings.sealed_member': {
    organisation_id: string
    group_id: string
    member_id: string
    version: number
    sealed: string | null
    received_at: string
  }
  'savings.shown_name': {
    organisation_id: string
    group_id: string
    member_id: string
    name: string
    received_at: string
  }
  'savings.visit': {
    organisation_id: string
    id: string
    group_id: string
    agent_id: string
    state: string
    planned_on: string | null
    made_on: string | null
    meeting_held: boolean | null
    members_counted: number | null
    women_counted: number | null
    present_counted: number | null
    three_keys: boolean | null
    box_agrees: boolean | null
    passbooks_seen: number | null
    passbooks_wrong: number | null
    phone_state: string | null
    problems: Generated<string[]>
    helped_with: Generated<string[]>
    note: string | null
    next_on: string | null
    recorded_at: string | null
    version: Generated<number>
  }
}
