import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Day, dayIn, isDay } from '#lib/day.ts'
import type { PayDayLaw } from './check-law.ts'
import { claimOf } from './sheet.ts'
import { monthsToChoose, readWageForm } from './wage-form.ts'

const today = '2026-11-22' as Day
const law = (country: 'RU' | 'KZ', day: number): PayDayLaw => ({
  rule: 'x.law.1',
  country,
  day,
  from: '2016-10-03' as Day,
  to: null,
  review_by: '2027-01-31' as Day,
  confidence: 'high',
  source: 'a test',
  checked: today,
})
const laws = [law('RU', 15), law('KZ', 10)]
const typed = { country: 'RU', pay: '45 000,50', from: '2026-01', to: '2026-03', day: '31', month: 'same' }
const duesOf = (given: object) =>
  readWageForm({ ...typed, ...given }, today, laws).sheet?.debts.map(one => one.due)

test('each month is a debt; a pay day that a month does not have is its last day', () => {
  expect(duesOf({})).toEqual(['2026-01-31', '2026-02-28', '2026-03-31'])
  expect(duesOf({ month: 'next' })).toEqual(['2026-02-28', '2026-03-31', '2026-04-30'])
  expect(duesOf({ from: '2025-12', to: '2025-12', day: '5', month: 'next' })).toEqual(['2026-01-05'])
})

test('a pay day that nobody knows is the latest of the law, in the next month; past its review the day must be told', () => {
  expect(duesOf({ day: '', to: '2026-01' })).toEqual(['2026-02-15'])
  expect(duesOf({ day: '', to: '2026-01', country: 'KZ' })).toEqual(['2026-02-10'])
  const late = readWageForm({ ...typed, day: '' }, '2027-02-01' as Day, laws)
  expect(late).toMatchObject({ sheet: null, assumed: null, problems: { day: 'required' } })
})

test('what is missing or makes no sense is named at its field', () => {
  const problemsOf = (given: object) => readWageForm({ ...typed, ...given }, today, laws).problems
  expect(readWageForm({}, today, laws).problems).toEqual({
    country: 'required',
    pay: 'required',
    from: 'required',
    to: 'required',
  })
  expect(problemsOf({ pay: 'much', from: '2026-04', day: '32' })).toEqual({
    pay: 'not_an_amount',
    to: 'before_begin',
    day: 'not_one_of',
  })
  expect(
    problemsOf({ pay: '0', to: '2026-12', sum1: '10', sum2: 'x', on2: '30.2.2026', on3: '2027-01-01' }),
  ).toEqual({
    pay: 'too_small',
    to: 'not_one_of',
    on1: 'required',
    sum2: 'not_an_amount',
    on2: 'not_a_day',
    sum3: 'required',
    on3: 'in_the_future',
  })
})

test('nothing of what was paid is lost or made, and no month but the last gets more than was due', () => {
  const kopecks = fc.integer({ min: 1, max: 900_000_000 })
  const text = (amount: number) => `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`
  const months = monthsToChoose(today)
  fc.assert(
    fc.property(
      kopecks,
      fc.nat(59),
      fc.nat(59),
      fc.array(fc.tuple(kopecks, fc.integer({ min: 0, max: 700 })), { maxLength: 3 }),
      (pay, a, b, paid) => {
        const rows = paid.map(([amount, back], n) => {
          const on = Temporal.PlainDate.from(today).subtract({ days: back }).toString()
          return { [`sum${n + 1}`]: text(amount), [`on${n + 1}`]: on }
        })
        const [from, to] = [months[Math.max(a, b)], months[Math.min(a, b)]]
        const form = Object.assign({ ...typed, pay: text(pay), from, to }, ...rows)
        const { sheet } = readWageForm(form, today, laws)
        expect(sheet?.debts).toHaveLength(Math.abs(a - b) + 1)
        const claim = claimOf(sheet as NonNullable<typeof sheet>)
        const sum = claim.payments.reduce((total, one) => total + one.amount, 0n)
        expect(sum).toBe(BigInt(paid.reduce((total, [amount]) => total + amount, 0)))
        for (const debt of claim.debts.slice(0, -1)) {
          const own = claim.payments.filter(one => one.debt === debt.id)
          expect(own.reduce((total, one) => total + one.amount, 0n)).toBeLessThanOrEqual(debt.amount)
        }
        expect(claim.debts.every(debt => isDay(debt.due))).toBe(true)
      },
    ),
  )
})

test('the first month to choose is the present one', () => {
  const now = '2026-11-30T22:00:00.000Z' as Parameters<typeof dayIn>[0]
  expect(monthsToChoose(dayIn(now, 'Europe/Moscow')).slice(0, 2)).toEqual(['2026-12', '2026-11'])
})
