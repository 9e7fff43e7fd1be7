import { type Day, dayIn, type Instant } from '#lib/day.ts'

/**
 * The day of a meeting as far as a phone's clock can be believed: not before the meeting before it, not after the day on
 * which it was heard of. Otherwise the day on which it was heard of, and the day is doubtful.
 */
export function meetingDay(
  told: string,
  heard: Day,
  previous: Day | null,
  timeZone: string,
): { day: Day; doubtful: boolean } {
  const day = dayTold(told, timeZone)
  const believed = day !== null && day <= heard && day >= (previous ?? '2000-01-01')
  return believed ? { day, doubtful: false } : { day: heard, doubtful: true }
}

function dayTold(told: string, timeZone: string): Day | null {
  try {
    return dayIn(told as Instant, timeZone) // throws where it is no moment
  } catch {
    return null
  }
}
