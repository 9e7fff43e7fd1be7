/**
 * Days as whole numbers (0 is 1970-01-01), for loops that look at thousands of days: the same calendar as `day.ts`,
 * without an object for every day.
 */
import type { Day } from './day.ts'

const daysIn400Years = 146_097
const daysToEpoch = 719_468

/** The years are counted from March, so that the leap day is the last of its year. */
export function dayNumber(of: Day): number {
  const year = Number(of.slice(0, 4))
  const month = Number(of.slice(5, 7))
  return numberOf(year, month, Number(of.slice(8, 10)))
}

export function dayOfNumber(number: number): Day {
  const { year, month, day } = partsOf(number)
  const two = (value: number) => (value < 10 ? `0${value}` : String(value))
  // The cast: the text is made from the parts of a calendar day.
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as Day
}

/** 1 Monday … 7 Sunday. */
export function weekdayOfNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1
}

export function yearOfNumber(number: number): number {
  return partsOf(number).year
}

export function firstDayOfYear(year: number): number {
  return numberOf(year, 1, 1)
}

/** A day later by whole months; where the month has no such day, its last one. */
export function addMonthsToNumber(number: number, months: number): number {
  const { year, month, day } = partsOf(number)
  const index = year * 12 + (month - 1) + months
  const target = { year: Math.floor(index / 12), month: (index % 12) + 1 }
  const first = numberOf(target.year, target.month, 1)
  const next =
    target.month === 12 ? numberOf(target.year + 1, 1, 1) : numberOf(target.year, target.month + 1, 1)
  return Math.min(first + day - 1, next - 1)
}

function numberOf(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const marchMonth = month > 2 ? month - 3 : month + 9
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * daysIn400Years + dayOfEra - daysToEpoch
}

function partsOf(number: number): { year: number; month: number; day: number } {
  const shifted = number + daysToEpoch
  const era = Math.floor(shifted / daysIn400Years)
  const dayOfEra = shifted - era * daysIn400Years
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 }
}
