import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day, day, daysBetween } from '#lib/day.ts'
import { loadClaimBasis } from '../content/load.ts'
import type { Claim, ClaimBasis, Debt, Payment } from './claim.ts'
import { computeClaim } from './compute.ts'
import { type Fraction, parseDecimal } from './fraction.ts'

let russia: ClaimBasis
let kazakhstan: ClaimBasis
beforeAll(async () => {
  russia = await loadClaimBasis('RU')
  kazakhstan = await loadClaimBasis('KZ')
})

const aDebt = (due: string, roubles: number, id = 'a'): Debt => ({
  id,
  due: day(due),
  amount: BigInt(roubles * 100),
  agreedDailyPercent: null,
})
const aPayment = (date: string, roubles: number, debt = 'a'): Payment => ({
  debt,
  date: day(date),
  amount: BigInt(roubles * 100),
})
const aClaim = (claim: Partial<Claim>): Claim => ({
  country: 'RU',
  currency: 'RUB',
  asOf: day('2025-08-31'),
  rounding: 'once',
  debts: [],
  payments: [],
  work: [],
  ...claim,
})

/** The article read aloud: one day after the other, nothing merged. Null where the day's rate is not in the table. */
function naiveDay(basis: ClaimBasis, on: Day): { hundredths: bigint; divisor: number } | null {
  const table = basis.tables.get(on < '2016-01-01' ? 'ru_refinancing_rate' : 'ru_key_rate')
  const row = table?.table.rows.findLast(({ from }) => (from ?? '0000-00-00') <= on)
  if (!row?.percent || on > (row.to ?? '9999-12-31')) return null
  return { hundredths: BigInt(row.percent.replace('.', '')), divisor: on < '2016-10-03' ? 300 : 150 }
}

/** In parts of a kopeck of which 3 000 000 make one: 100 for the percent, 100 for its decimals, 300 for the divisor. */
const parts = 3_000_000n

function naive(claim: Claim, basis: ClaimBasis) {
  let total = 0n
  let unknownFrom: Day | null = null
  const days: string[] = []
  for (const debt of claim.debts) {
    for (let on = addDays(debt.due, 1); on <= claim.asOf; on = addDays(on, 1)) {
      let base = debt.amount
      for (const payment of claim.payments) {
        if (payment.debt === debt.id && payment.date < on) base -= payment.amount
      }
      if (base <= 0n) break
      const rate = naiveDay(basis, on)
      if (!rate) {
        if (unknownFrom === null || on < unknownFrom) unknownFrom = on
        break
      }
      total += base * rate.hundredths * BigInt(300 / rate.divisor)
      days.push(`${debt.id} ${on} ${base} ${rate.divisor}`)
    }
  }
  return { compensation: (total + parts / 2n) / parts, unknownFrom, days: days.sort() }
}

const someDay = fc.integer({ min: 0, max: 6000 }).map(days => addDays(day('2010-10-01'), days))
const someClaim = fc
  .record({
    debts: fc.array(fc.record({ due: someDay, amount: fc.integer({ min: 0, max: 50_000_00 }) }), {
      maxLength: 3,
    }),
    payments: fc.array(
      fc.record({ debt: fc.nat(2), after: fc.integer({ min: -40, max: 700 }), amount: fc.nat(20_000_00) }),
      { maxLength: 6 },
    ),
    length: fc.integer({ min: 0, max: 1200 }),
  })
  .map(({ debts, payments, length }) => {
    const first = debts[0]?.due ?? day('2020-01-01')
    return aClaim({
      asOf: addDays(first, length),
      debts: debts.map((debt, index) => ({
        id: String(index),
        due: debt.due,
        amount: BigInt(debt.amount),
        agreedDailyPercent: null,
      })),
      payments: payments
        .filter(payment => payment.debt < debts.length)
        .map(payment => ({
          debt: String(payment.debt),
          date: addDays(debts[payment.debt]?.due ?? first, payment.after),
          amount: BigInt(payment.amount),
        })),
    })
  })

