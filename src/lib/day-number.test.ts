import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, day, daysBetween, weekday } from './day.ts'
import {
  addMonthsToNumber,
  dayNumber,
  dayOfNumber,
  firstDayOfYear,
  weekdayOfNumber,
  yearOfNumber,
} from './day-number.ts'

const epoch = day('1970-01-01')
const anyDay = fc.integer({ min: -60_000, max: 120_000 }).map(days => addDays(epoch, days))

test('a day and its number say the same as Temporal', () => {
  fc.assert(
    fc.property(anyDay, of => {
      const number = dayNumber(of)
      expect(number).toBe(daysBetween(epoch, of))
      expect(dayOfNumber(number)).toBe(of)
      expect(weekdayOfNumber(number)).toBe(weekday(of))
      expect(yearOfNumber(number)).toBe(Number(of.slice(0, 4)))
      expect(dayOfNumber(firstDayOfYear(Number(of.slice(0, 4))))).toBe(`${of.slice(0, 4)}-01-01`)
    }),
  )
})

test('months are added as Temporal adds them, the end of a short month included', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -30, max: 30 }), (of, months) => {
      expect(dayOfNumber(addMonthsToNumber(dayNumber(of), months))).toBe(addMonths(of, months))
    }),
  )
})
