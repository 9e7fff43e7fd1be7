import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from '#lib/day.ts'
import { loadChecks } from '../content/checks.ts'
import { lastCourtDay, nearestCourtDay } from './limitation.ts'
import { computeMaintenance, type MaintenanceClaim } from './maintenance.ts'
import { checkMonths } from './pay-checks.ts'
import { summedOvertime } from './work-variants.ts'

const checks = loadChecks()
const today = day('2026-11-22')
const pay = (country: 'RU' | 'KZ', due: string, on: Day = today) =>
  lastCourtDay({ country, claim: 'pay', from: day(due), debt: 'a' }, on, checks.limitation)

test('one may go to court about pay for a year in Russia, and three months for what was due before October 2016', () => {
  expect(pay('RU', '2026-05-15')).toMatchObject({ lastDay: '2027-05-15', state: 'open' })
  expect(pay('RU', '2025-11-22')).toMatchObject({ lastDay: '2026-11-22', state: 'soon' })
  expect(pay('RU', '2025-11-21')).toMatchObject({ lastDay: '2026-11-21', state: 'passed' })
  expect(pay('RU', '2016-10-02').lastDay).toBe('2017-01-02')
  expect(pay('RU', '2016-10-03').lastDay).toBe('2017-10-03')
  expect(pay('RU', '2024-02-29').lastDay).toBe('2025-02-28')
})

test('a dismissal is contested within a month; in Kazakhstan the commission comes before the court', () => {
  const dismissal = lastCourtDay(
    { country: 'RU', claim: 'dismissal', from: day('2026-11-10'), debt: null },
    today,
    checks.limitation,
  )
  expect(dismissal).toMatchObject({ lastDay: '2026-12-10', state: 'soon' })
  expect(pay('KZ', '2026-01-10').law?.first).toBe('commission')
  expect(pay('KZ', '2015-12-31').state).toBe('unknown')
})

test('nothing is said about the court past the review of the rule', () => {
  expect(pay('RU', '2026-12-01', day('2027-02-01')).state).toBe('unknown')
})

test('the nearest day that has not passed is the deadline', () => {
  const days = [pay('RU', '2025-01-15'), pay('RU', '2026-06-15'), pay('RU', '2026-05-15')]
  expect(nearestCourtDay(days)?.lastDay).toBe('2027-05-15')
  expect(nearestCourtDay([pay('RU', '2020-01-15')])).toBeNull()
})

const month = (name: string, gross: string, withheld: string | null = null) => ({
  month: name,
  gross: BigInt(gross) * 100n,
  withheld: withheld === null ? null : BigInt(withheld) * 100n,
})

test('a month under the minimum wage is told by how much; a year the tables do not have is unknown', () => {
  const [known, before, later] = checkMonths(
    [month('2025-12', '20000'), month('2024-12', '10000'), month('2026-01', '27093')],
    null,
    'RU',
    checks,
  ).sort((a, b) => (a.month === '2025-12' ? -1 : b.month === '2025-12' ? 1 : a.month < b.month ? -1 : 1))
  expect(known).toMatchObject({ minimum: 2244000n, under: 244000n })
  expect(before).toMatchObject({ minimum: null, under: 0n })
  expect(later).toMatchObject({ under: 0n, minimum: 2709300n })
})

test('thirty per cent taken from a worker of the Eurasian Union is too much, from a non-resident it is not', () => {
  const of = (status: 'eaeu' | 'patent' | 'non_resident') =>
    checkMonths([month('2025-05', '50000', '15000')], status, 'RU', checks)[0]
  expect(of('eaeu')).toMatchObject({ tax: 650000n, tooMuchTax: 850000n })
  expect(of('patent')?.tooMuchTax).toBe(850000n)
  expect(of('non_resident')).toMatchObject({ tax: 1500000n, tooMuchTax: 0n })
})

test('the tax follows the income of the year; a rate that is not known leaves it unknown', () => {
  const months = ['01', '02', '03'].map(n => month(`2026-${n}`, '1000000', '130000'))
  expect(checkMonths(months, 'eaeu', 'RU', checks).map(one => one.tax)).toEqual([
    13000000n,
    13000000n,
    14200000n,
  ])
  const earlier = ['01', '02', '03'].map(n => month(`2025-${n}`, '1000000', '130000'))
  expect(checkMonths(earlier, 'eaeu', 'RU', checks).at(-1)?.tax).toBeNull()
})

