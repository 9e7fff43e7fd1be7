import { addMonths, type Day } from '#lib/day.ts'
import { dayNumber } from '#lib/day-number.ts'
import type { LimitationLaw } from './check-law.ts'
import { versionOn } from './law.ts'

export interface CourtDay {
  /** The debt it is about; null for the dismissal itself. */
  readonly debt: string | null
  /** The last day to go to court; null where no reviewed rule with a source covers it. */
  readonly lastDay: Day | null
  /** `passed`: only with a good reason that a court accepts. `soon`: thirty days or fewer are left. */
  readonly state: 'open' | 'soon' | 'passed' | 'unknown'
  readonly law: LimitationLaw | null
}

interface Asked {
  readonly country: LimitationLaw['country']
  readonly claim: LimitationLaw['claim']
  readonly from: Day
  readonly debt: string | null
}

/**
 * The last day to go to court. The rule is that of the day the pay was due; the same date so many months later is the last
 * day, included. It is not moved when it is a rest day, so that whoever trusts it is never late.
 */
export function lastCourtDay(
  { country, claim, from, debt }: Asked,
  today: Day,
  versions: readonly LimitationLaw[],
): CourtDay {
  const law = versionOn(
    versions.filter(one => one.country === country && one.claim === claim),
    dayNumber(from),
  )?.version
  // What is past its review is not relied on, however old the debt.
  if (!law || today > law.review_by) return { debt, lastDay: null, state: 'unknown', law: null }
  const lastDay = addMonths(from, law.months)
  const left = dayNumber(lastDay) - dayNumber(today)
  return { debt, lastDay, state: left < 0 ? 'passed' : left <= 30 ? 'soon' : 'open', law }
}

/** The nearest day that has not passed: what goes among the deadlines of the case. */
export function nearestCourtDay(days: readonly CourtDay[]): CourtDay | null {
  const open = days.filter(one => one.lastDay !== null && one.state !== 'passed')
  return [...open].sort((a, b) => ((a.lastDay ?? '') < (b.lastDay ?? '') ? -1 : 1))[0] ?? null
}
