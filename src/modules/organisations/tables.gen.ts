// Made by `npm run tables` from the migrations; not edited.
import type { ColumnType, Generated } from 'kysely'

export interface Tables {
  'organisations.organisation': {
    id: string
    slug: string
    name: string
    kind: string
    country: string
    place_id: string | null
    languages: Generated<string[]>
    time_zone: string
    hours: ColumnType<unknown, string | undefined, string>
    phone: string | null
    takes_public_requests: Generated<boolean>
    closing_needs_approval: Generated<boolean>
    version: Generated<number>
    created_at: Generated<string>
  }
  'organisations.partner': {
    organisation_id: string
    partner_id: string
    since: Generated<string>
  }
  'organisations.team': {
    organisation_id: string
    id: string
    name: string
  }
}
