import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#lib/day.ts'
import { loadPack } from '../content.ts'
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
const dutyOf = (answer: ReturnType<typeof ask>, id: string) => answer.obligations.find(duty => duty.id === id)

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

describe('patents and contracts', () => {
  const patent = (...more: PersonEvent[]) => [
    entry('2025-11-20'),
    { kind: 'patent_issued', date: day('2025-12-10') } as const,
    ...more,
  ]
  const paid = (date: string, months: number): PersonEvent => ({
    kind: 'patent_paid',
    date: day(date),
    months,
  })

  test('payments in time prolong the stay, to the end of the twelfth month and no farther', () => {
    const until = (...more: PersonEvent[]) => ask('2026-03-01', patent(...more)).stay.lastLawfulDay
    expect(until(paid('2025-12-08', 3))).toBe('2026-03-09')
    expect(until(paid('2025-12-08', 3), paid('2026-02-20', 2))).toBe('2026-05-09')
    expect(until(paid('2025-12-08', 3), paid('2026-02-20', 12))).toBe('2026-12-09')
  })

  test('a patent that was not paid in time dies, and a later payment does not wake it', () => {
    const late = patent(paid('2025-12-08', 3), paid('2026-03-10', 2))
    expect(ask('2026-03-20', late).stay).toMatchObject({ status: 'unlawful', lastLawfulDay: '2026-03-09' })
    expect(dutyOf(ask('2026-03-20', late), 'ru.patent.pay')).toMatchObject({
      deadline: '2026-03-09',
      status: 'overdue',
    })
  })

  test('each patent has its own months: what was paid for the old one does not pay for the new one', () => {
    const two: PersonEvent[] = [
      entry('2025-01-05'),
      { kind: 'patent_issued', date: day('2025-01-20') },
      paid('2025-01-18', 6),
      paid('2025-07-01', 6),
      { kind: 'patent_issued', date: day('2026-01-15') },
    ]
    expect(ask('2026-01-18', two).stay).toMatchObject({ status: 'lawful', lastLawfulDay: '2026-01-19' })
    expect(ask('2026-01-25', two).stay.status).toBe('unknown')
    const renewed = ask('2026-01-25', [...two, paid('2026-01-15', 2)])
    expect(renewed.stay).toMatchObject({ status: 'lawful', lastLawfulDay: '2026-03-14' })
  })

  test('what a holder of a residence permit must do is not known', () => {
    const events: PersonEvent[] = [entry('2026-03-02'), { kind: 'residence_permit', date: day('2026-03-05') }]
    const answer = ask('2026-05-10', events)
    expect(dutyOf(answer, 'ru.patent.apply')).toMatchObject({ status: 'unknown', deadline: null })
    expect(answer.notKnown.map(note => note.reason)).toContain('permit_other_rules')
  })

  test('a student past the 90 days is not called unlawful: the status of a student is an exception', () => {
    expect(ask('2026-07-10', [entry('2026-03-02')], { purpose: 'study' }).stay.status).toBe('unknown')
  })

  test('a patent of which no payment is known prolongs nothing and condemns nobody', () => {
    expect(ask('2026-01-10', patent()).stay).toMatchObject({ status: 'lawful', lastLawfulDay: '2026-02-17' })
    const later = ask('2026-03-10', patent())
    expect(later.stay.status).toBe('unknown')
    expect(later.notKnown.map(note => note.reason)).toContain('paid_until_unknown')
  })

  test('an EAEU worker may stay as long as the contract; its unknown end is asked for', () => {
    const answer = ask('2026-03-10', [entry('2025-09-01'), { kind: 'contract', date: day('2025-09-10') }], {
      citizenship: 'KG',
    })
    expect(answer.stay).toMatchObject({
      status: 'lawful',
      lastLawfulDay: null,
      rule: 'eaeu.stay_is_contract',
    })
    expect(answer.notKnown.map(note => note.reason)).toContain('contract_end_unknown')
    expect(dutyOf(answer, 'ru.patent.apply')?.status).toBe('not_required')
  })

  test('days under a residence permit do not use up the days of the limit', () => {
    const events: PersonEvent[] = [
      entry('2025-01-10'),
      { kind: 'residence_permit', date: day('2025-02-09'), until: day('2025-08-31') },
    ]
    expect(ask('2025-07-01', events).stay).toMatchObject({ status: 'lawful', lastLawfulDay: '2025-10-30' })
    expect(ask('2025-07-01', events).stay.daysUsed).toBe(30)
  })
})

