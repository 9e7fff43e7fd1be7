import { addDays, type Day } from '#lib/day.ts'
import { addMonthsToNumber, dayNumber, dayOfNumber } from '#lib/day-number.ts'
import { check } from './check.ts'
import type { RuleBook } from './compile.ts'
import type { PersonEvent } from './pack.ts'
import { patentsOf } from './patents.ts'
import { eventsUpTo } from './presence.ts'
import type { Answer, ObligationAnswer, Question, StayStatus } from './question.ts'

/** Days that stand alike, one after the other. */
export interface Stretch {
  readonly from: Day
  readonly to: Day
  readonly status: StayStatus
  /** What makes them so: a limit of days, or a ground to stay. */
  readonly rule: string | null
}

export interface Mark {
  readonly day: Day
  /** `payment`: the last day to pay for the next month; `last_day`: the next one would be unlawful. */
  readonly kind: 'deadline' | 'payment' | 'last_day'
  /** The duty, as an answer calls it; null for the last day. */
  readonly duty: string | null
  readonly rule: string | null
  readonly who: ObligationAnswer['who']
}

export interface YearAhead {
  readonly from: Day
  readonly to: Day
  readonly stretches: readonly Stretch[]
  readonly marks: readonly Mark[]
  /** Days used in the window of each day, from `from` on; null where they are not known. */
  readonly used: readonly (number | null)[]
  readonly lastLawfulDay: Day | null
}

export interface Ahead {
  /** Days that are looked at, the first included. */
  readonly days?: number
  /** Whether the patent is paid month by month, each time on the last day; otherwise nothing more is done. */
  readonly keepPaying?: boolean
}

/**
 * The year ahead, day by day, as the rules known on `onDate` say: if the person stays and does nothing but what is
 * recorded. What is recorded for later days (a flight home, an agreed end) happens on its day.
 */
export function yearAhead(question: Question, book: RuleBook, ahead: Ahead = {}): YearAhead {
  const { onDate } = question
  const length = ahead.days ?? 365
  const events = ahead.keepPaying ? [...question.events, ...payments(question)] : question.events
  const stretches: Stretch[] = []
  const marks = new Map<string, Mark>()
  const used: (number | null)[] = []
  let last: Day | null = null
  for (let index = 0; index < length; index++) {
    const day = dayOfNumber(dayNumber(onDate) + index)
    const answer = check({ ...question, events, onDate: day }, book, onDate)
    used.push(answer.stay.daysUsed)
    extend(stretches, day, answer)
    for (const mark of marksOf(answer, onDate)) marks.set(`${mark.duty} ${mark.day}`, mark)
    if (answer.stay.status === 'lawful') last = day
    else if (answer.stay.status === 'unlawful' && stretches.at(-1)?.from === day && last !== null) {
      const rule = stretches.at(-2)?.rule ?? null
      marks.set(`last ${last}`, { day: last, kind: 'last_day', duty: null, rule, who: 'migrant' })
    }
  }
  const to = addDays(onDate, length - 1)
  return {
    from: onDate,
    to,
    stretches,
    marks: [...marks.values()]
      .filter(mark => mark.day >= onDate && mark.day <= to)
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    used,
    lastLawfulDay: endOf(stretches),
  }
}

/** Adds a day to the last stretch, or begins a new one. */
function extend(stretches: Stretch[], day: Day, { stay: { status, rule } }: Answer): void {
  const current = stretches.at(-1)
  if (current?.status === status && current.rule === rule) stretches.splice(-1, 1, { ...current, to: day })
  else stretches.push({ from: day, to: day, status, rule })
}

/** Duties not yet done, with the day by which they must be. What was overdue on the first day is no mark ahead. */
function marksOf(answer: Answer, first: Day): Mark[] {
  return answer.obligations.flatMap(({ id, deadline, status, rule, who }): Mark[] =>
    deadline !== null && status === 'due' && deadline >= first
      ? [{ day: deadline, kind: id.endsWith('.pay') ? 'payment' : 'deadline', duty: id, rule, who }]
      : [],
  )
}

/** The last lawful day before the first unlawful one; null where the year ends without one, or it is unlawful already. */
function endOf(stretches: readonly Stretch[]): Day | null {
  const index = stretches.findIndex(({ status }) => status === 'unlawful')
  const before = index > 0 ? stretches[index - 1] : undefined
  return before?.status === 'lawful' ? before.to : null
}

/** One month more on the last paid day, until the twelfth month is paid. */
function payments({ onDate, events }: Question): PersonEvent[] {
  const patent = patentsOf(eventsUpTo(events, dayNumber(onDate))).at(-1)
  if (!patent || patent.paidUntil === null || patent.paidUntil < dayNumber(onDate)) return []
  const paid: PersonEvent[] = []
  for (let month = 1; month <= 12; month++) {
    const until = addMonthsToNumber(patent.issued, month) - 1
    if (until <= patent.paidUntil) continue
    const on = Math.max(patent.paidUntil, addMonthsToNumber(patent.issued, month - 1) - 1)
    paid.push({ kind: 'patent_paid', date: dayOfNumber(on), until: dayOfNumber(until) })
  }
  return paid
}