describe('Russia, article 236', () => {
  test('lines add up to the day-by-day count, cover the same days and stop at the same unknown day', () => {
    fc.assert(
      fc.property(someClaim, claim => {
        const result = computeClaim(claim, russia)
        const expected = naive(claim, russia)
        expect(result.compensation).toBe(expected.compensation)
        expect(result.unknownFrom).toBe(expected.unknownFrom)
        const days = result.lines.flatMap(line =>
          Array.from(
            { length: daysBetween(line.from, line.to) + 1 },
            (_, index) => `${line.debt} ${addDays(line.from, index)} ${line.base} ${line.divisor}`,
          ),
        )
        expect(days.sort()).toEqual(expected.days)
      }),
      { numRuns: 80 },
    )
  })

  test('no two neighbouring lines could have been one', () => {
    fc.assert(
      fc.property(someClaim, claim => {
        const { lines } = computeClaim(claim, russia)
        lines.forEach((line, index) => {
          const next = lines[index + 1]
          if (!next || next.debt !== line.debt) return
          expect(next.from).toBe(addDays(line.to, 1))
          expect([next.base, next.ratePercent, next.divisor]).not.toEqual([
            line.base,
            line.ratePercent,
            line.divisor,
          ])
        })
      }),
      { numRuns: 100 },
    )
  })

  test('a later day of computation never lowers the sum, and rounding each line differs by less than a kopeck a line', () => {
    fc.assert(
      fc.property(someClaim, fc.nat(200), (claim, more) => {
        const now = computeClaim(claim, russia)
        const later = computeClaim({ ...claim, asOf: addDays(claim.asOf, more) }, russia)
        expect(later.compensation >= now.compensation).toBe(true)
        const difference = now.compensationEachLine - now.compensation
        expect((difference < 0n ? -difference : difference) <= BigInt(now.lines.length)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  test('45 000 roubles due on 15 May 2025, 15 000 paid on 20 June: counted by hand', () => {
    const result = computeClaim(
      aClaim({ debts: [aDebt('2025-05-15', 45_000)], payments: [aPayment('2025-06-20', 15_000)] }),
      russia,
    )
    // 45 000 × 21 % / 150 × 24 + 45 000 × 20 % / 150 × 12 + 30 000 × 20 % / 150 × 37 + 30 000 × 18 % / 150 × 35
    expect(result.lines.map(line => line.amount)).toEqual([151_200n, 72_000n, 148_000n, 126_000n])
    expect(result.compensation).toBe(497_200n)
    expect(result.total).toBe(3_497_200n)
  })

  test('the divisor changes on 3 October 2016 while the rate stays', () => {
    const { lines } = computeClaim(
      aClaim({ asOf: day('2016-10-10'), debts: [aDebt('2016-09-25', 30_000)] }),
      russia,
    )
    expect(lines.map(line => [line.from, line.to, line.ratePercent, line.divisor, line.amount])).toEqual([
      ['2016-09-26', '2016-10-02', '10', 300, 7000n],
      ['2016-10-03', '2016-10-10', '10', 150, 16_000n],
    ])
  })

  test('the refinancing rate rules to the end of 2015, the key rate from 2016', () => {
    const { lines } = computeClaim(
      aClaim({ asOf: day('2016-01-10'), debts: [aDebt('2015-12-21', 30_000)] }),
      russia,
    )
    expect(lines.map(line => [line.to, line.ratePercent, line.amount])).toEqual([
      ['2015-12-31', '8.25', 8250n],
      ['2016-01-10', '11', 11_000n],
    ])
  })

  test('past the last known key rate the lines stop, and the first unknown day is told', () => {
    const result = computeClaim(
      aClaim({ asOf: day('2026-10-31'), debts: [aDebt('2026-08-31', 15_000)] }),
      russia,
    )
    expect(result.lines.at(-1)?.to).toBe('2026-09-08')
    expect(result.unknownFrom).toBe('2026-09-09')
    // 15 000 × 14 % / 150 × 8 days
    expect(result.compensation).toBe(11_200n)
    expect(result.warnings.map(warning => warning.code)).toEqual(['rate_unknown'])
  })

  test('a debt paid before the unknown day leaves nothing unknown', () => {
    const claim = aClaim({
      asOf: day('2026-10-31'),
      debts: [aDebt('2026-08-31', 15_000)],
      payments: [aPayment('2026-09-05', 15_000)],
    })
    expect(computeClaim(claim, russia).unknownFrom).toBeNull()
  })

  test('an agreed rate is used on the days on which it gives more', () => {
    const debt = { ...aDebt('2025-06-01', 10_000), agreedDailyPercent: '0.135' }
    const { lines } = computeClaim(aClaim({ asOf: day('2025-06-10'), debts: [debt] }), russia)
    // 21 / 150 = 0.14 a day is more; from 9 June 20 / 150 = 0.133… is less.
    expect(lines.map(line => [line.to, line.agreed, line.amount])).toEqual([
      ['2025-06-08', false, 9800n],
      ['2025-06-10', true, 2700n],
    ])
  })

  test('what is not yet due, paid later or overpaid is told and not counted', () => {
    const result = computeClaim(
      aClaim({
        debts: [aDebt('2025-09-15', 100, 'b'), aDebt('2025-08-31', 100, 'c'), aDebt('2025-08-30', 10)],
        payments: [aPayment('2025-09-01', 50, 'c'), aPayment('2025-08-30', 20)],
      }),
      russia,
    )
    expect(result.principalOwed).toBe(10_000n)
    expect(result.lines).toEqual([])
    expect(result.warnings.map(warning => warning.code)).toEqual(['payment_later', 'not_yet_due', 'overpaid'])
  })
})

describe('Kazakhstan, article 113', () => {
  const inTenge = (claim: Partial<Claim>) => aClaim({ country: 'KZ', currency: 'KZT', ...claim })

  test('one rate decides, that of the day of payment; each part has its own', () => {
    const result = computeClaim(
      inTenge({
        asOf: day('2025-12-31'),
        debts: [aDebt('2025-08-10', 365_000)],
        payments: [aPayment('2025-10-31', 73_000)],
      }),
      kazakhstan,
    )
    // 73 000 × 18 % × 1.25 × 82 / 365 and 292 000 × 18 % × 1.25 × 143 / 365
    expect(result.lines.map(line => [line.days, line.ratePercent, line.factor, line.amount])).toEqual([
      [82, '18', '1.25', 369_000n],
      [143, '18', '1.25', 2_574_000n],
    ])
    expect(result.warnings.map(warning => warning.code)).toEqual(['payment_day_assumed'])
  })

  test('a payment within a week of an unproven change of rate is not computed with either rate', () => {
    const result = computeClaim(
      inTenge({
        asOf: day('2025-03-31'),
        debts: [aDebt('2025-02-10', 10_000)],
        payments: [aPayment('2025-03-13', 10_000)],
      }),
      kazakhstan,
    )
    expect(result.unknownFrom).toBe('2025-03-04')
    expect(result.lines.map(line => [line.to, line.ratePercent])).toEqual([['2025-03-03', '15.25']])
    expect(result.warnings.map(warning => warning.code)).toEqual(['rate_unproven_near'])
  })

  test('after the last known decision the lines stop', () => {
    const result = computeClaim(
      inTenge({ asOf: day('2026-06-01'), debts: [aDebt('2026-02-10', 10_000)] }),
      kazakhstan,
    )
    expect([result.unknownFrom, result.lines.at(-1)?.to]).toEqual(['2026-03-07', '2026-03-06'])
  })
})

describe('work beyond the norm', () => {
  const hour = (text: string) => parseDecimal(text) as Fraction
  const aWork = (kind: 'overtime' | 'rest_day' | 'night', hours: string, date = '2025-04-12') => ({
    date: day(date),
    kind,
    hours: hour(hours),
    hourlyRate: 25_000n,
    paid: 0n,
  })

  test('the first two overtime hours of a day are paid one and a half times, the others twice, however they are listed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 48 }), { minLength: 1, maxLength: 6 }), quarters => {
        const work = quarters.map(count => aWork('overtime', (count / 4).toFixed(2)))
        const total = quarters.reduce((all, count) => all + count, 0)
        const { work: lines } = computeClaim(aClaim({ work }), russia)
        const due = lines.reduce((all, line) => all + (line.due ?? 0n), 0n)
        const cheap = Math.min(8, total)
        expect(due).toBe(BigInt((25_000 * (cheap * 1.5 + (total - cheap) * 2)) / 4))
      }),
    )
  })

  test('rest days twice, night hours a fifth more; in Kazakhstan one and a half times', () => {
    const work = [aWork('rest_day', '8'), aWork('night', '8')]
    expect(computeClaim(aClaim({ work }), russia).work.map(line => line.due)).toEqual([400_000n, 240_000n])
    const there = aClaim({ country: 'KZ', currency: 'KZT', work })
    expect(computeClaim(there, kazakhstan).work.map(line => line.due)).toEqual([300_000n, 300_000n])
  })

  test('overtime before September 2024 carries the doubt about its base', () => {
    const { warnings } = computeClaim(aClaim({ work: [aWork('overtime', '1', '2024-08-31')] }), russia)
    expect(warnings.map(warning => warning.code)).toEqual(['work_base_disputed'])
  })

  test('work on a day without a rule that has a source is not computed', () => {
    const { work, total } = computeClaim(aClaim({ work: [aWork('night', '8', '2008-08-06')] }), russia)
    expect([work[0]?.due, work[0]?.owed, total]).toEqual([null, null, 0n])
  })
})