describe('duties', () => {
  test('the snapshots of the research hold', () => {
    const registration = (citizenship: string, on: string) =>
      dutyOf(ask(on, [entry(on)], { citizenship }), 'ru.registration')
    expect(registration('UZ', '2022-01-17')?.deadline).toBe('2022-01-26')
    expect(registration('UZ', '2022-07-01')?.deadline).toBe('2022-07-16')
    expect(registration('KG', '2015-09-01')?.deadline).toBe('2015-10-01')
    expect(registration('TJ', '2014-06-02')?.deadline).toBe('2014-06-17')
    expect(registration('UZ', '2014-06-02')?.deadline).toBe('2014-06-11')
    const there = { citizenship: 'KG', destination: 'KZ' }
    const online = ask('2026-07-01', [entry('2026-07-01')], there)
    expect(dutyOf(online, 'kz.registration')).toMatchObject({ status: 'unknown', deadline: null })
    expect(online.notKnown.map(note => note.reason)).toContain('announced')
  })

  test('a duty is due to its last day, overdue the day after, and done late when done later', () => {
    const on = (date: string, ...more: PersonEvent[]) =>
      dutyOf(ask(date, [entry('2026-03-02'), ...more]), 'ru.registration')
    expect(on('2026-03-17')?.status).toBe('due')
    expect(on('2026-03-18')?.status).toBe('overdue')
    const done = on('2026-03-25', { kind: 'registered', date: day('2026-03-20') })
    expect([done?.status, done?.doneOn, done?.late]).toEqual(['done', '2026-03-20', true])
    expect(on('2026-04-01', exit('2026-03-10'))?.status).toBe('not_required')
  })

  test('a registration of an earlier stay does not count for this one', () => {
    const events: PersonEvent[] = [
      entry('2026-01-02'),
      { kind: 'registered', date: day('2026-01-05') },
      exit('2026-01-20'),
      entry('2026-03-02'),
    ]
    expect(dutyOf(ask('2026-03-10', events), 'ru.registration')?.status).toBe('due')
  })

  test('working days are counted only in years whose calendar is known', () => {
    const answer = ask('2026-12-28', [entry('2026-12-25')], { citizenship: 'AZ' })
    expect(dutyOf(answer, 'ru.registration')).toMatchObject({ status: 'unknown', deadline: null })
    expect(answer.notKnown.map(note => note.reason)).toContain('no_calendar')
    const doubtful = ask('2021-05-01', [entry('2021-04-28')], { citizenship: 'AZ' })
    expect(dutyOf(doubtful, 'ru.registration')?.deadline).toBeNull()
  })

  test('for Belarus, where the sources contradict each other, nothing is computed', () => {
    const answer = ask('2026-03-10', [entry('2026-03-02')], { citizenship: 'BY' })
    expect(dutyOf(answer, 'ru.registration')).toMatchObject({ status: 'unknown', deadline: null })
    expect(dutyOf(answer, 'ru.medical_check')?.status).toBe('not_required')
  })

  test('after the review date nothing is computed from a rule still open', () => {
    const before = ask('2027-01-31', [entry('2027-01-10')])
    expect(before.stay.status).toBe('lawful')
    const after = ask('2027-02-01', [entry('2027-01-10')])
    expect([after.stay.status, after.stay.lastLawfulDay, after.stay.daysUsed]).toEqual([
      'unknown',
      null,
      null,
    ])
    expect(after.obligations.filter(duty => duty.deadline !== null)).toEqual([])
    expect(after.notKnown.map(note => note.reason)).toContain('review_passed')
  })

  test('a bill is told as planned and never as a duty', () => {
    const answer = ask('2026-03-10', [entry('2026-03-02')])
    expect(dutyOf(answer, 'ru.patent.income_test')).toBeUndefined()
    expect(answer.notKnown.find(note => note.rule === 'ru.patent.income_test')?.reason).toBe('bill')
  })

  test('no deadline ever comes from a version that may not be used', () => {
    const citizen = fc.constantFrom('TJ', 'UZ', 'KG', 'KZ', 'AM', 'BY', 'AZ', 'MD', 'TM', 'RU', 'GE')
    const when = fc.integer({ min: 0, max: 6400 }).map(days => addDays(day('2010-01-01'), days))
    fc.assert(
      fc.property(
        citizen,
        fc.constantFrom('RU', 'KZ'),
        when,
        fc.nat(200),
        (citizenship, destination, from, stayed) => {
          const onDate = addDays(from, stayed)
          const answer = ask(onDate, [entry(from)], { citizenship, destination })
          for (const duty of answer.obligations) {
            const rule = pack.rules.find(({ id }) => id === duty.rule)
            const version = rule?.versions.find(({ from: start }) => start === duty.version.from)
            if (duty.deadline === null) continue
            expect(['in_force', 'ended']).toContain(version?.status)
            expect(duty.source.length).toBeGreaterThan(0)
            if (version?.to === null) expect(onDate <= version.review_by).toBe(true)
          }
          for (const duty of answer.obligations.filter(({ status }) => status === 'unknown')) {
            expect(answer.notKnown.some(note => note.rule === duty.rule)).toBe(true)
          }
          if (answer.stay.status === 'unknown') expect(answer.notKnown.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a country or citizenship without rules is not known, and not an error', () => {
    expect(ask('2026-03-10', [entry('2026-03-02')], { destination: 'TR' }).notKnown[0]?.reason).toBe(
      'no_rule',
    )
    expect(ask('2026-03-10', [entry('2026-03-02')], { citizenship: 'TM' }).stay.status).toBe('unknown')
  })
})
