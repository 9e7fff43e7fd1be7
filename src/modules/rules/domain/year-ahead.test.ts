import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { day } from '#lib/day.ts'
import { dayNumber, dayOfNumber, yearOfNumber } from '#lib/day-number.ts'
import { loadPack } from '../content/load.ts'
import { openPack, type RuleBook } from './compile.ts'
import type { PersonEvent } from './pack.ts'
import type { Question } from './question.ts'
import { yearAhead } from './year-ahead.ts'

let book: RuleBook
beforeAll(async () => {
  book = openPack(await loadPack())
})

const on = (kind: PersonEvent['kind'], date: string, more: Partial<PersonEvent> = {}): PersonEvent => ({
  kind,
  date: day(date),
  ...more,
})
const question = (onDate: string, events: PersonEvent[], more: Partial<Question> = {}): Question => ({
  citizenship: 'TJ',
  destination: 'RU',
  purpose: 'work',
  onDate: day(onDate),
  events,
  ...more,
})

test('the year ahead of somebody who only came: the last lawful day, each duty on its day, then nothing but unlawful days', () => {
  const ahead = yearAhead(question('2026-03-02', [on('entry', '2026-03-02')]), book)
  expect(ahead.lastLawfulDay).toBe('2026-05-30')
  expect(ahead.stretches.map(({ from, to, status }) => `${from} ${to} ${status}`)).toEqual([
    '2026-03-02 2026-05-30 lawful',
    '2026-05-31 2027-03-01 unlawful',
  ])
  expect(ahead.marks.map(mark => `${mark.day} ${mark.duty ?? mark.kind}`)).toEqual([
    '2026-03-17 ru.registration',
    '2026-04-01 ru.medical_check',
    '2026-04-01 ru.fingerprints',
    '2026-04-01 ru.patent.apply',
    '2026-05-30 last_day',
  ])
  expect(ahead.used.slice(0, 2)).toEqual([1, 2])
})

test('a patent paid month by month holds to its twelfth month; every payment and the new application are told', () => {
  const events = [
    on('entry', '2026-03-02'),
    on('patent_issued', '2026-04-01'),
    on('patent_paid', '2026-03-25', { months: 2 }),
  ]
  const idle = yearAhead(question('2026-04-10', events), book)
  expect(idle.lastLawfulDay).toBe('2026-05-31')
  const paying = yearAhead(question('2026-04-10', events), book, { keepPaying: true })
  expect(paying.lastLawfulDay).toBe('2027-03-31')
  const paid = paying.marks.filter(mark => mark.kind === 'payment').map(mark => mark.day)
  expect(paid).toEqual([
    '2026-05-31',
    '2026-06-30',
    '2026-07-31',
    '2026-08-31',
    '2026-09-30',
    '2026-10-31',
    '2026-11-30',
    '2026-12-31',
    '2027-01-31',
    '2027-02-28',
  ])
  expect(paying.marks.some(mark => mark.duty === 'ru.patent.contract_notice')).toBe(true)
})

/** Days there in the calendar year (Russia since 2025) or the last 180 days (Kazakhstan), counted one by one. */
function naiveStatus(
  there: ReadonlySet<number>,
  entered: number,
  at: number,
  country: 'RU' | 'KZ',
  most: number,
) {
  let used = 0
  for (const one of there) {
    if (country === 'RU' ? yearOfNumber(one) === yearOfNumber(at) && one <= at : at - one < 180) used++
  }
  return { used, lawful: used <= 90 && at - entered + 1 <= most }
}

test.each([
  ['RU', 'TJ', 90],
  ['RU', 'KG', 90],
  ['KZ', 'UZ', 30],
  ['KZ', 'KG', 10_000],
] as const)(
  'the year ahead in %s of a citizen of %s is the same as a count of each day',
  (destination, citizenship, most) => {
    const trip = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 45 }))
    const journey = fc.tuple(fc.array(trip, { maxLength: 3 }), fc.integer({ min: 1, max: 60 }), fc.nat(25))
    fc.assert(
      fc.property(journey, ([past, gap, stayed]) => {
        const events: PersonEvent[] = []
        const there = new Set<number>()
        let at = dayNumber(day('2025-08-01'))
        const move = (kind: 'entry' | 'exit', of: number) => events.push({ kind, date: dayOfNumber(of) })
        for (const [away, length] of past) {
          move('entry', at + away)
          for (let one = at + away; one <= at + away + length; one++) there.add(one)
          at += away + length
          move('exit', at)
        }
        const entered = at + gap
        const first = entered + stayed
        move('entry', entered)
        const asked = question(dayOfNumber(first), events, { destination, citizenship, purpose: 'private' })
        const ahead = yearAhead(asked, book, { days: 150 })
        let broken = false
        const counted: [number, string][] = []
        for (let one = entered; one < first + 150; one++) {
          there.add(one)
          const { used, lawful } = naiveStatus(there, entered, one, destination, most)
          broken ||= !lawful
          if (one >= first) counted.push([used, broken ? 'unlawful' : 'lawful'])
        }
        const told = ahead.used.map((used, index) => {
          const of = dayOfNumber(first + index)
          return [used, ahead.stretches.find(({ from, to }) => of >= from && of <= to)?.status]
        })
        expect(told).toEqual(counted)
      }),
      { numRuns: 20 },
    )
  },
)
