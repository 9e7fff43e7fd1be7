import { addMonthsToNumber } from '#lib/day-number.ts'
import type { DatedEvent } from './presence.ts'

export interface Patent {
  readonly issued: number
  /** The last day paid for; null where no payment is known. */
  readonly paidUntil: number | null
  /** The last day of the twelfth month. */
  readonly yearEnd: number
}

/**
 * The patents and how far each is paid, in order of time. A payment counts only while its patent lives: it dies the day
 * after the paid period, and a later payment does not wake it. What was paid before a new patent belongs to the old one.
 */
export function patentsOf(events: readonly DatedEvent[]): Patent[] {
  const issues = events.filter(event => event.kind === 'patent_issued')
  return issues.map((issue, index) => {
    const next = issues[index + 1]?.day ?? Number.POSITIVE_INFINITY
    const first = index === 0 ? Number.NEGATIVE_INFINITY : issue.day
    const payments = events.filter(
      event => event.kind === 'patent_paid' && event.day >= first && event.day < next,
    )
    return patent(issue, payments)
  })
}

function patent(issue: DatedEvent, payments: readonly DatedEvent[]): Patent {
  const issued = issue.day
  const yearEnd = addMonthsToNumber(issued, 12) - 1
  const afterMonths = (count: number) => addMonthsToNumber(issued, count) - 1
  let months = issue.months ?? 0
  let paidUntil = issue.until ?? (months > 0 ? afterMonths(months) : null)
  for (const payment of payments) {
    if (paidUntil !== null && payment.day > paidUntil) break
    if (payment.until !== null) paidUntil = Math.max(paidUntil ?? payment.until, payment.until)
    else if (payment.months !== null) {
      months += payment.months
      paidUntil = Math.max(paidUntil ?? issued, afterMonths(months))
    }
  }
  return { issued, paidUntil: paidUntil === null ? null : Math.min(paidUntil, yearEnd), yearEnd }
}
