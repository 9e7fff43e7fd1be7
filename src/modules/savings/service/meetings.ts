import { type Day, dayIn } from '#lib/day.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { GroupLog } from '../domain/group-log.ts'
import { meetingDay } from '../domain/meeting-day.ts'
import { type ClosedMeeting, closedMeetings, type MeetingWatch, memberSums } from '../domain/standing.ts'
import { readLines } from '../store/entries.ts'
import type { GroupRow } from '../store/groups.ts'
import * as store from '../store/meetings.ts'
import type { Kept } from './keep-lines.ts'

interface Of {
  readonly organisationId: string
  readonly groupId: string
}

/** What the group's row says of its meetings. */
export interface MeetingState {
  readonly meetings_kept: number
  readonly last_on: string | null
}

/**
 * Keeps each closed meeting's sums beside the log. Usually the ones that just joined it; all of them, read from the
 * beginning, where a branch took the log's place or something is missing here.
 */
export async function keepMeetings(
  use: UseCase,
  of: Of,
  group: GroupRow,
  { log: { book }, isRewritten }: Pick<Kept, 'log' | 'isRewritten'>,
  watch: MeetingWatch,
): Promise<MeetingState> {
  const closed = book.held - (book.meeting ? 1 : 0)
  const isNext =
    !isRewritten &&
    !watch.isIncomplete &&
    group.meetings_kept + watch.closed.length === closed &&
    inOrder(watch)
  if (isNext && watch.closed.length === 0) return { meetings_kept: closed, last_on: group.last_on }
  const meetings = isNext
    ? watch.closed
    : closedMeetings(of.groupId, await readLines(use.db, of, 0, allLines))
  const known = await store.keptMeetings(use.db, of, isNext ? group.meetings_kept : 0)
  const rows = rowsOf(use, of, meetings, known)
  await store.writeMeetings(use.db, of, rows, closed)
  return { meetings_kept: closed, last_on: rows.at(-1)?.held_on ?? null }
}

const allLines = 10_000_000

const inOrder = ({ closed }: MeetingWatch) =>
  closed.every(({ standing }, index) => standing.held === (closed[0]?.standing.held ?? 0) + index)

function rowsOf(use: UseCase, of: Of, meetings: readonly ClosedMeeting[], known: store.MeetingRow[]) {
  const byHeld = new Map(known.map(row => [row.held, row]))
  const rows: store.NewMeeting[] = []
  const heard = dayIn(use.now, use.actor.timeZone)
  let previous: Pick<store.NewMeeting, 'held_on' | 'cycle' | 'cycle_began'> | undefined = byHeld.get(
    (meetings[0]?.standing.held ?? 0) - 1,
  )
  for (const meeting of meetings) {
    const before = byHeld.get(meeting.standing.held)
    const row =
      before?.hash === meeting.hash
        ? { ...before, ...sumsOf(meeting) }
        : newRow(use, of, meeting, previous, heard)
    rows.push(row)
    previous = row
  }
  return rows
}

function newRow(
  use: UseCase,
  { organisationId, groupId }: Of,
  meeting: ClosedMeeting,
  previous: Pick<store.NewMeeting, 'held_on' | 'cycle' | 'cycle_began'> | undefined,
  heard: Day,
): store.NewMeeting {
  const last = (previous?.held_on ?? null) as Day | null // a date of the database
  const { day, doubtful } = meetingDay(meeting.told, heard, last, use.actor.timeZone)
  const goesOn = previous?.cycle === meeting.standing.cycle
  return {
    ...{ organisation_id: organisationId, group_id: groupId, hash: meeting.hash, heard_at: use.now },
    ...{ held_on: day, doubtful, cycle_began: goesOn && previous ? previous.cycle_began : day },
    ...sumsOf(meeting),
  }
}

function sumsOf({ standing: s, shared }: ClosedMeeting) {
  return {
    ...{ held: s.held, number: s.number, cycle: s.cycle, members: s.members, start_members: s.startMembers },
    ...{ stayed: s.stayed, gone: s.gone, borrowers: s.borrowers, loans: s.loans, stamps: s.stamps },
    ...{ savings: s.savings, profit: s.profit, liquid: s.liquid, social_fund: s.socialFund, lent: s.lent },
    ...{ at_risk: s.atRisk, expected: s.expected, present: s.present, represented: s.represented },
    ...{ disbursed: s.disbursed, written_off: s.writtenOff, profit_shared: s.profitShared },
    ...{ assets_sum: s.assetsSum, closes: s.closes },
    ...{ shared_fund: shared?.fund ?? null, shared_savings: shared?.savings ?? null },
    ...{ shared_value: shared?.valuePerShare ?? null, shared_remainder: shared?.remainder ?? null },
  }
}

/** After the group's row says what was voted: single members' sums where the vote shows them; nothing else is kept. */
export async function keepMemberSums(use: UseCase, of: Of, { book }: GroupLog): Promise<void> {
  if (book.visibility === 'totals') return
  await store.writeMemberSums(use.db, of, memberSums(book))
}
