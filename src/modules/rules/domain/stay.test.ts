import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#lib/day.ts'
import { loadPack } from '../content/load.ts'
import { check } from './check.ts'
import { openPack, type RuleBook } from './compile.ts'
import type { Pack, PersonEvent } from './pack.ts'
import type { Question } from './question.ts'

let pack: Pack
let book: RuleBook
beforeAll(async () => {
  pack = await loadPack()
  book = openPack(pack)
})

const entry = (date: string): PersonEvent => ({ kind: 'entry', date: day(date) })
const exit = (date: string): PersonEvent => ({ kind: 'exit', date: day(date) })
const ask = (onDate: string, events: PersonEvent[], more: Partial<Question> = {}) =>
  check({ citizenship: 'TJ', destination: 'RU', purpose: 'work', onDate: day(onDate), events, ...more }, book)

/** Who was there on which days, and the law, written down a second time and counted day by day. */
type Country = 'RU' | 'KZ'
interface Trip {
  from: Day
  to: Day
}

/** Every day of these years, so that counting is only looking at one day after the other. */
const calendar: Day[] = [day('2013-01-01')]
while ((calendar.at(-1) as Day) < '2029-01-01') calendar.push(addDays(calendar.at(-1) as Day, 1))
const place = new Map(calendar.map((of, index) => [of, index]))

function naiveUsed(days: ReadonlySet<string>, country: Country, on: Day): number {
  const wholeYear = country === 'RU' && on >= '2025-01-01'
  const end = place.get(on) as number
  const first = wholeYear ? (place.get(`${on.slice(0, 4)}-01-01` as Day) as number) : end - 179
  let used = 0
  for (let at = first; at <= end; at++) if (days.has(calendar[at] as Day)) used++
  return used
}

function naiveLongest(country: Country, citizenship: string, on: Day): number {
  if (country === 'KZ') return citizenship === 'UZ' ? 30 : 1000
  return on >= '2025-01-01' ? 90 : 1000
}

function naiveStay(trips: readonly Trip[], present: Day, onDate: Day, country: Country, citizenship: string) {
  const days = new Set<string>()
  for (const trip of trips) for (let at = trip.from; at <= trip.to; at = addDays(at, 1)) days.add(at)
  const lawfulOn = (at: Day, length: number) =>
    naiveUsed(days, country, at) <= 90 && length <= naiveLongest(country, citizenship, at)
  let length = 0
  for (let at = present; ; at = addDays(at, 1)) {
    days.add(at)
    length++
    if (!lawfulOn(at, length)) {
      const last = addDays(at, -1)
      const upToToday = new Set([...days].filter(other => other <= onDate))
      for (let more = at; more <= onDate; more = addDays(more, 1)) upToToday.add(more)
      return {
        status: at <= onDate ? 'unlawful' : 'lawful',
        lastLawfulDay: last >= present ? last : null,
        daysUsed: naiveUsed(upToToday, country, onDate),
      }
    }
  }
}

/** Trips one after the other, the last one still going on. */
const journey = (first: string) =>
  fc
    .record({
      start: fc.nat(900),
      trips: fc.array(fc.tuple(fc.nat(60), fc.nat(70)), { maxLength: 5 }),
      gap: fc.nat(60),
      stayed: fc.nat(120),
    })
    .map(({ start, trips, gap, stayed }) => {
      let at = addDays(day(first), start)
      const past: Trip[] = []
      for (const [away, length] of trips) {
        const from = addDays(at, away + 1)
        at = addDays(from, length)
        past.push({ from, to: at })
      }
      const present = addDays(at, gap + 1)
      return { past, present, onDate: addDays(present, stayed) }
    })
const eventsOf = (past: readonly Trip[], present: Day) => [
  ...past.flatMap(trip => [entry(trip.from), exit(trip.to)]),
  entry(present),
]

