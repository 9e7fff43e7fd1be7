// Made by `npm run tables` from the migrations; not edited.
import type { ColumnType, Generated } from 'kysely'

export interface Tables {
  'cases.assignment': {
    organisation_id: string
    user_id: string
    case_id: string
    open: boolean
    restricted: Generated<boolean>
  }
  'cases.case': {
    organisation_id: string
    id: string
    reference: string
    status: Generated<string>
    opened_at: string
    opened_by: string | null
    contact_id: string | null
    own_title: string | null
    place_id: string | null
    responsible_id: string | null
    worker_ids: Generated<string[]>
    team_id: string | null
    restricted: Generated<boolean>
    risk: string | null
    next_step: string | null
    next_step_on: string | null
    hold_until: string | null
    hold_reason: string | null
    closing_by: string | null
    closing_summary: string | null
    closed_at: string | null
    need_codes: Generated<string[]>
    areas: Generated<string[]>
    person_ids: Generated<string[]>
    waiting: Generated<boolean>
    due_on: string | null
    changed_at: string
    version: Generated<number>
    search: Generated<string | null>
  }
  'cases.case_person': {
    organisation_id: string
    case_id: string
    person_id: string
    part: string
    added_at: string
    removed_at: string | null
  }
  'cases.entry': {
    organisation_id: string
    id: string
    case_id: string
    at: string
    recorded_at: string
    kind: string
    actor_id: string | null
    thing_id: string | null
    details: ColumnType<unknown, string | undefined, string>
  }
  'cases.glass': {
    organisation_id: string
    id: string
    case_id: string
    user_id: string
    reason: string
    broken_at: string
    until: string
  }
  'cases.goal': {
    organisation_id: string
    id: string
    case_id: string
    need_id: string | null
    text: string
    status: Generated<string>
    added_at: string
    version: Generated<number>
  }
  'cases.hand_over': {
    organisation_id: string
    id: string
    case_id: string
    from_id: string | null
    to_id: string
    asked_by: string
    reason: string
    cover_until: string | null
    status: Generated<string>
    answer: string | null
    requested_at: string
    decided_at: string | null
  }
  'cases.need': {
    organisation_id: string
    id: string
    case_id: string
    code: string
    area: string
    status: Generated<string>
    served_by: string | null
    partner: string | null
    reason: string | null
    recovered_amount: number | null
    recovered_currency: string | null
    referral_id: string | null
    referral_state: string | null
    referral_at: string | null
    added_at: string
    ended_at: string | null
    version: Generated<number>
  }
  'cases.note': {
    organisation_id: string
    id: string
    case_id: string
    kind: string
    text: string
    occurred_at: string
    author_id: string | null
    recorded_at: string
    corrects: string | null
    search: Generated<string | null>
  }
  'cases.reminded': {
    organisation_id: string
    on_day: string
  }
  'cases.reminder': {
    organisation_id: string
    user_id: string
    kind: string
    case_id: string
    task_id: string
    on_day: string
    seen_at: string | null
  }
  'cases.task': {
    organisation_id: string
    id: string
    case_id: string
    goal_id: string | null
    kind: string
    text: string
    doer_id: string | null
    due_on: string | null
    basis: Generated<string>
    rule: string | null
    source: string | null
    status: Generated<string>
    result: string | null
    ended_at: string | null
    added_at: string
    version: Generated<number>
  }
  'cases.triage': {
    organisation_id: string
    id: string
    case_id: string
    at: string
    by_id: string | null
    answers: ColumnType<unknown, string, string>
    level: string
    reasons: Generated<string[]>
  }
}
