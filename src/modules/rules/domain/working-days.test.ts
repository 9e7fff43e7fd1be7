import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { addDays, type Day, day, weekday } from '#lib/day.ts'
import { dayNumber, dayOfNumber } from '#lib/day-number.ts'
import { loadPack } from '../content/load.ts'
import type { WorkingYear } from './pack.ts'
import { addWorkingDays, indexWorkingDays, isWorkingDay } from './working-days.ts'

let years: readonly WorkingYear[]
beforeAll(async () => {
  years = (await loadPack()).workingYears.filter(year => year.country === 'RU')
})

test('working days are added as one would on a wall calendar', () => {
  const calendar = indexWorkingDays(years)
  const naive = (from: Day, count: number) => {
    let at = from
    for (let left = count; left > 0; ) {
      at = addDays(at, 1)
      const year = years.find(other => other.year === Number(at.slice(0, 4)))
      if (!year || year.doubtful.includes(at)) return null
      if (year.on.includes(at) || (weekday(at) < 6 && !year.off.includes(at))) left--
    }
    return at
  }
  const anyDay = fc.integer({ min: 0, max: 5200 }).map(days => addDays(day('2012-12-01'), days))
  fc.assert(
    fc.property(anyDay, fc.nat(15), (from, count) => {
      const found = addWorkingDays(calendar, dayNumber(from), count, 'after')
      expect(found === null ? null : dayOfNumber(found)).toBe(naive(from, count))
    }),
    { numRuns: 500 },
  )
})

test('the year 2026 has 247 working days in Russia, and 2027 is not known', () => {
  const calendar = indexWorkingDays(years)
  const all = Array.from({ length: 365 }, (_, index) => dayNumber(day('2026-01-01')) + index)
  expect(all.filter(of => isWorkingDay(calendar, of)).length).toBe(247)
  expect(isWorkingDay(calendar, dayNumber(day('2027-01-11')))).toBeNull()
})

test('the years of Kazakhstan have as many working days as was printed', async () => {
  const calendar = indexWorkingDays((await loadPack()).workingYears.filter(year => year.country === 'KZ'))
  const count = (year: number) => {
    let total = 0
    for (let at = dayNumber(day(`${year}-01-01`)); at < dayNumber(day(`${year + 1}-01-01`)); at++) {
      if (isWorkingDay(calendar, at)) total++
    }
    return total
  }
  expect([count(2025), count(2026)]).toEqual([246, 246])
  // 366 days less 117 of rest are 249; three working days of May may have been exchanged and are not counted.
  expect(count(2024)).toBe(246)
})
