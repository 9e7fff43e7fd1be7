// Made by `npm run tables` from the migrations; not edited.
import type { ColumnType, Generated } from 'kysely'

export interface Tables {
  'documents.document': {
    organisation_id: string
    id: string
    case_id: string
    person_id: string | null
    claim_id: string | null
    template: string
    template_digest: string
    country: string
    language: string
    reading_language: string
    answers: ColumnType<unknown, string, string>
    letter: ColumnType<unknown, string, string>
    reading: ColumnType<unknown, string, string>
    rules: ColumnType<unknown, string | undefined, string>
    claim_digest: string | null
    made_from: Buffer | null
    blanks: number
    sent_on: string | null
    sent_how: string | null
    rule_changed_at: string | null
    made_by: string | null
    made_at: string
    changed_at: string
    version: Generated<number>
  }
}
