import { sql } from 'kysely'
import type { CaseRow, Db } from './cases.ts'
import type { NeedRow, PersonRow } from './parts.ts'
import type { GoalRow, TaskRow, TriageRow } from './plan.ts'
import type { GlassRow, HandOverRow } from './team.ts'

/** A case with all its parts but the timeline. Moments inside the parts come as PostgreSQL writes them in JSON. */
export interface CasePage extends CaseRow {
  readonly needs: NeedRow[]
  readonly persons: PersonRow[]
  readonly goals: GoalRow[]
  readonly tasks: TaskRow[]
  readonly triage: TriageRow | null
  readonly triages: number
  readonly hand_overs: HandOverRow[]
  readonly glasses: GlassRow[]
  readonly readers: { people: number; times: number }
}

/** The whole file in one statement; undefined where it is not there for this reader. */
export async function findCasePage(
  db: Db,
  organisationId: string,
  id: string,
): Promise<CasePage | undefined> {
  const part = (table: string, order: string, where = 'true') => sql`
    coalesce((select jsonb_agg(p order by ${sql.raw(order)}) from cases.${sql.raw(table)} p
      where p.organisation_id = c.organisation_id and p.case_id = c.id and ${sql.raw(where)}), '[]')`
  const { rows } = await sql<CasePage>`
    select c.organisation_id, c.id, c.reference, c.status, c.opened_at, c.opened_by, c.contact_id, c.own_title, c.place_id,
      c.responsible_id, c.worker_ids, c.team_id, c.restricted, c.risk, c.next_step, c.next_step_on, c.hold_until, c.hold_reason,
      c.closing_by, c.closing_summary, c.closed_at, c.need_codes, c.areas, c.person_ids, c.waiting, c.due_on, c.changed_at, c.version,
      ${part('need', 'p.added_at, p.id')} as needs,
      ${part('case_person', 'p.added_at, p.person_id', 'p.removed_at is null')} as persons,
      ${part('goal', 'p.added_at, p.id')} as goals,
      ${part('task', "(p.status <> 'open'), p.due_on, p.added_at")} as tasks,
      (select to_jsonb(t) from cases.triage t where t.organisation_id = c.organisation_id and t.case_id = c.id
        order by t.at desc, t.id desc limit 1) as triage,
      (select count(*)::int from cases.triage t where t.organisation_id = c.organisation_id and t.case_id = c.id) as triages,
      ${part('hand_over', 'p.requested_at desc', "p.status = 'requested'")} as hand_overs,
      ${part('glass', 'p.broken_at desc')} as glasses,
      (select jsonb_build_object('people', count(distinct l.actor_id), 'times', count(*))
        from platform.audit_of('case', c.id, 5000) l where l.action = 'cases.read') as readers
    from cases.case c where c.organisation_id = ${organisationId} and c.id = ${id}`.execute(db)
  return rows[0]
}
