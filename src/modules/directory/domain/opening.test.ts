import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '#lib/day.ts'
import { openingAt, openingsOn, type Schedule, type WallTime } from './opening.ts'

const weekly = (byday: string[], opens: number, closes: number, more: Partial<Schedule> = {}): Schedule => ({
  freq: 'WEEKLY',
  byday,
  bymonthday: [],
  interval: 1,
  from: null,
  until: null,
  closed: false,
  opens,
  closes,
  ...more,
})
const on = (day: string, hours: number, minutes = 0): WallTime => ({
  day: day as Day,
  minute: hours * 60 + minutes,
})
const workdays = ['MO', 'TU', 'WE', 'TH', 'FR']
const everyDay = [...workdays, 'SA', 'SU']
const office = [weekly(workdays, 480, 720), weekly(workdays, 780, 1020)]

describe('opening hours', () => {
  // 24 November 2026 is a Tuesday.
  test('an office is open until its lunch break and says when it opens again', () => {
    expect(openingAt(office, on('2026-11-24', 11))).toEqual({ state: 'open', until: on('2026-11-24', 12) })
    expect(openingAt(office, on('2026-11-24', 12))).toEqual({ state: 'closed', opens: on('2026-11-24', 13) })
    expect(openingAt(office, on('2026-11-27', 17))).toEqual({ state: 'closed', opens: on('2026-11-30', 8) })
  })

  test('hours past midnight belong to the evening on which they begin', () => {
    const night = [weekly(['FR'], 1320, 360)]
    expect(openingAt(night, on('2026-11-28', 5))).toEqual({ state: 'open', until: on('2026-11-28', 6) })
    expect(openingAt(night, on('2026-11-27', 5)).state).toBe('closed')
  })

  test('a holiday closes the day, but not the night before it', () => {
    const holiday = weekly([], 0, 0, {
      freq: null,
      closed: true,
      from: '2026-11-28' as Day,
      until: '2026-11-28' as Day,
    })
    const night = [weekly(everyDay, 1320, 360), holiday]
    expect(openingAt(night, on('2026-11-28', 5)).state).toBe('open')
    expect(openingAt(night, on('2026-11-28', 23))).toEqual({ state: 'closed', opens: on('2026-11-29', 22) })
  })

  test('hours of one day replace its regular ones', () => {
    const short = weekly([], 600, 660, { freq: null, from: '2026-11-24' as Day, until: '2026-11-24' as Day })
    expect(openingsOn([...office, short], '2026-11-24' as Day)).toEqual([{ from: 600, to: 660 }])
    expect(openingsOn([...office, short], '2026-11-25' as Day)).toHaveLength(2)
  })

  test('the first Monday, the last Friday, the 15th and every second week', () => {
    const monthly = (byday: string[], bymonthday: number[] = []) => [
      weekly(byday, 540, 600, { freq: 'MONTHLY', bymonthday }),
    ]
    const open = (schedules: Schedule[], day: string) => openingsOn(schedules, day as Day).length > 0
    expect([open(monthly(['1MO']), '2026-11-02'), open(monthly(['1MO']), '2026-11-09')]).toEqual([
      true,
      false,
    ])
    expect([open(monthly(['-1FR']), '2026-11-27'), open(monthly(['-1FR']), '2026-11-20')]).toEqual([
      true,
      false,
    ])
    expect([open(monthly([], [15, -1]), '2026-11-15'), open(monthly([], [-1]), '2026-11-30')]).toEqual([
      true,
      true,
    ])
    const second = [weekly(['TU'], 540, 600, { interval: 2, from: '2026-11-10' as Day })]
    expect([open(second, '2026-11-17'), open(second, '2026-11-24'), open(second, '2026-11-03')]).toEqual([
      false,
      true,
      false,
    ])
  })

  test('round the clock has no end, and without hours nothing is known', () => {
    expect(openingAt([weekly(everyDay, 0, 1440)], on('2026-11-24', 3))).toEqual({
      state: 'open',
      until: null,
    })
    expect(openingAt([], on('2026-11-24', 3))).toEqual({ state: 'unknown' })
    const over = weekly(workdays, 480, 1020, { until: '2026-11-01' as Day })
    expect(openingAt([over], on('2026-11-24', 10))).toEqual({ state: 'closed', opens: null })
  })

  const schedule = fc
    .record({
      byday: fc.subarray(everyDay, { minLength: 1 }),
      opens: fc.integer({ min: 0, max: 1439 }),
      closes: fc.integer({ min: 0, max: 1440 }),
      closed: fc.boolean(),
      special: fc.option(fc.integer({ min: 0, max: 9 })),
    })
    .map(({ byday, opens, closes, closed, special }) => {
      const day =
        special === null ? null : (`2026-11-${String(22 + Math.min(special, 8)).padStart(2, '0')}` as Day)
      return day === null
        ? weekly(byday, opens, closes)
        : weekly([], opens, closes, { freq: null, from: day, until: day, closed })
    })

  // Minute by minute, without any of the arithmetic above: is it within an opening of today or of yesterday?
  const isOpen = (schedules: Schedule[], minute: number) => {
    const day = (n: number) => Temporal.PlainDate.from('2026-11-23').add({ days: n }).toString() as Day
    const today = Math.floor(minute / 1440)
    return [today, today - 1].some(n =>
      openingsOn(schedules, day(n)).some(
        ({ from, to }) => minute >= from + n * 1440 && minute < to + n * 1440,
      ),
    )
  }

  test('what is said agrees with a walk through the minutes', () => {
    fc.assert(
      fc.property(
        fc.array(schedule, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 3 * 1440 - 1 }),
        (all, now) => {
          const day = Temporal.PlainDate.from('2026-11-23')
            .add({ days: Math.floor(now / 1440) })
            .toString() as Day
          const said = openingAt(all, { day, minute: now % 1440 })
          expect(said.state === 'open').toBe(isOpen(all, now))
          const change = said.state === 'open' ? said.until : said.state === 'closed' ? said.opens : null
          if (!change) return
          const days = Temporal.PlainDate.from('2026-11-23').until(change.day).days
          const at = days * 1440 + change.minute
          expect(at).toBeGreaterThan(now)
          expect(isOpen(all, at)).toBe(said.state === 'closed')
          expect(isOpen(all, at - 1)).toBe(said.state === 'open')
        },
      ),
      { numRuns: 300 },
    )
  })
})
