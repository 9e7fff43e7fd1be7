import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#lib/day.ts'
import type { Dimension, Sums } from '../domain/performance.ts'
import { staleAfterDays } from '../domain/silence.ts'
import type { Db } from './groups.ts'
import type { MeetingRow } from './meetings.ts'

const keyOf: Readonly<Record<Dimension, RawBuilder<string>>> = {
  agent: sql`coalesce(g.agent_id::text, 'none')`,
  district: sql`coalesce(g.district_id, 'none')`,
  cycle: sql`coalesce(case when m.cycle > 4 then '5' else m.cycle::text end, 'none')`,
  kind: sql`g.kind`,
  age: sql`case when d.as_of - coalesce(g.formed_on, g.registered_at::date) < 365 then 'under_1'
    when d.as_of - coalesce(g.formed_on, g.registered_at::date) < 730 then '1_2'
    when d.as_of - coalesce(g.formed_on, g.registered_at::date) < 1826 then '2_5' else 'over_5' end`,
}

export interface Asked {
  readonly organisationId: string
  readonly condition: RawBuilder<boolean>
  readonly currency: string
  readonly days: readonly Day[]
  readonly by: Dimension | null
}

export type SumsRow = Sums & { readonly as_of: Day; readonly key: string | null }

/**
 * Sums over the groups that fit, for each day with the latest meeting known up to it and the three months before it. A
 * key of null is the total. On a day that is past, groups of which nothing was known then are left out.
 */
export async function addUp(db: Db, { condition, currency, days, by }: Asked): Promise<SumsRow[]> {
  const key = by ? keyOf[by] : sql<string>`null::text`
  const today = days.at(-1)
  const { rows } = await sql<SumsRow>`
    select d.as_of, ${key} as key, count(*)::int as groups, count(m.held)::int as known,
      (count(*) filter (where ${isStale}))::int as stale,
      ${sum(sql`m.members`, isStale)} as stale_members,
      ${sum(sql`m.savings`, isStale)} as stale_savings,
      ${sql.join(plain.map(name => sql`${sum(sql.ref(`m.${name}`))} as ${sql.ref(name)}`))},
      ${sum(sql`m.profit * 365`, sql`m.held_on > m.cycle_began`)} as profit_year,
      ${sum(sql`m.savings * (m.held_on - m.cycle_began)`)} as savings_days,
      ${sum(sql`round(m.assets_sum::numeric / nullif(m.closes, 0) * (m.held_on - m.cycle_began))`)} as assets_days,
      ${sum(sql`m.expected - coalesce(p.expected, 0)`, isRecent)} as expected,
      ${sum(sql`m.present - coalesce(p.present, 0)`, isRecent)} as present,
      ${sum(sql`m.represented - coalesce(p.represented, 0)`, isRecent)} as represented,
      ${sum(sql`m.members - m.start_members`)} as grown,
      ${sum(sql`m.members + m.gone`)} as ever,
      ${sum(sql`m.liquid + m.lent`)} as fund,
      ${sum(sql`m.liquid + m.lent + m.social_fund`)} as assets,
      ${sum(sql`g.women_counted`)} as women,
      ${sum(sql`g.members_counted`, sql`g.women_counted is not null`)} as women_of,
      count(g.women_counted)::int as women_groups, count(distinct g.agent_id)::int as agents,
      count(g.agent_id)::int as accompanied, ${sum(sql`m.members`, sql`g.agent_id is not null`)} as accompanied_members
    from unnest(${days}::date[]) d (as_of)
    cross join savings.group g
    left join lateral (select * from savings.meeting m where m.organisation_id = g.organisation_id and m.group_id = g.id
      and m.held_on <= d.as_of order by m.held_on desc, m.held desc limit 1) m on true
    left join lateral (select expected, present, represented from savings.meeting p where p.organisation_id = g.organisation_id
      and p.group_id = g.id and p.held_on <= d.as_of - 91 order by p.held_on desc, p.held desc limit 1) p on true
    where ${condition} and g.currency = ${currency} and (m.held is not null or d.as_of = ${today}::date)
    group by grouping sets (${by ? sql`(d.as_of, ${key}), (d.as_of)` : sql`(d.as_of)`})
    order by 1, 2 nulls first`.execute(db)
  return rows
}

