import { sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Db } from './people.ts'

export interface ImportedRow {
  readonly id: string
  readonly reference: string
  readonly names: string
  readonly keysVersion: number
  readonly sex: string | null
  readonly birthYear: number | null
  readonly district: string | null
  readonly ref: string
  readonly madeFrom: string
}

/** Writes what is new of a batch in one statement; answers the senders' keys of the rows that went in. */
export async function insertImported(
  db: Db,
  organisationId: string,
  rows: readonly ImportedRow[],
  now: Instant,
): Promise<Set<string>> {
  const column = <K extends keyof ImportedRow>(key: K) => rows.map(row => row[key])
  const { rows: added } = await sql<{ source_ref: string }>`
    insert into people.person (organisation_id, id, reference, names, name_keys_version, sex, birth_year,
                               place_text, source_ref, made_from, created_at, updated_at)
    select ${organisationId}::uuid, t.id, t.reference, t.names, t.keys_version, t.sex, t.birth_year,
           t.district, t.ref, decode(t.made_from, 'hex'), ${now}::timestamptz, ${now}::timestamptz
    from unnest(${column('id')}::uuid[], ${column('reference')}::text[], ${column('names')}::jsonb[], ${column('keysVersion')}::int[], ${column('sex')}::text[], ${column('birthYear')}::int[],
                ${column('district')}::text[], ${column('ref')}::text[], ${column('madeFrom')}::text[])
      as t (id, reference, names, keys_version, sex, birth_year, district, ref, made_from)
    on conflict do nothing
    returning source_ref`.execute(db)
  return new Set(added.map(row => row.source_ref))
}

/** What is there under these keys of the sender: of what content it was made, hex. */
export async function findByRefs(
  db: Db,
  organisationId: string,
  refs: readonly string[],
): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ source_ref: string; made_from: string | null }>`
    select source_ref, encode(made_from, 'hex') as made_from from people.person
    where organisation_id = ${organisationId} and source_ref = any(${refs}::text[])`.execute(db)
  return new Map(rows.map(row => [row.source_ref, row.made_from]))
}
