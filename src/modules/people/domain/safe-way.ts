import { type Day, dayIn, type Instant, minuteOfDay, weekday } from '#lib/day.ts'

export const wayKinds = ['phone', 'messenger', 'trusted_person', 'in_person', 'none'] as const
export type WayKind = (typeof wayKinds)[number]
export const answerers = ['person', 'trusted', 'anyone'] as const
/** Who may pick up without harm: only the person, somebody they trust, anyone. */
export type Answerer = (typeof answerers)[number]

/** A way to reach a person that they called safe. Minutes after midnight; days 1 Monday … 7 Sunday, empty for every day. */
export interface SafeWay {
  readonly kind: WayKind
  readonly days: readonly number[]
  readonly fromMinute: number | null
  readonly toMinute: number | null
  readonly messagesOnly: boolean
  readonly safeUntil: Day | null
  readonly ended: boolean
}

/** What somebody wants to do with the way: ring, or write. */
export type Approach = 'call' | 'message'

export type WhyNot =
  | 'not_at_all'
  | 'ended'
  | 'no_longer_safe'
  | 'not_this_day'
  | 'not_this_hour'
  | 'messages_only'
export type MayUse = { readonly may: true } | { readonly may: false; readonly reason: WhyNot }

/**
 * Whether this way is safe at this moment. `timeZone` is where the person is: their evening is what counts. A window
 * whose end is at or before its start runs past midnight and belongs to the day on which it began.
 */
export function mayUse(way: SafeWay, at: Instant, timeZone: string, approach: Approach = 'call'): MayUse {
  if (way.ended) return no('ended')
  if (way.kind === 'none') return no('not_at_all')
  if (way.safeUntil && dayIn(at, timeZone) > way.safeUntil) return no('no_longer_safe')
  if (way.messagesOnly && approach === 'call') return no('messages_only')
  return inWindow(way, at, timeZone)
}

/** Of all ways of a person: "do not contact me" stands above every other. */
export function mayContact(
  ways: readonly SafeWay[],
  way: SafeWay,
  at: Instant,
  timeZone: string,
  approach: Approach = 'call',
): MayUse {
  if (ways.some(other => other.kind === 'none' && !other.ended)) return no('not_at_all')
  return mayUse(way, at, timeZone, approach)
}

function inWindow(way: SafeWay, at: Instant, timeZone: string): MayUse {
  const today = weekday(dayIn(at, timeZone))
  const yesterday = today === 1 ? 7 : today - 1
  const on = (day: number) => way.days.length === 0 || way.days.includes(day)
  if (way.fromMinute === null || way.toMinute === null) return on(today) ? yes : no('not_this_day')
  const minute = minuteOfDay(at, timeZone)
  if (way.toMinute > way.fromMinute) {
    if (!on(today)) return no('not_this_day')
    return minute >= way.fromMinute && minute < way.toMinute ? yes : no('not_this_hour')
  }
  if ((on(today) && minute >= way.fromMinute) || (on(yesterday) && minute < way.toMinute)) return yes
  return on(today) ? no('not_this_hour') : no('not_this_day')
}

const yes: MayUse = { may: true }
const no = (reason: WhyNot): MayUse => ({ may: false, reason })

/** The last two figures of a number, all that lists ever show. */
export function numberEnd(number: string): string {
  return number.replace(/\D/g, '').slice(-2)
}
