import { refuse } from './refusals.ts'

/** The order of a meeting: money in is counted before money goes out. A step may be left out, never gone back to. */
export const meetingSteps = [
  'open',
  'unlock',
  'recall',
  'count_in',
  'fines',
  'social',
  'shares',
  'repay',
  'lend',
  'expenses',
  'share_out',
  'count_out',
  'close',
] as const
export type MeetingStep = (typeof meetingSteps)[number]

/** Steps that a meeting may pass over without saying why: nobody lends or pays an expense at every meeting. */
const optional: ReadonlySet<MeetingStep> = new Set(['lend', 'expenses', 'share_out'])

/** Roll call. `represented` sent their money by somebody; `excused` are absent with an apology and not fined. */
export interface RollCall {
  readonly absent: readonly string[]
  readonly late: readonly string[]
  readonly excused: readonly string[]
  readonly represented: readonly string[]
}

/** The lists of those who are not in the room. */
export const notHere = ['absent', 'excused', 'represented'] as const
export type NotHere = (typeof notHere)[number]

export interface Meeting {
  readonly number: number
  readonly step: MeetingStep
  readonly rollCall: RollCall
  /** Steps passed over, with the reason the group gave. */
  readonly skipped: readonly { readonly step: MeetingStep; readonly reason: string }[]
}

export function openMeeting(number: number, rollCall: RollCall): Meeting {
  return { number, step: 'open', rollCall, skipped: [] }
}

/** The same meeting one or more steps further; a step in between needs a reason unless it is optional. */
export function advance(meeting: Meeting, to: MeetingStep, reason = ''): Meeting {
  const from = meetingSteps.indexOf(meeting.step)
  const target = meetingSteps.indexOf(to)
  if (target <= from) throw refuse('savings.step_backwards', { from: meeting.step, to })
  const passed = meetingSteps.slice(from + 1, target).filter(step => !optional.has(step))
  if (passed.length > 0 && reason.trim() === '') {
    throw refuse('savings.step_skipped_without_reason', { steps: passed })
  }
  return { ...meeting, step: to, skipped: [...meeting.skipped, ...passed.map(step => ({ step, reason }))] }
}

export function requireStep(meeting: Meeting | null, ...steps: readonly MeetingStep[]): Meeting {
  if (!meeting) throw refuse('savings.no_open_meeting')
  if (!steps.includes(meeting.step)) throw refuse('savings.wrong_step', { step: meeting.step, needs: steps })
  return meeting
}

/** In the room, on time or late. */
export function isPresent(rollCall: RollCall, member: string): boolean {
  return !notHere.some(list => rollCall[list].includes(member))
}

/** Neither in the room nor did they send their money. */
export const isAbsent = ({ absent, excused }: RollCall, member: string): boolean =>
  absent.includes(member) || excused.includes(member)

/** The roll call with one member taken from this list and put on that one. */
export function moved(
  rollCall: RollCall,
  member: string,
  from: keyof RollCall,
  to: keyof RollCall,
): RollCall {
  const without = rollCall[from].filter(one => one !== member)
  return { ...rollCall, [from]: without, [to]: [...rollCall[to], member] }
}
