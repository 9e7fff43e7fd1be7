import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, day } from '#lib/day.ts'
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
const dutyOf = (answer: ReturnType<typeof ask>, id: string) => answer.obligations.find(duty => duty.id === id)

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
