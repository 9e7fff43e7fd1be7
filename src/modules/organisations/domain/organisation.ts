import { dayIn, type Instant, minuteOfDay, weekday } from '#lib/day.ts'

export const organisationKinds = [
  'hotline',
  'legal_aid',
  'crisis_centre',
  'support_centre',
  'consulate',
  'migration_service',
  'trade_union',
  'diaspora',
  'other',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** Open on these days of the week (1 Monday … 7 Sunday), from and to in minutes after midnight, local time. */
export interface OpenHours {
  readonly days: readonly number[]
  readonly from: number
  readonly to: number
}

/** Whether it is open at this moment; `to` at or before `from` means past midnight (22:00–06:00). */
export function isOpen(hours: readonly OpenHours[], at: Instant, timeZone: string): boolean {
  const minute = minuteOfDay(at, timeZone)
  const today = weekday(dayIn(at, timeZone))
  const yesterday = today === 1 ? 7 : today - 1
  return hours.some(({ days, from, to }) => {
    if (to > from) return days.includes(today) && minute >= from && minute < to
    return (days.includes(today) && minute >= from) || (days.includes(yesterday) && minute < to)
  })
}
