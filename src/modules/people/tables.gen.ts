// Made by `npm run tables` from the migrations; not edited.
import type { ColumnType, Generated } from 'kysely'

export interface Tables {
  'people.consent': {
    organisation_id: string
    id: string
    person_id: string
    reference: string
    scopes: string[]
    recipient_id: string | null
    recipient_name: string | null
    purpose: string
    purpose_note: string | null
    given_on: string
    until: string
    given_how: string
    guardian: string | null
    language: string
    taken_by: string | null
    created_at: string
    withdrawn_at: string | null
    withdrawn_by: string | null
    withdrawn_reason: string | null
    made_from: Buffer | null
  }
  'people.document': {
    organisation_id: string
    id: string
    person_id: string
    kind: string
    country: string | null
    held_by: string
    taken_away: Generated<boolean>
    expires_on: string | null
    note: string | null
    has_number: Generated<boolean>
    version: Generated<number>
    created_at: string
    ended_at: string | null
    made_from: Buffer | null
  }
  'people.guarded_text': {
    organisation_id: string
    person_id: string
    thing_id: string
    kind: string
    text: string
  }
  'people.household': {
    organisation_id: string
    id: string
  }
  'people.merge': {
    organisation_id: string
    id: string
    person_id: string
    into_id: string
    merged_at: string
    merged_by: string | null
    undone_at: string | null
    undone_by: string | null
  }
  'people.name_index': {
    organisation_id: string
    person_id: string
    nth: number
    sketch: string
    keys: number[]
    birth_year: number | null
    sex: string | null
    place_id: string | null
    place_text: string | null
    restricted: boolean
    kept_id: string | null
    signature: string | null
  }
  'people.number_secret': {
    organisation_id: string
    inner_pad: Buffer
    outer_pad: Buffer
  }
  'people.pair': {
    organisation_id: string
    person_id: string
    other_id: string
    kind: string
    score: number
    reasons: string[]
    found_at: string
    not_same_because: string | null
    decided_at: string | null
    decided_by: string | null
  }
  'people.pair_scan': {
    organisation_id: string
    changed_at: string
    after_id: string
  }
  'people.person': {
    organisation_id: string
    id: string
    reference: string
    names: ColumnType<unknown, string | undefined, string>
    name_keys_version: Generated<number>
    sex: string | null
    birth_year: number | null
    birth_day: string | null
    age_band: string | null
    age_band_on: string | null
    citizenships: Generated<string[]>
    languages: Generated<string[]>
    place_id: string | null
    place_text: string | null
    country_now: string | null
    target_groups: Generated<string[]>
    household_id: string | null
    notes: string | null
    restricted: Generated<boolean>
    worker_ids: Generated<string[]>
    source_ref: string | null
    made_from: Buffer | null
    created_at: string
    created_by: string | null
    updated_at: string
    version: Generated<number>
    erased_at: string | null
    merged_into: string | null
    kept_id: string | null
  }
  'people.relation': {
    organisation_id: string
    id: string
    person_id: string
    other_id: string
    kind: string
    livelihood: string | null
    note: string | null
    created_at: string
  }
  'people.safe_way': {
    organisation_id: string
    id: string
    person_id: string
    kind: string
    detail: string | null
    number_end: string | null
    number_key: string | null
    days: Generated<number[]>
    from_minute: number | null
    to_minute: number | null
    time_zone: string | null
    who_may_answer: Generated<string>
    may_leave_message: Generated<boolean>
    messages_only: Generated<boolean>
    shared_phone: Generated<boolean>
    code_word: string | null
    cover_story: string | null
    safe_until: string | null
    note: string | null
    version: Generated<number>
    created_at: string
    ended_at: string | null
    made_from: Buffer | null
  }
  'people.safe_way_number': {
    organisation_id: string
    way_id: string
    number: string
  }
}
