import type { Day } from '#lib/day.ts'
import { dayNumber } from '#lib/day-number.ts'
import { type ClaimBasis, type Trail, type Work, type WorkLine, warn } from './claim.ts'
import {
  compare,
  type Fraction,
  fraction,
  lesser,
  minus,
  parseDecimal,
  plus,
  roundHalfUp,
  times,
  zero,
} from './fraction.ts'
import { versionOn, type WorkLaw } from './law.ts'

/**
 * What is due for overtime, rest-day and night hours: the whole pay for the hours (not only the addition), from which
 * what was already paid for them is taken off. The dearer hours of overtime are counted for each day.
 */
export function workLines(work: readonly Work[], asOf: Day, basis: ClaimBasis, trail: Trail): WorkLine[] {
  const used = new Map<string, Fraction>()
  const lines: WorkLine[] = []
  for (const item of work) {
    if (dayNumber(item.date) > dayNumber(asOf)) {
      warn(trail, 'work_later', { date: item.date, kind: item.kind })
      continue
    }
    const key = `${item.date} ${item.kind}`
    const before = used.get(key) ?? zero
    lines.push(workLine(item, before, basis, trail))
    used.set(key, plus(before, item.hours))
  }
  return lines
}

function workLine(item: Work, before: Fraction, basis: ClaimBasis, trail: Trail): WorkLine {
  const known = versionOn(
    basis.law.work.filter(version => version.kind === item.kind),
    dayNumber(item.date),
  )
  if (!known) {
    warn(trail, 'work_unknown', { date: item.date, kind: item.kind })
    return { date: item.date, kind: item.kind, due: null, paid: item.paid, owed: null }
  }
  trail.laws.add(known.version)
  if (known.version.doubt) warn(trail, 'work_base_disputed', { date: item.date, kind: item.kind })
  const due = roundHalfUp(times(weightedHours(known.version, before, item.hours), fraction(item.hourlyRate)))
  const owed = due > item.paid ? due - item.paid : 0n
  return { date: item.date, kind: item.kind, due, paid: item.paid, owed }
}

/** The hours, each multiplied by what its tier gives; `before` hours of the same day have used up the first tiers. */
function weightedHours(law: WorkLaw, before: Fraction, hours: Fraction): Fraction {
  let skip = before
  let left = hours
  let weighted = zero
  for (const tier of law.tiers) {
    let room = tier.hours === null ? left : (parseDecimal(tier.hours) as Fraction)
    if (tier.hours !== null) {
      const skipped = lesser(skip, room)
      skip = minus(skip, skipped)
      room = minus(room, skipped)
    }
    const taken = lesser(room, left)
    weighted = plus(weighted, times(taken, parseDecimal(tier.times) as Fraction))
    left = minus(left, taken)
    if (compare(left, zero) === 0) break
  }
  return weighted
}