/** Attendance is told of three months: 91 days. */
const isRecent = sql<boolean>`m.held_on > d.as_of - 91`
/** A group without a phone never tells of a meeting: it is missing, not silent. */
const isStale = sql<boolean>`(m.held is null and g.public_key is not null) or m.held_on < d.as_of - ${sql.lit(staleAfterDays)}::int`
const sum = (what: RawBuilder<unknown>, where: RawBuilder<boolean> = sql`true`) =>
  sql`coalesce(sum(${what}) filter (where ${where}), 0)::bigint`
const plain = [
  ...['members', 'start_members', 'stayed', 'gone', 'borrowers', 'loans', 'savings', 'profit', 'liquid'],
  ...['social_fund', 'lent', 'at_risk', 'disbursed', 'written_off'],
] as const

export interface GroupLine extends Partial<MeetingRow> {
  readonly id: string
  readonly name: string
  readonly village: string | null
  readonly district_id: string | null
  readonly kind: string
  readonly currency: string
  readonly agent_id: string | null
  readonly formed_on: string | null
  readonly registered_at: string
  readonly last_on: string | null
  readonly visited_on: string | null
  readonly counted_on: string | null
  readonly members_counted: number | null
  readonly women_counted: number | null
  readonly expected_lately: number | null
  readonly present_lately: number | null
  readonly represented_lately: number | null
}

/** One line a group with its latest meeting, for exports; in one currency. */
export async function groupLines(db: Db, { condition, currency, days }: Asked): Promise<GroupLine[]> {
  const [today] = days
  const { rows } = await sql<GroupLine>`
    select m.*, g.id, g.name, g.village, g.district_id, g.kind, g.currency, g.agent_id, g.formed_on, g.registered_at,
      g.last_on, g.visited_on, g.counted_on, g.members_counted, g.women_counted,
      case when a.recent then m.expected - coalesce(p.expected, 0) else 0 end as expected_lately,
      case when a.recent then m.present - coalesce(p.present, 0) else 0 end as present_lately,
      case when a.recent then m.represented - coalesce(p.represented, 0) else 0 end as represented_lately
    from savings.group g
    left join savings.meeting m on m.organisation_id = g.organisation_id and m.group_id = g.id and m.held = g.meetings_kept
    left join lateral (select expected, present, represented from savings.meeting p where p.organisation_id = g.organisation_id
      and p.group_id = g.id and p.held_on <= ${today}::date - 91
      order by p.held_on desc, p.held desc limit 1) p on true
    cross join lateral (select m.held_on > ${today}::date - 91 as recent) a
    where ${condition} and g.currency = ${currency}
    order by g.district_id nulls last, g.name, g.id`.execute(db)
  return rows
}

/** Groups whose last meeting is too long ago, the longest silent first; with what they hold of the sums. */
export async function staleGroups(db: Db, { condition, currency, days }: Asked, limit: number) {
  const [today] = days
  const { rows } = await sql<{ id: string; name: string; last_on: string | null }>`
    select g.id, g.name, g.last_on from savings.group g
    where ${condition} and g.currency = ${currency} and ((g.last_on is null and g.public_key is not null) or g.last_on < ${today}::date - ${staleAfterDays}::int)
    order by g.last_on nulls first, g.name limit ${limit}`.execute(db)
  return rows
}

/** Currencies of the groups that fit, the most frequent first. */
export async function currenciesOf(db: Db, condition: RawBuilder<boolean>) {
  const { rows } = await sql<{ currency: string; groups: number }>`
    select g.currency, count(*)::int as groups from savings.group g where ${condition}
    group by g.currency order by 2 desc, 1`.execute(db)
  return rows
}
