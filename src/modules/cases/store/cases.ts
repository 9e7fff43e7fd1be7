import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Tables } from '../tables.gen.ts'
import { sealedFor } from './sealing.ts'

export type Db = Kysely<Tables>
export type CaseRow = Omit<Selectable<Tables['cases.case']>, 'search'>
export type NewCase = Insertable<Tables['cases.case']>
export type CaseChange = Updateable<Tables['cases.case']>

/** What a list shows of a case. */
export const lineColumns = [
  'id',
  'reference',
  'status',
  'opened_at',
  'own_title',
  'place_id',
  'responsible_id',
  'team_id',
  'restricted',
  'risk',
  'next_step',
  'next_step_on',
  'hold_until',
  'need_codes',
  'areas',
  'person_ids',
  'waiting',
  'due_on',
  'changed_at',
  'version',
] as const
/** Every column but the search words. */
export const caseColumns = [
  ...lineColumns,
  'organisation_id',
  'opened_by',
  'contact_id',
  'worker_ids',
  'hold_reason',
  'closing_by',
  'closing_summary',
  'closed_at',
] as const

export interface FirstParts {
  readonly persons: readonly Insertable<Tables['cases.case_person']>[]
  readonly needs: readonly Insertable<Tables['cases.need']>[]
  readonly notes: readonly Insertable<Tables['cases.note']>[]
  readonly entries: readonly Insertable<Tables['cases.entry']>[]
}

export type CaseLine = Pick<CaseRow, (typeof lineColumns)[number]>

/**
 * A new case with what it begins with, in one statement. False where a case with this id or reference is there already: then
 * nothing is written. Nothing is returned: an opener may not read it.
 */
export async function insertFile(db: Db, row: NewCase, parts: FirstParts): Promise<boolean> {
  const file = { id: row.id, restricted: row.restricted ?? false }
  const words = await sealedFor(db, file, 'cases.case', row.id, row)
  const needs = await Promise.all(parts.needs.map(one => sealedFor(db, file, 'cases.need', one.id, one)))
  const notes = await Promise.all(parts.notes.map(one => sealedFor(db, file, 'cases.note', one.id, one)))
  const [given, ...all] = [words, parts.persons, needs, notes, parts.entries].map(part =>
    JSON.stringify(part),
  )
  const { rows } = await sql<{ opened: boolean }>`
    select cases.open_file(${given}, ${sql.join(all)}) as opened`.execute(db)
  return rows[0]?.opened ?? false
}

export interface OpenedAgain {
  readonly reference: string
  readonly status: string
  readonly opened_at: string
  readonly restricted: boolean
  readonly version: number
  readonly person_ids: string[]
  readonly need_codes: string[]
  readonly contact_id: string | null
}

/** The case that this actor opened under this id before; undefined where somebody else did, or nobody. */
export async function findOpenedAgain(db: Db, id: string): Promise<OpenedAgain | undefined> {
  const { rows } = await sql<OpenedAgain>`select * from cases.opened_again(${id})`.execute(db)
  return rows[0]
}

export const findCase = (db: Db, organisationId: string, id: string): Promise<CaseRow | undefined> =>
  db
    .selectFrom('cases.case')
    .select(caseColumns)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

export const findCases = (db: Db, organisationId: string, ids: readonly string[]): Promise<CaseRow[]> =>
  db
    .selectFrom('cases.case')
    .select(caseColumns)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${[...ids]})`)
    .execute()

/** Only on the version that the change was made on; undefined where it has moved on. */
export async function updateCase(db: Db, row: CaseRow, version: number, change: CaseChange) {
  const words = await sealedFor(db, row, 'cases.case', row.id, change)
  return db
    .updateTable('cases.case')
    .set({ ...words, version: version + 1 })
    .where('organisation_id', '=', row.organisation_id)
    .where('id', '=', row.id)
    .where('version', '=', version)
    .returning(['version', 'status'])
    .executeTakeFirst()
}

/** After parts changed: what lists show of needs, persons and plan, computed anew. Not a new version of the record. */
export async function refreshCase(db: Db, row: CaseRow, changedAt: string): Promise<void> {
  await sql`
    update cases.case c set
      need_codes = coalesce((select array_agg(n.code order by n.added_at, n.id) from cases.need n
        where n.organisation_id = c.organisation_id and n.case_id = c.id), '{}'),
      areas = coalesce((select array_agg(distinct n.area) from cases.need n
        where n.organisation_id = c.organisation_id and n.case_id = c.id), '{}'),
      waiting = exists (select 1 from cases.need n
        where n.organisation_id = c.organisation_id and n.case_id = c.id and n.status = 'referred'),
      person_ids = coalesce((select array_agg(p.person_id order by p.added_at, p.person_id) from cases.case_person p
        where p.organisation_id = c.organisation_id and p.case_id = c.id and p.removed_at is null), '{}'),
      due_on = (select min(t.due_on) from cases.task t
        where t.organisation_id = c.organisation_id and t.case_id = c.id and t.status = 'open'),
      changed_at = greatest(c.changed_at, ${changedAt}::timestamptz)
    where c.organisation_id = ${row.organisation_id} and c.id = ${row.id}`.execute(db)
}

/** The level of the newest triage, for lists; the triage itself is the record. */
export const setRisk = (db: Db, row: CaseRow, risk: string) =>
  db
    .updateTable('cases.case')
    .set({ risk })
    .where('organisation_id', '=', row.organisation_id)
    .where('id', '=', row.id)
    .execute()
