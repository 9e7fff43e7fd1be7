import { type Day, dayIn, daysBetween, type Instant } from '#lib/day.ts'

interface OpeningShown {
  readonly state: 'open' | 'closed' | 'unknown'
  readonly until: string | null
  readonly opens: string | null
  readonly timeZone: string
}

/** The sentence for an opening: a message key, the moment it names, the day it names when that is not today or tomorrow. */
export interface OpeningSentence {
  readonly key:
    | 'directory.open.until'
    | 'directory.open.always'
    | 'directory.opens.today'
    | 'directory.opens.tomorrow'
    | 'directory.opens.day'
    | 'directory.closed'
    | 'directory.hours_unknown'
  readonly at: Instant | null
  readonly day: Day | null
  readonly tone: 'ok' | 'due' | null
}

export function openingSentence(
  { state, until, opens, timeZone }: OpeningShown,
  now: Instant,
): OpeningSentence {
  const none = { at: null, day: null }
  if (state === 'unknown') return { key: 'directory.hours_unknown', ...none, tone: null }
  if (state === 'open') {
    if (until === null) return { key: 'directory.open.always', ...none, tone: 'ok' }
    return { key: 'directory.open.until', at: until as Instant, day: null, tone: 'ok' }
  }
  if (opens === null) return { key: 'directory.closed', ...none, tone: 'due' }
  const day = dayIn(opens as Instant, timeZone)
  const ahead = daysBetween(dayIn(now, timeZone), day)
  const key =
    ahead === 0 ? 'directory.opens.today' : ahead === 1 ? 'directory.opens.tomorrow' : 'directory.opens.day'
  return { key, at: opens as Instant, day: ahead > 1 ? day : null, tone: 'due' }
}

/** Minutes after midnight as a clock shows them; past midnight begins anew. */
export function clockText(minutes: number): string {
  const within = minutes === 1440 ? 1440 : minutes % 1440
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}

/** What a telephone dials. */
export const dialled = (number: string) => number.replace(/[^\d+]/g, '')
