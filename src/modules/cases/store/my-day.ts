import { sql } from 'kysely'
import type { Db } from './cases.ts'

export interface DueTaskRow {
  readonly id: string
  readonly case_id: string
  readonly kind: string
  readonly due_on: string
  /** What is to be done, in the worker's own words. */
  readonly text: string | null
}

/**
 * Open tasks and next steps in the files of one worker: deadlines by law a week ahead, everything else on its day. Begins
 * from the few files that are theirs.
 */
export async function findDueTasks(
  db: Db,
  organisationId: string,
  userId: string,
  today: string,
): Promise<DueTaskRow[]> {
  const { rows } = await sql<DueTaskRow>`
    with mine as (
      select case_id from cases.assignment
      where organisation_id = ${organisationId} and user_id = ${userId} and open)
    select t.id, t.case_id, t.kind, t.due_on, t.text from mine
    join cases.task t on t.organisation_id = ${organisationId} and t.case_id = mine.case_id
    where t.status = 'open' and (t.kind = 'deadline' or t.doer_id is null or t.doer_id = ${userId})
      and t.due_on <= ${today}::date + case when t.kind = 'deadline' and t.basis = 'legal' then 7 else 0 end
    union all
    select c.id, c.id, 'next_step', c.next_step_on, c.next_step from mine
    join cases.case c on c.organisation_id = ${organisationId} and c.id = mine.case_id
    where c.status = 'open' and c.next_step_on <= ${today}::date
      and (c.responsible_id is null or c.responsible_id = ${userId})
    order by 4, 2 limit 200`.execute(db)
  return rows
}

export interface CalledRow {
  readonly case_id: string
  readonly at: string
}

/** Files of this worker about which somebody else was told something after this moment, and since when they wrote nothing. */
export async function findCalled(
  db: Db,
  organisationId: string,
  userId: string,
  after: string,
): Promise<CalledRow[]> {
  const { rows } = await sql<CalledRow>`
    select c.id as case_id, max(e.at) as at from cases.assignment a
    join cases.case c on c.organisation_id = a.organisation_id and c.id = a.case_id
      and (c.responsible_id is null or c.responsible_id = ${userId})
    join cases.entry e on e.organisation_id = a.organisation_id and e.case_id = a.case_id
      and e.kind = 'contact' and e.at > ${after} and e.actor_id is distinct from ${userId}::uuid
    where a.organisation_id = ${organisationId} and a.user_id = ${userId} and a.open
      and not exists (select from cases.entry later where later.organisation_id = e.organisation_id
        and later.case_id = e.case_id and later.actor_id = ${userId} and later.recorded_at > e.at)
    group by c.id order by 2 desc limit 50`.execute(db)
  return rows
}

export interface SupervisedRow {
  readonly kind: 'closing' | 'unassigned'
  readonly case_id: string
  readonly since: string
  readonly risk: string | null
}

/** Closings that wait for somebody else's eyes, and files that nobody is responsible for, as far as they may be seen. */
export async function findSupervised(
  db: Db,
  organisationId: string,
  userId: string,
): Promise<SupervisedRow[]> {
  const { rows } = await sql<SupervisedRow>`
    (select 'closing' as kind, id as case_id, changed_at as since, risk from cases.case
      where organisation_id = ${organisationId} and status = 'closing_requested'
        and closing_by is distinct from ${userId}::uuid
      order by changed_at limit 50)
    union all
    (select 'unassigned', id, opened_at, risk from cases.case
      where organisation_id = ${organisationId} and responsible_id is null and status <> 'closed'
      order by opened_at limit 50)`.execute(db)
  return rows
}

export interface BrokenGlassRow {
  readonly case_id: string
  readonly user_id: string
  readonly broken_at: string
}

/** Glass that others broke after this moment. */
export async function findBrokenGlass(
  db: Db,
  organisationId: string,
  userId: string,
  after: string,
): Promise<BrokenGlassRow[]> {
  const { rows } = await sql<BrokenGlassRow>`
    select case_id, user_id, broken_at from cases.glass
    where organisation_id = ${organisationId} and broken_at > ${after} and user_id <> ${userId}
    order by broken_at desc limit 20`.execute(db)
  return rows
}
