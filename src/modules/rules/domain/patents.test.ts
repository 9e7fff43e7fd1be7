import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#lib/day.ts'
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
const ask = (onDate: string, events: PersonEvent[], more: Partial<Question> = {}) =>
  check({ citizenship: 'TJ', destination: 'RU', purpose: 'work', onDate: day(onDate), events, ...more }, book)
const dutyOf = (answer: ReturnType<typeof ask>, id: string) => answer.obligations.find(duty => duty.id === id)

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
