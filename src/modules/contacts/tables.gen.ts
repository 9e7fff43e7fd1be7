// Made by `npm run tables` from the migrations; not edited.
import type { ColumnType, Generated } from 'kysely'

export interface Tables {
  'contacts.call_back': {
    organisation_id: string
    id: string
    contact_id: string
    due_at: string
    number: string | null
    note: string | null
    state: Generated<string>
    claimed_by: string | null
    claimed_at: string | null
    tries: Generated<number>
    last_tried_at: string | null
    done_contact_id: string | null
    reminded_at: string | null
    created_by: string | null
    created_at: string
    version: Generated<number>
  }
  'contacts.contact': {
    organisation_id: string
    id: string
    channel: string
    started_at: string
    duration_seconds: number | null
    worker_id: string | null
    worker_name: string | null
    worker_ids: Generated<string[]>
    anonymous: Generated<boolean>
    person_id: string | null
    number_key: string | null
    channel_key: string | null
    language: string | null
    country: string | null
    place_id: string | null
    place_text: string | null
    sex: string | null
    age_band: string | null
    target_groups: Generated<string[]>
    needs: Generated<string[]>
    signs: Generated<string[]>
    danger_now: Generated<boolean>
    said: string | null
    advised: string | null
    materials: ColumnType<unknown, string | undefined, string>
    outcome: string | null
    not_request: string | null
    urgency: Generated<string>
    urgency_reasons: Generated<string[]>
    case_id: string | null
    session_id: string | null
    import_id: string | null
    restricted: Generated<boolean>
    recorded_offline: Generated<boolean>
    recorded_by: string | null
    recorded_at: string
    version: Generated<number>
    search: Generated<string | null>
  }
  'contacts.contact_version': {
    organisation_id: string
    contact_id: string
    version: number
    content: ColumnType<unknown, string, string>
    changed_at: string
    changed_by: string | null
    reason: string | null
  }
  'contacts.import': {
    organisation_id: string
    id: string
    filename: string
    format: string
    state: Generated<string>
    header: string[]
    mapping: ColumnType<unknown, string | undefined, string>
    settings: ColumnType<unknown, string | undefined, string>
    rows_total: number
    rows_done: Generated<number>
    rows_imported: Generated<number>
    rows_known: Generated<number>
    rows_bad: Generated<number>
    created_by: string | null
    created_at: string
    finished_at: string | null
    undone_at: string | null
    version: Generated<number>
  }
  'contacts.import_row': {
    organisation_id: string
    import_id: string
    row_number: number
    cells: string[] | null
    row_hash: Buffer
    state: Generated<string>
    contact_id: string | null
    problems: ColumnType<unknown, string | undefined, string>
  }
  'contacts.message': {
    organisation_id: string
    contact_id: string
    id: string
    at: string
    from_staff: boolean
    author_id: string | null
    body: string
  }
  'contacts.mobile_session': {
    organisation_id: string
    id: string
    day: string
    country: string | null
    place_id: string | null
    place_text: string
    team: string | null
    worker_ids: Generated<string[]>
    persons_reached: Generated<number>
    consultations: Generated<number>
    materials: ColumnType<unknown, string | undefined, string>
    note: string | null
    created_by: string | null
    created_at: string
    version: Generated<number>
  }
  'contacts.web_request': {
    organisation_id: string
    contact_id: string
    reference: string
    code_hash: Buffer
    locale: string
    state: Generated<string>
    reach: string
    reach_at: string | null
    reach_when: string | null
    reach_who: string | null
    may_leave_message: Generated<boolean>
    taken_by: string | null
    taken_at: string | null
    wrong_tries: Generated<number>
    locked_until: string | null
    looked_up_at: string | null
    created_at: string
    version: Generated<number>
    form_hash: Buffer
  }
}