const owed = (given: Partial<MaintenanceClaim>) =>
  computeMaintenance(
    {
      country: 'TJ',
      children: 1,
      asOf: day('2025-12-31'),
      fixed: null,
      writOn: null,
      debtorHid: false,
      months: [],
      ...given,
    },
    checks.maintenance,
  )
const earned = (name: string, income: bigint | null, paid = 0n, minimumWage: bigint | null = null) => ({
  month: name,
  income,
  minimumWage,
  paid,
})

test.each([
  [1, 25000n],
  [2, 33333n],
  [3, 50000n],
  [5, 50000n],
])('for %i children the five countries take the same share', (children, due) => {
  for (const country of ['RU', 'TJ', 'KG', 'KZ'] as const)
    expect(owed({ country, children, months: [earned('2025-06', 100000n)] }).total).toBe(due)
})

test('in Uzbekistan the floor for each child counts where it is more than the share', () => {
  const result = owed({
    country: 'UZ',
    children: 2,
    months: [earned('2025-06', 100000n, 0n, 100000n), earned('2025-07', 900000n, 0n, 100000n)],
  })
  expect(result.lines.map(line => [line.by, line.due])).toEqual([
    ['floor', 53000n],
    ['share', 300000n],
  ])
})

test('a month of which nothing is known is left out and told', () => {
  const result = owed({ months: [earned('2025-05', null, 500n), earned('2025-06', 40000n, 3000n)] })
  expect(result).toMatchObject({ total: 7000n, paid: 3000n })
  expect(result.warnings.map(one => one.code)).toContain('month_unknown')
})

test('arrears older than three years are not counted in Kyrgyzstan and Kazakhstan, unless the debtor hid', () => {
  const months = [earned('2022-01', 40000n), earned('2025-01', 40000n)]
  const writOn = day('2025-12-01')
  expect(owed({ country: 'KG', writOn, months }).total).toBe(10000n)
  expect(owed({ country: 'KG', writOn, months, debtorHid: true }).total).toBe(20000n)
  expect(owed({ country: 'RU', writOn, months }).warnings.map(one => one.code)).toContain(
    'years_back_unknown',
  )
})

test('whatever was paid and when, what is owed is what was due less what was paid, never below nought', () => {
  const months = fc.uniqueArray(
    fc.record({
      at: fc.integer({ min: 0, max: 200 }),
      income: fc.bigInt(0n, 10n ** 9n),
      paid: fc.bigInt(0n, 10n ** 8n),
    }),
    { selector: one => one.at, maxLength: 40 },
  )
  fc.assert(
    fc.property(months, fc.integer({ min: 1, max: 6 }), (given, children) => {
      const result = owed({
        children,
        asOf: day('2026-12-31'),
        months: given
          .map(({ at, income, paid }) =>
            earned(addDays(day('2009-01-15'), at * 31).slice(0, 7), income, paid),
          )
          .filter((one, index, all) => all.findIndex(other => other.month === one.month) === index),
      })
      const difference = result.due - result.paid
      expect(result.total).toBe(difference > 0n ? difference : 0n)
      expect(result.lines.reduce((sum, line) => sum + (line.due ?? 0n), 0n)).toBe(result.due)
    }),
    { numRuns: 200 },
  )
})

test('overtime by summed time counts the cheaper hours on average', () => {
  const work = (date: string, hours: string, hourlyRate = '100.00') => ({
    date: day(date),
    kind: 'overtime' as const,
    hours,
    hourlyRate,
    paid: '0',
  })
  // Each day by itself: 1 × 1.5 + (2 × 1.5 + 2 × 2) = 8.5 hours; summed: 4 × 1.5 + 1 × 2 = 8.
  expect(summedOvertime([work('2025-05-05', '1'), work('2025-05-06', '4')])).toEqual({
    due: 80000n,
    hours: '5',
  })
  expect(summedOvertime([work('2025-05-05', '1'), work('2025-05-06', '4', '90.00')])).toBeNull()
})
