import { type Selectable, sql } from 'kysely'
import type { Tables } from '../tables.gen.ts'
import type { Db } from './cases.ts'

export type GoalRow = Selectable<Tables['cases.goal']>
export type TaskRow = Selectable<Tables['cases.task']>
export type TriageRow = Selectable<Tables['cases.triage']>

/** Who touched this part of a case last, and when: for whoever has another version of it. */
export const findLastEntry = (db: Db, organisationId: string, caseId: string, thingId: string) =>
  db
    .selectFrom('cases.entry')
    .select(['at', 'actor_id'])
    .where('organisation_id', '=', organisationId)
    .where('case_id', '=', caseId)
    .where('thing_id', '=', thingId)
    .orderBy('at', 'desc')
    .executeTakeFirst()

export const findTriages = (db: Db, organisationId: string, caseId: string) =>
  db
    .selectFrom('cases.triage')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('case_id', '=', caseId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()

export interface DueRow {
  readonly case_id: string
  readonly task_id: string | null
  readonly kind: 'action' | 'deadline' | 'next_step' | 'woke'
  readonly text: string | null
  readonly due_on: string
  readonly basis: 'legal' | 'agreed' | null
}

/** Open tasks and next steps of one's own open cases, due by a day; cases that woke for this worker and were not opened since. */
export async function findDue(
  db: Db,
  organisationId: string,
  userId: string,
  until: string,
): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    with mine as materialized (
      select c.id, c.next_step, c.next_step_on, c.responsible_id from cases.assignment a
      join cases.case c on c.organisation_id = a.organisation_id and c.id = a.case_id
      where a.organisation_id = ${organisationId} and a.user_id = ${userId} and a.open and c.status <> 'on_hold')
    select t.case_id, t.id as task_id, t.kind, t.text, t.due_on, t.basis from mine
      join cases.task t on t.organisation_id = ${organisationId} and t.case_id = mine.id
      where t.status = 'open' and t.due_on <= ${until}::date
        and coalesce(t.doer_id, mine.responsible_id, ${userId}::uuid) = ${userId}::uuid
    union all
    select id, null, 'next_step', next_step, next_step_on, null from mine
      where next_step_on <= ${until}::date and coalesce(responsible_id, ${userId}::uuid) = ${userId}::uuid
    union all
    select r.case_id, null, 'woke', null, r.on_day, null from cases.reminder r join mine on mine.id = r.case_id
      where r.organisation_id = ${organisationId} and r.user_id = ${userId} and r.kind = 'woke' and r.seen_at is null
    order by due_on, case_id limit 500`.execute(db)
  return rows
}

export interface RemindableTask {
  readonly case_id: string
  readonly id: string
  readonly kind: 'action' | 'deadline'
  readonly basis: 'legal' | 'agreed'
  readonly due_on: string
  readonly user_ids: string[]
}

/** All open tasks that are due by a day, with those who are to know. For the morning job. */
export async function findRemindable(
  db: Db,
  organisationId: string,
  until: string,
): Promise<RemindableTask[]> {
  const { rows } = await sql<RemindableTask>`
    select t.case_id, t.id, t.kind, t.basis, t.due_on,
      case when t.doer_id is not null then array[t.doer_id]
           when c.responsible_id is not null then array[c.responsible_id] else c.worker_ids end as user_ids
    from cases.task t join cases.case c on c.organisation_id = t.organisation_id and c.id = t.case_id
    where t.organisation_id = ${organisationId} and t.status = 'open' and t.due_on <= ${until}::date
      and c.status in ('open', 'closing_requested')`.execute(db)
  return rows
}

export interface NewReminder {
  readonly user_id: string
  readonly kind: string
  readonly case_id: string
  readonly task_id: string
}

/** Each once a day, however often the job runs. */
export async function insertReminders(
  db: Db,
  organisationId: string,
  onDay: string,
  reminders: readonly NewReminder[],
): Promise<number> {
  const result = await sql`
    insert into cases.reminder (organisation_id, user_id, kind, case_id, task_id, on_day)
    select ${organisationId}::uuid, r.user_id, r.kind, r.case_id, r.task_id, ${onDay}::date
    from jsonb_to_recordset(${JSON.stringify(reminders)}::jsonb) as r (user_id uuid, kind text, case_id uuid, task_id uuid)
    on conflict do nothing`.execute(db)
  return Number(result.numAffectedRows ?? 0)
}

export const findReminded = async (db: Db, organisationId: string) =>
  (
    await db
      .selectFrom('cases.reminded')
      .select('on_day')
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst()
  )?.on_day ?? null

export const putReminded = (db: Db, organisationId: string, onDay: string) =>
  db
    .insertInto('cases.reminded')
    .values({ organisation_id: organisationId, on_day: onDay })
    .onConflict(conflict => conflict.column('organisation_id').doUpdateSet({ on_day: onDay }))
    .execute()

export const markSeen = (db: Db, organisationId: string, userId: string, caseId: string, now: string) =>
  db
    .updateTable('cases.reminder')
    .set({ seen_at: now })
    .where('organisation_id', '=', organisationId)
    .where('user_id', '=', userId)
    .where('case_id', '=', caseId)
    .where('seen_at', 'is', null)
    .execute()
