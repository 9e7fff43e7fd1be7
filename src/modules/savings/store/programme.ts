import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#lib/day.ts'
import { type Silence, silentBefore, staleBefore } from '../domain/silence.ts'
import type { Db, GroupRow } from './groups.ts'

/** What a list, a figure or an export is narrowed to; see `groupFilter` of the contract. */
export interface Filter {
  readonly q: string | null
  readonly agentId?: string | undefined
  readonly districtId?: string | undefined
  readonly kind?: string | undefined
  readonly silence?: Silence | undefined
  readonly attention: boolean
  readonly state?: 'open' | 'closed' | undefined
}

/** Groups of the organisation that fit, as a condition on `savings.group` under the name g. */
export function fitting(organisationId: string, filter: Filter, today: Day): RawBuilder<boolean> {
  const parts = [sql<boolean>`g.organisation_id = ${organisationId}`]
  const none = (value: string | undefined) => value === 'none'
  if (filter.state !== 'closed') parts.push(sql`g.closed_on is null`)
  else parts.push(sql`g.closed_on is not null`)
  if (filter.q) {
    const like = `%${filter.q.replace(/[\\%_]/g, sign => `\\${sign}`)}%`
    parts.push(sql`(g.name ilike ${like} or g.village ilike ${like})`)
  }
  if (none(filter.agentId)) parts.push(sql`g.agent_id is null`)
  else if (filter.agentId) parts.push(sql`g.agent_id = ${filter.agentId}::uuid`)
  if (none(filter.districtId)) parts.push(sql`g.district_id is null`)
  else if (filter.districtId) parts.push(sql`g.district_id = ${filter.districtId}`)
  if (filter.kind) parts.push(sql`g.kind = ${filter.kind}`)
  if (filter.silence) parts.push(silentFor(filter.silence, today))
  if (filter.attention) parts.push(sql`(g.open_forks > 0 or g.set_aside > 0)`)
  return sql.join(parts, sql` and `)
}

function silentFor(silence: Silence, today: Day): RawBuilder<boolean> {
  const [stale, silent] = [staleBefore(today), silentBefore(today)]
  if (silence === 'never') return sql`g.last_on is null and g.public_key is not null`
  if (silence === 'silent') return sql`g.last_on < ${silent}::date`
  if (silence === 'stale') return sql`g.last_on < ${stale}::date and g.last_on >= ${silent}::date`
  return sql`g.last_on >= ${stale}::date`
}

/** Longest silent first, those never heard of before all others; `after`: the last one of the page before. */
export async function listGroups(
  db: Db,
  condition: RawBuilder<boolean>,
  after: readonly (string | number | null)[] | null,
  limit: number,
): Promise<GroupRow[]> {
  const from = after
    ? sql`and (coalesce(g.last_on, '0001-01-01'), g.id) > (${after[0]}::date, ${after[1]}::uuid)`
    : sql``
  const { rows } = await sql<GroupRow>`
    select g.* from savings.group g where ${condition} ${from}
    order by coalesce(g.last_on, '0001-01-01'), g.id limit ${limit}`.execute(db)
  return rows
}

export interface Count {
  readonly what: 'agent' | 'district' | 'kind' | 'currency' | 'silence' | 'attention' | 'closed' | 'all'
  readonly key: string | null
  readonly groups: number
}

/** How many groups there are by everything they can be told apart by, in one reading of them. */
export async function countGroups(db: Db, organisationId: string, today: Day): Promise<Count[]> {
  const { rows } = await sql<Count>`
    with g as materialized (
      select agent_id::text as agent, district_id as district, kind, currency, open_forks + set_aside > 0 as attention,
        case when last_on is null and public_key is null then null when last_on is null then 'never' when last_on < ${silentBefore(today)}::date then 'silent'
          when last_on < ${staleBefore(today)}::date then 'stale' else 'fresh' end as silence, closed_on is not null as closed
      from savings.group where organisation_id = ${organisationId})
    select 'agent' as what, agent as key, count(*)::int as groups from g where not closed group by agent
    union all select 'district', district, count(*)::int from g where not closed group by district
    union all select 'kind', kind, count(*)::int from g where not closed group by kind
    union all select 'currency', currency, count(*)::int from g where not closed group by currency
    union all select 'silence', silence, count(*)::int from g where not closed group by silence
    union all select 'attention', null, count(*)::int from g where attention and not closed
    union all select 'closed', null, count(*)::int from g where closed
    union all select 'all', null, count(*)::int from g where not closed`.execute(db)
  return rows
}

export async function phonesOf(db: Db, organisationId: string, groupId: string) {
  return db
    .selectFrom('savings.device')
    .select(['id', 'added_at', 'ended_at'])
    .where('organisation_id', '=', organisationId)
    .where('group_id', '=', groupId)
    .orderBy('added_at')
    .execute()
}

/** False: no such phone, or ended before. */
export async function endPhone(
  db: Db,
  of: { organisationId: string; groupId: string; id: string; now: string },
) {
  const { numUpdatedRows } = await db
    .updateTable('savings.device')
    .set({ ended_at: of.now })
    .where('organisation_id', '=', of.organisationId)
    .where('group_id', '=', of.groupId)
    .where('id', '=', of.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export interface Beside {
  readonly place: 'fork' | 'quarantine'
  readonly reason: string | null
  readonly lines: number
  readonly first_seq: number
  readonly last_seq: number
  readonly received_at: string
}

/** What stands beside a group's log and why; nothing of what is in it. */
export async function besideLog(db: Db, groupId: string): Promise<Beside[]> {
  const { rows } = await sql<Beside>`select * from savings.beside(${groupId})`.execute(db)
  return rows
}
