import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tables } from '../tables.gen.ts'
import type { CaseRow, Db } from './cases.ts'
import { caseColumns } from './cases.ts'
import { sealedFor, sealedOf } from './sealing.ts'

export type HandOverRow = Selectable<Tables['cases.hand_over']>
export type GlassRow = Selectable<Tables['cases.glass']>

export interface WorkloadRow {
  readonly worker_id: string | null
  readonly open: number
  readonly overdue: number
  readonly danger: number
  readonly restricted: number
}

/** Numbers of the teams that the actor supervises; nothing for anybody else. */
export async function findWorkload(db: Db, today: string): Promise<WorkloadRow[]> {
  return (await sql<WorkloadRow>`select * from cases.workload(${today}::date)`.execute(db)).rows
}

export const findHandOver = (db: Db, organisationId: string, id: string) =>
  db
    .selectFrom('cases.hand_over')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()

/** Decides a request that nobody has decided yet: of two at once, one gets the row and the other nothing. */
export async function decideHandOver(
  db: Db,
  { organisation_id, id, case_id }: Pick<HandOverRow, 'organisation_id' | 'id' | 'case_id'>,
  change: Updateable<Tables['cases.hand_over']>,
) {
  return db
    .updateTable('cases.hand_over')
    .set(await sealedOf(db, case_id, 'cases.hand_over', id, change))
    .where('organisation_id', '=', organisation_id)
    .where('id', '=', id)
    .where('status', '=', 'requested')
    .returningAll()
    .executeTakeFirst()
}

export interface HandOverLine extends HandOverRow {
  readonly reference: string
  readonly restricted: boolean
  readonly need_codes: string[]
}

/** Requests to or of this user, with just enough of the case to decide by. */
export async function findHandOversOf(
  db: Db,
  organisationId: string,
  userId: string,
): Promise<HandOverLine[]> {
  const { rows } = await sql<HandOverLine>`
    select h.*, r.reference, r.restricted, r.need_codes
    from cases.hand_over h, lateral cases.reference_for_hand_over(h.id) r
    where h.organisation_id = ${organisationId} and h.status = 'requested' and (h.to_id = ${userId} or h.asked_by = ${userId})
    order by h.requested_at desc limit 200`.execute(db)
  return rows
}

/** Cover that is over by this day. */
export const findEndedCovers = (db: Db, organisationId: string, today: string) =>
  db
    .selectFrom('cases.hand_over')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('status', '=', 'accepted')
    .where('cover_until', '<', today)
    .execute()

export const endCover = (db: Db, organisationId: string, id: string) =>
  db
    .updateTable('cases.hand_over')
    .set({ status: 'ended' })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute()

/** Cases that were put aside until this day or an earlier one. */
export const findWaking = (db: Db, organisationId: string, today: string): Promise<CaseRow[]> =>
  db
    .selectFrom('cases.case')
    .select(caseColumns)
    .where('organisation_id', '=', organisationId)
    .where('status', '=', 'on_hold')
    .where('hold_until', '<=', today)
    .execute()

export async function findBehindGlass(db: Db, which: string) {
  const { rows } = await sql<{ id: string; responsible_id: string | null }>`
    select * from cases.behind_glass(${which})`.execute(db)
  return rows[0]
}

/** Only restricted files are behind glass. */
export async function insertGlass(db: Db, row: Insertable<Tables['cases.glass']>) {
  const words = await sealedFor(db, { id: row.case_id, restricted: true }, 'cases.glass', row.id, row)
  return db.insertInto('cases.glass').values(words).execute()
}

export const findGlass = (
  db: Db,
  organisationId: string,
  most: number,
  before: readonly [string, string] | null,
): Promise<GlassRow[]> => {
  let query = db.selectFrom('cases.glass').selectAll().where('organisation_id', '=', organisationId)
  if (before)
    query = query.where(sql<boolean>`(broken_at, id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`)
  return query.orderBy('broken_at', 'desc').orderBy('id', 'desc').limit(most).execute()
}

/** What the files behind these glasses are called, whether or not they may be read. */
export async function referencesBehindGlass(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const { rows } = await sql<{
    id: string
    reference: string
  }>`select * from cases.references_behind_glass(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(row => [row.id, row.reference]))
}

export interface ReaderRow {
  readonly actor_id: string | null
  readonly times: number
  readonly last: string
}

/** Who has read one file; the caller has checked that the asker may know. */
export async function findReaders(db: Db, caseId: string): Promise<ReaderRow[]> {
  const { rows } = await sql<ReaderRow>`
    select actor_id, count(*)::int as times, max(at) as last
    from platform.audit_of('case', ${caseId}, 5000) where action = 'cases.read'
    group by actor_id order by max(at) desc`.execute(db)
  return rows
}

/** Workers of all restricted files that name these persons; a person in none is not in the answer. */
export async function findCircles(
  db: Db,
  organisationId: string,
  personIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ person_id: string; workers: string[] }>`
    select asked.id as person_id, coalesce(array_agg(distinct w) filter (where w is not null), '{}') as workers
    from unnest(${[...personIds]}::uuid[]) as asked (id)
    join cases.case_person p on p.person_id = any(people.files_of(asked.id))
    join cases.case c on c.organisation_id = p.organisation_id and c.id = p.case_id
    left join lateral unnest(c.worker_ids) as w on true
    where p.organisation_id = ${organisationId}
      and p.removed_at is null and c.restricted
    group by asked.id`.execute(db)
  return new Map(rows.map(row => [row.person_id, row.workers]))
}
