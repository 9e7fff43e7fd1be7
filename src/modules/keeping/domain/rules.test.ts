import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from '#lib/day.ts'
import { dueBefore, holds } from './rules.ts'

const anyDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10) as Day)

test('a file is kept for its months, and longer months keep no less', () => {
  expect(dueBefore(day('2026-11-22'), { months: 36 })).toBe('2023-11-22')
  expect(dueBefore(day('2024-02-29'), { months: 12 })).toBe('2023-02-28')
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 300 }), (today, months) => {
      const before = dueBefore(today, { months })
      expect(before < today).toBe(true)
      expect(dueBefore(today, { months: months + 1 }) < before).toBe(true)
    }),
  )
})

test('a hold stops until its last day, that day included, unless it was lifted', () => {
  fc.assert(
    fc.property(anyDay, until => {
      expect(holds({ until, liftedAt: null }, until)).toBe(true)
      expect(holds({ until, liftedAt: null }, addDays(until, 1))).toBe(false)
      expect(holds({ until, liftedAt: '2026-01-01T00:00:00.000Z' }, until)).toBe(false)
    }),
  )
})
