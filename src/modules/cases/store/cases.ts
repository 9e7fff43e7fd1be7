import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Tables } from '../tables.gen.ts'
import { type File, sealedFor } from './sealing.ts'

export type Db = Kysely<Tables>
export type CaseRow = Omit<Selectable<Tables['cases.case']>, 'search'>
export type NewCase = Insertable<Tables['cases.case']>
export type CaseChange = Updateable<Tables['cases.case']>

/** Every column but the search words. */
export const caseColumns = [
  'organisation_id',
  'id',
  'reference',
  'status',
  'opened_at',
  'opened_by',
  'contact_id',
  'own_title',
  'place_id',
  'responsible_id',
  'worker_ids',
  'team_id',
  'restricted',
  'risk',
  'next_step',
  'next_step_on',
  'hold_until',
  'hold_reason',
  'closing_by',
  'closing_summary',
  'closed_at',
  'need_codes',
  'areas',
  'person_ids',
  'waiting',
  'due_on',
  'changed_at',
  'version',
] as const

/** False where a case with this id or reference is there already. Nothing is returned: an opener may not read it. */
export async function insertCase(db: Db, row: NewCase): Promise<boolean> {
  const file = { id: row.id, restricted: row.restricted ?? false }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('cases.case')
    .values(await sealedFor(db, file, 'cases.case', row.id, row))
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export interface FirstParts {
  readonly persons: readonly Insertable<Tables['cases.case_person']>[]
  readonly needs: readonly Insertable<Tables['cases.need']>[]
  readonly notes: readonly Insertable<Tables['cases.note']>[]
  readonly entries: readonly Insertable<Tables['cases.entry']>[]
}

/** What a new case begins with, in one statement. */
export async function insertFirstParts(db: Db, file: File, parts: FirstParts): Promise<void> {
  const { persons, entries } = parts
  const needs = await Promise.all(parts.needs.map(row => sealedFor(db, file, 'cases.need', row.id, row)))
  const notes = await Promise.all(parts.notes.map(row => sealedFor(db, file, 'cases.note', row.id, row)))
  await sql`
    with persons as (
      insert into cases.case_person (organisation_id, case_id, person_id, part, added_at)
      select organisation_id, case_id, person_id, part, added_at
      from jsonb_populate_recordset(null::cases.case_person, ${JSON.stringify(persons)})),
    needs as (
      insert into cases.need (organisation_id, id, case_id, code, area, status, served_by, partner, added_at)
      select organisation_id, id, case_id, code, area, status, served_by, partner, added_at
      from jsonb_populate_recordset(null::cases.need, ${JSON.stringify(needs)})),
    notes as (
      insert into cases.note (organisation_id, id, case_id, kind, text, occurred_at, author_id, recorded_at)
      select organisation_id, id, case_id, kind, text, occurred_at, author_id, recorded_at
      from jsonb_populate_recordset(null::cases.note, ${JSON.stringify(notes)}))
    insert into cases.entry (organisation_id, id, case_id, at, recorded_at, kind, actor_id, thing_id, details)
    select organisation_id, id, case_id, at, recorded_at, kind, actor_id, thing_id, coalesce(details, '{}')
    from jsonb_populate_recordset(null::cases.entry, ${JSON.stringify(entries)})`.execute(db)
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
