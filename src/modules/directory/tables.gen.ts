// Made by `npm run tables` from the migrations; not edited.
import type { ColumnType, Generated } from 'kysely'

export interface Tables {
  'directory.attribute': {
    id: string
    link_id: string
    link_entity: Generated<string>
    taxonomy_term_id: string
    hsds: ColumnType<unknown, string | null | undefined, string | null>
  }
  'directory.change': {
    id: string
    owner_id: string | null
    thing: string
    thing_id: string
    at: string
    actor_id: string | null
    actor_name: string
    actor_organisation_id: string | null
    action: string
    before: ColumnType<unknown, string | null | undefined, string | null>
    after: ColumnType<unknown, string | null | undefined, string | null>
  }
  'directory.cost_option': {
    id: string
    service_id: string
    option: string | null
    amount: number | null
    currency: string | null
    amount_description: string | null
    valid_from: string | null
    valid_to: string | null
    hsds: ColumnType<unknown, string | null | undefined, string | null>
  }
  'directory.hsds_rest': {
    resource: string
    id: string
    row: ColumnType<unknown, string, string>
  }
  'directory.language': {
    id: string
    service_id: string
    code: string
    note: string | null
    hsds: ColumnType<unknown, string | null | undefined, string | null>
  }
  'directory.location': {
    id: string
    organization_id: string
    owner_id: string | null
    visibility: Generated<string>
    location_type: Generated<string>
    name: string | null
    description: string | null
    place_id: string | null
    country: string
    city: string | null
    address_1: string | null
    address_2: string | null
    postal_code: string | null
    transportation: string | null
    accessibility: string | null
    latitude: number | null
    longitude: number | null
    time_zone: string | null
    version: Generated<number>
    last_modified: Generated<string>
    listed: Generated<number>
    hsds: ColumnType<unknown, string | null | undefined, string | null>
  }
  'directory.organization': {
    id: string
    owner_id: string | null
    kind: string
    name: string
    alternate_name: string | null
    description: string
    translations: ColumnType<unknown, string | undefined, string>
    email: string | null
    website: string | null
    legal_status: string | null
    year_incorporated: number | null
    parent_organization_id: string | null
    country: string | null
    place_id: string | null
    source: string | null
    source_url: string | null
    licence: string | null
    as_of: string | null
    external_id: string | null
    search_keys: Generated<string[]>
    last_verified_at: string | null
    last_verified_by: string | null
    version: Generated<number>
    created_at: Generated<string>
    last_modified: Generated<string>
    listed: Generated<number>
    hsds: ColumnType<unknown, string | null | undefined, string | null>
  }
  'directory.pack': {
    name: string
    hash: string
    content: ColumnType<unknown, string | undefined, string>
    loaded_at: Generated<string>
  }
  'directory.phone': {
    id: string
    organization_id: string | null
    service_id: string | null
    location_id: string | null
    number: string
    extension: string | null
    type: string | null
    description: string | null
    free_of_charge: Generated<boolean>
    position: Generated<number>
    hsds: ColumnType<unknown, string | null | undefined, string | null>
    at_night: Generated<boolean>
  }
  'directory.place': {
    id: string
    parent_id: string | null
    level: string
    country: string
    name: string
    names: ColumnType<unknown, string | undefined, string>
    latitude: number | null
    longitude: number | null
    time_zone: string | null
    path: string[]
    keys: string[]
  }
  'directory.report': {
    id: string
    service_id: string
    owner_id: string | null
    kind: string
    note: string | null
    locale: string
    created_at: string
    settled_at: string | null
    settled_by: string | null
  }
  'directory.schedule': {
    id: string
    service_id: string
    location_id: string | null
    valid_from: string | null
    valid_to: string | null
    dtstart: string | null
    until: string | null
    freq: string | null
    wkst: string | null
    interval: number | null
    count: number | null
    byday: string | null
    bymonthday: string | null
    byyearday: string | null
    byweekno: string | null
    timezone: string | null
    opens_at: string | null
    closes_at: string | null
    closed: Generated<boolean>
    attending_type: string | null
    description: string | null
    notes: string | null
    hsds: ColumnType<unknown, string | null | undefined, string | null>
  }
  'directory.search_entry': {
    service_id: string
    owner_id: string | null
    visibility: string
    status: string
    quality: number
    tags: string
    terms: Generated<string>
  }
  'directory.search_word': {
    word: string
  }
  'directory.service': {
    id: string
    organization_id: string
    owner_id: string | null
    visibility: Generated<string>
    status: Generated<string>
    name: string
    alternate_name: string | null
    description: string | null
    translations: ColumnType<unknown, string | undefined, string>
    url: string | null
    email: string | null
    application_process: string | null
    fees: Generated<string>
    eligibility_description: string | null
    minimum_age: number | null
    maximum_age: number | null
    eligible_sex: string | null
    citizenships: Generated<string[]>
    remote: Generated<boolean>
    tells_nobody: Generated<boolean>
    confidential_place: Generated<boolean>
    time_zone: Generated<string>
    need_codes: Generated<string[]>
    area_codes: Generated<string[]>
    target_groups: Generated<string[]>
    languages: Generated<string[]>
    served_places: Generated<string[]>
    search_keys: Generated<string[]>
    source: string | null
    as_of: string | null
    external_id: string | null
    last_verified_at: string | null
    last_verified_by: string | null
    version: Generated<number>
    created_at: Generated<string>
    last_modified: Generated<string>
    listed: Generated<number>
    hsds: ColumnType<unknown, string | null | undefined, string | null>
    mobile_route: string | null
  }
  'directory.service_area': {
    id: string
    service_id: string
    place_id: string | null
    country: string | null
    name: string | null
    hsds: ColumnType<unknown, string | null | undefined, string | null>
  }
  'directory.service_at_location': {
    id: string
    service_id: string
    location_id: string
    description: string | null
    listed: Generated<number>
    hsds: ColumnType<unknown, string | null | undefined, string | null>
  }
  'directory.service_capacity': {
    id: string
    service_id: string
    unit: string
    available: number
    maximum: number | null
    description: string | null
    updated: string
    hsds: ColumnType<unknown, string | null | undefined, string | null>
  }
  'directory.taxonomy': {
    id: string
    code: string
    name: string
    description: string
    uri: string | null
    version: string | null
    listed: Generated<number>
    hsds: ColumnType<unknown, string | null | undefined, string | null>
  }
  'directory.taxonomy_term': {
    id: string
    taxonomy_id: string
    code: string
    parent_id: string | null
    name: string
    description: string
    names: ColumnType<unknown, string | undefined, string>
    position: Generated<number>
    listed: Generated<number>
    hsds: ColumnType<unknown, string | null | undefined, string | null>
  }
}
