import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Day } from '#lib/day.ts'
import type { Tables } from '../tables.gen.ts'
import type { Db } from './groups.ts'

export type VisitRow = Selectable<Tables['savings.visit']> & { readonly group_name: string | null }
export type NewVisit = Insertable<Tables['savings.visit']>

const visits = (db: Db, organisationId: string) =>
  db
    .selectFrom('savings.visit as v')
    .leftJoin('savings.group as g', join =>
      join.onRef('g.organisation_id', '=', 'v.organisation_id').onRef('g.id', '=', 'v.group_id'),
    )
    .selectAll('v')
    .select('g.name as group_name')
    .where('v.organisation_id', '=', organisationId)

export const findVisit = (db: Db, organisationId: string, id: string): Promise<VisitRow | undefined> =>
  visits(db, organisationId).where('v.id', '=', id).executeTakeFirst()

/** False: there is a visit of this id already. */
export async function insertVisit(db: Db, row: NewVisit): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('savings.visit')
    .values(row)
    .onConflict(conflict => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** False: it is of another version by now. */
export async function updateVisit(
  db: Db,
  of: { organisationId: string; id: string; version: number },
  change: Updateable<Tables['savings.visit']>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('savings.visit')
    .set({ ...change, version: of.version + 1 })
    .where('organisation_id', '=', of.organisationId)
    .where('id', '=', of.id)
    .where('version', '=', of.version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The last visit of a group, and the last at which women were counted, onto the group's row. */
export async function noteLastVisit(db: Db, groupId: string): Promise<void> {
  await sql`select savings.note_visit(${groupId})`.execute(db)
}

/** Whether the one who asks accompanied the group on that day. */
export async function accompaniedOn(db: Db, groupId: string, day: Day): Promise<boolean> {
  const { rows } = await sql<{ was: boolean }>`select savings.accompanied(${groupId}, ${day}) as was`.execute(
    db,
  )
  return rows[0]?.was ?? false
}

/** What was planned for a group that is closed is not going to be made. */
export async function cancelPlanned(db: Db, organisationId: string, groupId: string): Promise<void> {
  await db
    .updateTable('savings.visit')
    .set({ state: 'cancelled', version: sql<number>`version + 1` })
    .where('organisation_id', '=', organisationId)
    .where('group_id', '=', groupId)
    .where('state', '=', 'planned')
    .execute()
}

/** Planned ones by their day, the overdue first; others by the day they were made or cancelled, the latest first. */
export async function listVisits(
  db: Db,
  organisationId: string,
  asked: { groupId?: string | undefined; state?: string | undefined },
  after: readonly (string | number | null)[] | null,
  limit: number,
): Promise<VisitRow[]> {
  const day = sql<string>`coalesce(v.made_on, v.planned_on)`
  const order = asked.state === 'planned' ? 'asc' : 'desc'
  return visits(db, organisationId)
    .where('g.id', 'is not', null)
    .$if(asked.groupId !== undefined, query => query.where('v.group_id', '=', asked.groupId ?? ''))
    .$if(asked.state !== undefined, query => query.where('v.state', '=', asked.state ?? ''))
    .$if(after !== null, query =>
      query.where(
        order === 'asc'
          ? sql<boolean>`(${day}, v.id) > (${after?.[0]}::date, ${after?.[1]}::uuid)`
          : sql<boolean>`(${day}, v.id) < (${after?.[0]}::date, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy(day, order)
    .orderBy('v.id', order)
    .limit(limit)
    .execute()
}

export async function countDueVisits(db: Db, organisationId: string, today: Day): Promise<number> {
  const { visits: due } = await db
    .selectFrom('savings.visit')
    .select(({ fn }) => fn.countAll<number>().as('visits'))
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'planned')
    .where('planned_on', '<=', today)
    .executeTakeFirstOrThrow()
  return due
}

/** Visits that this agent planned up to the day, of groups that are still open, the overdue first. */
export async function findPlannedOf(db: Db, organisationId: string, agentId: string, until: Day) {
  const { rows } = await sql<{ group_id: string; name: string; planned_on: Day }>`
    select v.group_id, g.name, v.planned_on from savings.visit v
    join savings.group g on g.organisation_id = v.organisation_id and g.id = v.group_id
    where v.organisation_id = ${organisationId} and v.agent_id = ${agentId}::uuid and v.state = 'planned'
      and v.planned_on <= ${until}::date and g.closed_on is null
    order by v.planned_on, v.id limit 50`.execute(db)
  return rows
}
