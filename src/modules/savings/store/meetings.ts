import { type Insertable, type Selectable, sql } from 'kysely'
import type { MemberSum } from '../domain/standing.ts'
import type { Tables } from '../tables.gen.ts'
import type { Db } from './groups.ts'

export type MeetingRow = Selectable<Tables['savings.meeting']>
export type NewMeeting = Insertable<Tables['savings.meeting']>

interface Of {
  readonly organisationId: string
  readonly groupId: string
}

const meetingsOf = (db: Db, { organisationId, groupId }: Of) =>
  db
    .selectFrom('savings.meeting')
    .where('organisation_id', '=', organisationId)
    .where('group_id', '=', groupId)

/** Meetings as they are kept, the first one first. */
export const keptMeetings = (db: Db, of: Of, from = 0): Promise<MeetingRow[]> =>
  meetingsOf(db, of).selectAll().where('held', '>=', from).orderBy('held').execute()

/** The latest meetings of a group, the last one first. */
export const lastMeetings = (db: Db, of: Of, limit: number): Promise<MeetingRow[]> =>
  meetingsOf(db, of).selectAll().orderBy('held', 'desc').limit(limit).execute()

/** The last meeting of each cycle, the last cycle first; with how many meetings it had and where it began. */
export async function cyclesOf(db: Db, { organisationId, groupId }: Of) {
  const { rows } = await sql<
    MeetingRow & { meetings: number; expected_in: number; present_in: number; profit_in: number }
  >`
    select m.*, c.meetings, m.expected - coalesce(b.expected, 0) as expected_in, m.present - coalesce(b.present, 0) as present_in,
      m.profit_shared - coalesce(b.profit_shared, 0) as profit_in
    from (select max(held) as held, min(held) as first, count(*)::int as meetings from savings.meeting
          where organisation_id = ${organisationId} and group_id = ${groupId} group by cycle) c
    join savings.meeting m on m.organisation_id = ${organisationId} and m.group_id = ${groupId} and m.held = c.held
    left join savings.meeting b on b.organisation_id = ${organisationId} and b.group_id = ${groupId} and b.held = c.first - 1
    order by m.cycle desc`.execute(db)
  return rows
}

/** Puts rows in the place of those that stand there, and takes away what comes after the last of them. */
export async function writeMeetings(
  db: Db,
  of: Of,
  rows: readonly NewMeeting[],
  last: number,
): Promise<void> {
  if (rows.length > 0) {
    await sql`
      insert into savings.meeting
      select * from jsonb_populate_recordset(null::savings.meeting, ${JSON.stringify(rows)}::jsonb)
      on conflict (organisation_id, group_id, held) do update set (${updated}) = (${excluded})`.execute(db)
  }
  await db
    .deleteFrom('savings.meeting')
    .where('organisation_id', '=', of.organisationId)
    .where('group_id', '=', of.groupId)
    .where('held', '>', last)
    .execute()
}

const columns = [
  ...['hash', 'number', 'cycle', 'held_on', 'doubtful', 'cycle_began', 'heard_at', 'members'],
  ...['start_members', 'stayed', 'gone', 'borrowers', 'loans', 'stamps', 'savings', 'profit', 'liquid'],
  ...['social_fund', 'lent', 'at_risk', 'expected', 'present', 'represented', 'disbursed', 'written_off'],
  ...['assets_sum', 'closes'],
  ...['profit_shared', 'shared_fund', 'shared_savings', 'shared_value', 'shared_remainder'],
]
const updated = sql.join(columns.map(name => sql.ref(name)))
const excluded = sql.join(columns.map(name => sql.ref(`excluded.${name}`)))

/** Each member's sums, for a group that voted to show them: the policy of the table asks the group's row. */
export async function writeMemberSums(db: Db, of: Of, sums: readonly MemberSum[]): Promise<void> {
  await db
    .deleteFrom('savings.member_sum')
    .where('organisation_id', '=', of.organisationId)
    .where('group_id', '=', of.groupId)
    .execute()
  if (sums.length === 0) return
  await db
    .insertInto('savings.member_sum')
    .values(
      sums.map(({ member, ...sum }) => ({
        ...{ organisation_id: of.organisationId, group_id: of.groupId, member_id: member },
        ...sum,
      })),
    )
    .execute()
}

/** The names the group's phone has sent take the place of those sent before. */
export async function writeShownNames(
  db: Db,
  of: Of & { now: string },
  names: readonly { id: string; name: string }[],
): Promise<void> {
  await db
    .deleteFrom('savings.shown_name')
    .where('organisation_id', '=', of.organisationId)
    .where('group_id', '=', of.groupId)
    .execute()
  if (names.length === 0) return
  await db
    .insertInto('savings.shown_name')
    .values(
      names.map(({ id, name }) => ({
        ...{ organisation_id: of.organisationId, group_id: of.groupId, member_id: id },
        ...{ name, received_at: of.now },
      })),
    )
    .execute()
}

/** As far as the group has voted and the one who asks accompanies it; otherwise nothing, by the tables' own policies. */
export async function shownMembers(db: Db, { organisationId, groupId }: Of) {
  return db
    .selectFrom('savings.member_sum as m')
    .leftJoin('savings.shown_name as n', join =>
      join
        .onRef('n.organisation_id', '=', 'm.organisation_id')
        .onRef('n.group_id', '=', 'm.group_id')
        .onRef('n.member_id', '=', 'm.member_id'),
    )
    .select(['m.number', 'm.state', 'm.stamps', 'm.savings', 'm.lent', 'm.overdue', 'n.name'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.group_id', '=', groupId)
    .orderBy('m.number')
    .execute()
}
