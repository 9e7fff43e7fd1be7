import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Instant, instant } from '#lib/day.ts'
import type { ScheduleRow } from '../store/services.ts'
import { openingShown } from './hours.ts'

// An expansion by itself, without the calendar and the zones of the code: plain arithmetic on days since 1970, the
// offsets of the places written down here by hand, minute by minute.

const minute = 60_000
const aDay = 86_400_000
/** Where the clocks change: moment (UTC), hours before and after. Sources: decrees as the zone tables tell them. */
const zones = [
  // Kazakhstan became one zone on 1 March 2024.
  { name: 'Asia/Almaty', at: Date.UTC(2024, 1, 29, 18), before: 6, after: 5 },
  { name: 'Asia/Dushanbe', at: null, before: 5, after: 5 },
  { name: 'Europe/Moscow', at: null, before: 3, after: 3 },
  { name: 'Asia/Kamchatka', at: null, before: 12, after: 12 },
  // Volgograd went to Moscow's time on 27 December 2020.
  { name: 'Europe/Volgograd', at: Date.UTC(2020, 11, 26, 22), before: 4, after: 3 },
  { name: 'Europe/Berlin', at: Date.UTC(2026, 2, 29, 1), before: 1, after: 2 },
  { name: 'Europe/Berlin', at: Date.UTC(2026, 9, 25, 1), before: 2, after: 1 },
] as const
type Zone = (typeof zones)[number]
const weekdays = ['TH', 'FR', 'SA', 'SU', 'MO', 'TU', 'WE']

interface Rule {
  readonly days: readonly string[]
  readonly opens: number
  readonly closes: number
  /** Days since the first of the window; a holiday, or hours of that day only. */
  readonly only: number | null
  readonly closed: boolean
}

/** First moment at which the clock on the wall, in minutes since 1970, shows that much. */
function moment(wall: number, { at, before, after }: Zone): number {
  const early = wall * minute - before * 3_600_000
  if (at === null || early < at) return early
  // Between the two: an hour that is skipped begins when the clocks are changed.
  return Math.max(at, wall * minute - after * 3_600_000)
}

function isOpenAt(now: number, rules: readonly Rule[], zone: Zone, firstDay: number): boolean {
  for (let day = firstDay - 3; day <= firstDay + 6; day++) {
    const special = rules.filter(rule => rule.only !== null && firstDay + rule.only === day)
    if (special.some(rule => rule.closed)) continue
    const holding =
      special.length > 0
        ? special
        : rules.filter(rule => rule.only === null && rule.days.includes(weekdays[day % 7]!))
    for (const { opens, closes } of holding) {
      const from = moment(day * 1440 + opens, zone)
      const to = moment(day * 1440 + (closes > opens ? closes : closes + 1440), zone)
      if (now >= from && now < to) return true
    }
  }
  return false
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`
const dateOf = (day: number) => new Date(day * aDay).toISOString().slice(0, 10)

function rowOf({ days, opens, closes, only, closed }: Rule, firstDay: number): ScheduleRow {
  const day = only === null ? null : dateOf(firstDay + only)
  return {
    freq: only === null ? 'WEEKLY' : null,
    byday: only === null ? days.join(',') : null,
    bymonthday: null,
    interval: 1,
    dtstart: day,
    until: day,
    valid_from: null,
    valid_to: null,
    closed,
    opens_at: closed ? null : clock(opens),
    closes_at: closed ? null : clock(closes),
    // The rest of a row is not read.
  } as unknown as ScheduleRow
}

const halfHours = (max: number) => fc.integer({ min: 0, max: max * 2 }).map(n => n * 30)
const rule: fc.Arbitrary<Rule> = fc
  .record({
    days: fc.subarray(weekdays, { minLength: 1 }),
    opens: halfHours(23),
    closes: halfHours(24),
    only: fc.option(fc.integer({ min: 0, max: 4 }), { freq: 3 }),
    closed: fc.boolean(),
  })
  .map(one => ({ ...one, closed: one.closed && one.only !== null }))

test('open or closed, and until when, agrees with an expansion by hand over holidays and changed clocks', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.array(rule, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 4 * 1440 }),
      (zone, rules, offset) => {
        const middle = zone.at ?? Date.UTC(2026, 10, 24)
        const firstDay = Math.floor(middle / aDay) - 2
        const now = firstDay * aDay + offset * minute
        const rows = rules.map(one => rowOf(one, firstDay))
        const said = openingShown(rows, instant(new Date(now).toISOString()), zone.name)
        const open = (at: number) => isOpenAt(at, rules, zone, firstDay)
        expect(said.state).toBe(open(now) ? 'open' : 'closed')
        const change = said.until ?? said.opens
        if (!change) return
        const at = Date.parse(change as Instant)
        expect(at).toBeGreaterThan(now)
        // The oracle looks a few days ahead only.
        if (at > (firstDay + 5) * aDay) return
        expect(open(at)).toBe(said.state === 'closed')
        for (let step = now; step < at; step += 15 * minute) expect(open(step)).toBe(said.state === 'open')
      },
    ),
    { numRuns: 1500 },
  )
})

test('an office in Almaty opens at nine by the clock of the day, before and after the country changed its zone', () => {
  const rows = [rowOf({ days: weekdays, opens: 540, closes: 1080, only: null, closed: false }, 0)]
  const opens = (at: string) => openingShown(rows, instant(at), 'Asia/Almaty').opens
  expect(opens('2024-02-28T20:00:00Z')).toBe('2024-02-29T03:00:00.000Z')
  expect(opens('2024-02-29T17:30:00Z')).toBe('2024-03-01T04:00:00.000Z')
})

test('hours that lie wholly in the hour which is skipped in spring are not told as the next opening', () => {
  const firstDay = Date.UTC(2026, 2, 27) / aDay
  const rows = [rowOf({ days: weekdays, opens: 120, closes: 150, only: 2, closed: false }, firstDay)]
  expect(openingShown(rows, instant('2026-03-27T00:00:00Z'), 'Europe/Berlin')).toMatchObject({
    state: 'closed',
    opens: null,
  })
})

test('in an hour that comes twice in autumn, what closed in the first of the two is closed in the second', () => {
  const rows = [rowOf({ days: ['SA'], opens: 150, closes: 150, only: null, closed: false }, 0)]
  const shown = (at: string) => openingShown(rows, instant(at), 'Europe/Berlin')
  expect(shown('2026-10-25T00:15:00Z')).toMatchObject({ state: 'open', until: '2026-10-25T00:30:00.000Z' })
  expect(shown('2026-10-25T01:00:00Z').state).toBe('closed')
})
