// Made by `npm run tables` from the migrations; not edited.
import type { Generated } from 'kysely'

export interface Tables {
  'tracing.answering': {
    organisation_id: string
    asker_id: string
    since: string
    set_by: string | null
  }
  'tracing.asking': {
    organisation_id: string
    question_id: string
    to_id: string
    wire_id: string
    consent_id: string
    asked_at: string
    state: string
    reference: string | null
    answered_at: string | null
  }
  'tracing.candidate': {
    organisation_id: string
    received_id: string
    person_id: string
    found_at: string
    wish: string | null
    consent_id: string | null
    decided_by: string | null
    decided_at: string | null
  }
  'tracing.choice': {
    organisation_id: string
    person_id: string
    choice: string
    set_by: string | null
    set_at: string
  }
  'tracing.key': {
    organisation_id: string
    id: string
    asked_id: string
    quarter: string
    names_version: number
    secret: string
    evaluated: Generated<number>
    made_at: string
  }
  'tracing.list': {
    organisation_id: string
    key_id: string
    asker_id: string
    changed_at: Generated<string>
    after_id: Generated<string>
  }
  'tracing.listed': {
    organisation_id: string
    key_id: string
    person_id: string
    person_version: number
    tags: number[]
  }
  'tracing.question': {
    organisation_id: string
    id: string
    case_id: string
    kind: string
    person_id: string | null
    searcher_person_id: string | null
    asked_by: string | null
    asked_at: string
    due_at: string
  }
  'tracing.received': {
    organisation_id: string
    id: string
    from_id: string
    key_id: string
    kind: string
    tags: number[] | null
    received_at: string
    due_at: string
    state: Generated<string>
    reference: string | null
  }
}