describe('days in the country', () => {
  const cases = [
    ['RU', 'TJ', '2014-07-01'],
    ['RU', 'UZ', '2023-06-01'],
    ['RU', 'KG', '2024-06-01'],
    ['KZ', 'UZ', '2023-08-01'],
    ['KZ', 'KG', '2023-08-01'],
  ] as const
  test.each(cases)(
    'in %s for a citizen of %s from %s: the same as a count day by day',
    (country, citizenship, first) => {
      fc.assert(
        fc.property(journey(first), ({ past, present, onDate }) => {
          fc.pre(onDate <= '2027-01-31')
          const events = eventsOf(past, present)
          const { stay } = ask(onDate, events, { destination: country, citizenship })
          const expected = naiveStay(past, present, onDate, country, citizenship)
          expect({ status: stay.status, lastLawfulDay: stay.lastLawfulDay, daysUsed: stay.daysUsed }).toEqual(
            expected,
          )
        }),
        { numRuns: 60 },
      )
    },
  )

  test('the order of the events and repeated ones change nothing', () => {
    fc.assert(
      fc.property(journey('2023-06-01'), fc.nat(), ({ past, present, onDate }, seed) => {
        const events = eventsOf(past, present)
        const mixed = [...events, ...events].sort(
          (a, b) => ((a.date.charCodeAt(9) * 7 + seed) % 11) - ((b.date.charCodeAt(9) * 7 + seed) % 11),
        )
        expect(ask(onDate, mixed)).toEqual(ask(onDate, events))
      }),
      { numRuns: 60 },
    )
  })

  test('a forgotten exit never makes a stay look shorter, nor a lawful one unlawful', () => {
    fc.assert(
      fc.property(journey('2023-06-01'), fc.nat(4), ({ past, present, onDate }, which) => {
        fc.pre(past.length > 0)
        const events = eventsOf(past, present)
        const lost = events.filter((_, index) => index !== 2 * (which % past.length) + 1)
        const known = ask(onDate, events)
        const guessed = ask(onDate, lost)
        expect((guessed.stay.daysUsed as number) >= (known.stay.daysUsed as number)).toBe(true)
        if (known.stay.status === 'lawful') expect(guessed.stay.status).not.toBe('unlawful')
        if (guessed.stay.status === 'lawful') expect(known.stay.status).toBe('lawful')
        expect(guessed.notKnown.some(note => note.reason === 'missing_exit')).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('visits of a day after a forgotten exit are read in the person’s favour', () => {
    const events = [
      entry('2023-06-02'),
      entry('2023-08-12'),
      exit('2023-08-12'),
      entry('2023-08-13'),
      exit('2023-08-13'),
      entry('2023-08-14'),
    ]
    expect(ask('2023-08-31', events).stay.status).toBe('unknown')
  })

  test('an exit without an entry leaves the days of its window unknown', () => {
    const { stay, notKnown } = ask('2025-06-10', [exit('2025-02-01'), entry('2025-06-01')])
    expect([stay.status, stay.daysUsed]).toEqual(['unknown', null])
    expect(notKnown.map(note => note.reason)).toContain('missing_entry')
    expect(ask('2026-06-10', [exit('2025-02-01'), entry('2026-06-01')]).stay.daysUsed).toBe(10)
  })

  test('two years cannot be joined: an unbroken stay ends after 90 days', () => {
    expect(ask('2026-01-10', [entry('2025-11-01')]).stay).toMatchObject({
      status: 'lawful',
      lastLawfulDay: '2026-01-29',
      daysUsed: 10,
      daysLeft: 19,
    })
  })

  test('an overstay is not healed by the new year', () => {
    const events = [entry('2025-01-10'), exit('2025-03-30'), entry('2025-12-10')]
    expect(ask('2026-01-05', events).stay).toMatchObject({ status: 'unlawful', lastLawfulDay: '2025-12-19' })
  })

  test('somebody who left is absent, and what comes later has not happened', () => {
    const events = [entry('2026-03-02'), exit('2026-03-20'), entry('2026-05-01')]
    expect(ask('2026-04-01', events).stay).toMatchObject({ status: 'absent', daysUsed: 19, daysLeft: 71 })
    expect(ask('2026-03-10', events).stay).toMatchObject({ status: 'lawful', daysUsed: 9 })
    expect(ask('2026-03-01', events).stay.status).toBe('unknown')
  })

  test('leaving and coming back on one day counts that day once and begins a new stay', () => {
    const events = [entry('2025-01-01'), exit('2025-01-31'), entry('2025-01-31')]
    expect(ask('2025-02-01', events).stay).toMatchObject({ daysUsed: 32, daysLeft: 58 })
  })
})
