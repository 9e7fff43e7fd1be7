import { sql } from 'kysely'
import type { CaseRow, Db } from './cases.ts'
import type { EntryRow, NeedRow, PersonRow } from './parts.ts'
import type { GoalRow, TaskRow, TriageRow } from './plan.ts'
import type { GlassRow, HandOverRow } from './team.ts'

/** A case with all its parts. Moments inside the parts come as PostgreSQL writes them in JSON, those of the account as ours. */
export interface CasePage extends CaseRow, Parts {}

/** What `cases.page` answers for whoever may read the case. */
interface Parts {
  readonly needs: NeedRow[]
  readonly persons: PersonRow[]
  readonly goals: GoalRow[]
  readonly tasks: TaskRow[]
  readonly triage: TriageRow | null
  readonly triages: number
  readonly hand_overs: HandOverRow[]
  readonly glasses: GlassRow[]
  readonly readers: { people: number; times: number }
  /** Whether a reminder of it waits for the reader. */
  readonly unseen: boolean
  /** The newest lines of its account. */
  readonly entries: EntryRow[]
}

/** The whole file in one statement, with so many lines of its account; undefined where it is not there for this reader. */
export async function findCasePage(
  db: Db,
  organisationId: string,
  id: string,
  lines: number,
): Promise<CasePage | undefined> {
  const { rows } = await sql<CaseRow & { parts: Parts }>`
    select c.organisation_id, c.id, c.reference, c.status, c.opened_at, c.opened_by, c.contact_id, c.own_title, c.place_id,
      c.responsible_id, c.worker_ids, c.team_id, c.restricted, c.risk, c.next_step, c.next_step_on, c.hold_until, c.hold_reason,
      c.closing_by, c.closing_summary, c.closed_at, c.need_codes, c.areas, c.person_ids, c.waiting, c.due_on, c.changed_at, c.version,
      cases.page(c.organisation_id, c.id, ${lines}) as parts
    from cases.case c where c.organisation_id = ${organisationId} and c.id = ${id}`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const { parts, ...rest } = row
  return { ...rest, ...parts }
}
