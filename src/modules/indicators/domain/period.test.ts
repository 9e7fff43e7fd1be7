import { expect, test } from 'vitest'
import type { Day } from '#lib/day.ts'
import { finishedQuarter, isOver } from './period.ts'

const day = (text: string) => text as Day

test('a report is about the last quarter that is over, in January about that of the year before', () => {
  expect(finishedQuarter(day('2026-11-22'))).toBe('2026-Q3')
  expect(finishedQuarter(day('2026-04-01'))).toBe('2026-Q1')
  expect(finishedQuarter(day('2027-01-01'))).toBe('2026-Q4')
})

test('numbers can grow until the last day of the period', () => {
  expect(isOver('2026-Q3', day('2026-09-30'))).toBe(false)
  expect(isOver('2026-Q3', day('2026-10-01'))).toBe(true)
  expect(isOver('2026', day('2026-12-31'))).toBe(false)
  expect(isOver('2026', day('2027-01-01'))).toBe(true)
})
