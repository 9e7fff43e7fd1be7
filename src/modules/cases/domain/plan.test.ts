import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, dayIn, type Instant, instant } from '#lib/day.ts'
import { dueState, morningOwed, reminderFor } from './plan.ts'

const at = (text: string) => instant(text)
const d = (text: string) => text as Day

test('the same moment is morning in Bishkek and still night in Moscow', () => {
  const moment = at('2026-12-01T01:30:00Z')
  expect(morningOwed(moment, 'Asia/Bishkek', null)).toBe('2026-12-01')
  expect(morningOwed(moment, 'Asia/Dushanbe', null)).toBeNull()
  expect(morningOwed(moment, 'Europe/Moscow', null)).toBeNull()
  expect(morningOwed(at('2026-12-01T02:00:00Z'), 'Asia/Dushanbe', null)).toBe('2026-12-01')
})

test('a deadline is a day of the organisation: late in the evening UTC it is already tomorrow there', () => {
  const evening = at('2026-11-30T20:00:00Z')
  expect(dueState(d('2026-12-01'), dayIn(evening, 'Asia/Dushanbe'))).toBe('today')
  expect(dueState(d('2026-12-01'), dayIn(evening, 'Europe/Lisbon'))).toBe('soon')
  expect(dueState(d('2026-11-30'), dayIn(evening, 'Asia/Dushanbe'))).toBe('overdue')
})

const zones = [
  'Asia/Dushanbe',
  'Asia/Tashkent',
  'Asia/Bishkek',
  'Asia/Almaty',
  'Europe/Moscow',
  'Asia/Seoul',
  'Europe/Berlin',
]

test('asked hourly, every organisation gets each morning once, whatever the time zone and its changes of clock', () => {
  const start = Date.parse('2026-10-20T00:05:00Z')
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.array(fc.nat(200), { maxLength: 12 }), (zone, missedHours) => {
      let served: Day | null = null
      const mornings: Day[] = []
      for (let hour = 0; hour < 240; hour++) {
        // A worker that was down for an hour makes up for it in the next, unless the whole day was missed.
        if (missedHours.includes(hour)) continue
        const now = new Date(start + hour * 3_600_000).toISOString() as Instant
        const today = morningOwed(now, zone, served)
        if (today) {
          mornings.push(today)
          served = today
        }
      }
      expect(new Set(mornings).size).toBe(mornings.length)
      for (let day = d('2026-10-21'); day < '2026-10-29'; day = addDays(day, 1))
        expect(mornings).toContain(day)
    }),
  )
})

test('a deadline by law is told two weeks ahead, what was agreed three days, an action the day before', () => {
  const days = (kind: 'action' | 'deadline', basis: 'legal' | 'agreed') =>
    [...Array(20).keys()].filter(left =>
      reminderFor({ kind, basis, dueOn: addDays(d('2026-12-01'), left) }, d('2026-12-01')),
    )
  expect(days('deadline', 'legal')).toEqual([0, 1, 3, 7, 14])
  expect(days('deadline', 'agreed')).toEqual([0, 1, 3])
  expect(days('action', 'agreed')).toEqual([0, 1])
})

test('what is overdue is told every morning until it is done', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), late => {
      const dueOn = addDays(d('2026-12-01'), -late)
      expect(reminderFor({ kind: 'action', basis: 'agreed', dueOn }, d('2026-12-01'))).toBe('overdue')
    }),
  )
})
