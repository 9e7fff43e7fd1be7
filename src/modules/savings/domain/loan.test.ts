import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../factory.ts'
import type { ChargeMethod } from './constitution.ts'
import {
  allocate,
  chargeAtIssue,
  chargeForPeriod,
  type Loan,
  lateCharge,
  schedule,
  unearnedUpfront,
} from './loan.ts'

function aLoan(method: ChargeMethod, principal: number, periods = 3, rate = { num: 10, den: 100 }): Loan {
  return {
    ...{ id: 'l', member: 'A', kind: 'loan', principal, method, rate, periods },
    ...{ issuedAt: 1, dueAt: 1 + periods, rescheduled: [], replaces: null },
  }
}

/** Straight from the words of the method, with BigInt and a loop: what each period costs when the plan is kept. */
function naiveCharges(loan: Loan, unit: number): number[] {
  const [principal, periods] = [BigInt(loan.principal), BigInt(loan.periods)]
  const [num, den, u] = [BigInt(loan.rate.num), BigInt(loan.rate.den), BigInt(unit)]
  const down = (base: bigint) => ((base * num) / (den * u)) * u
  const part = (principal / periods / u) * u
  const charges: bigint[] = []
  let balance = principal
  for (let period = 1n; period <= periods; period++) {
    if (loan.method === 'flat_upfront')
      charges.push(period === 1n ? ((principal * num * periods) / (den * u)) * u : 0n)
    if (loan.method === 'flat_periodic') charges.push(balance > 0n ? down(principal) : 0n)
    if (loan.method === 'declining' || loan.method === 'rollover') charges.push(down(balance))
    balance -= part
  }
  return charges.map(Number)
}

describe('schedule', () => {
  it('of 600 over 3 periods at 10% by each method', () => {
    const charges = (method: ChargeMethod) => schedule(aLoan(method, 600), 1).map(line => line.charge)
    expect(charges('flat_upfront')).toEqual([180, 0, 0])
    expect(charges('flat_periodic')).toEqual([60, 60, 60])
    expect(charges('declining')).toEqual([60, 40, 20])
    expect(charges('rollover')).toEqual([60, 40, 20])
  })

  it('agrees with a naive one for any loan, and the principal is paid to the last unit', () => {
    const methods = fc.constantFrom<ChargeMethod>('flat_upfront', 'flat_periodic', 'declining', 'rollover')
    const rate = fc.record({ num: fc.nat(10_000), den: fc.integer({ min: 1, max: 10_000 }) })
    const big = fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 10 ** 12 }))
    fc.assert(
      fc.property(
        methods,
        big,
        fc.integer({ min: 1, max: 24 }),
        rate,
        fc.constantFrom(1, 10, 500),
        (...[m, p, n, r, u]) => {
          const loan = aLoan(m, p, n, { num: r.num % (r.den + 1), den: r.den })
          const lines = schedule(loan, u)
          expect(lines.map(line => line.charge)).toEqual(naiveCharges(loan, u))
          expect(lines.reduce((sum, line) => sum + line.principal, 0)).toBe(p)
          expect(lines.at(-1)?.left).toBe(0)
        },
      ),
      runs(10_000),
    )
  })
})

describe('charges', () => {
  it('of a loan from the social fund are nothing', () => {
    const loan: Loan = { ...aLoan('rollover', 600), kind: 'social' }
    expect(
      chargeAtIssue(loan, 1) + chargeForPeriod(loan, { principal: 600, charge: 0 }, 'after_payments', 1),
    ).toBe(0)
  })

  it('for lateness stop at the limit the group has set for the life of the loan', () => {
    const rule = { kind: 'extra_per_meeting', amount: 30, cap: 100 } as const
    expect([0, 60, 90, 100].map(before => lateCharge(rule, 600, before, 1))).toEqual([30, 30, 10, 0])
    expect(lateCharge({ kind: 'extra_rate', rate: { num: 5, den: 100 }, cap: null }, 590, 0, 1)).toBe(29)
    expect(lateCharge({ kind: 'fixed_fine', amount: 50 }, 590, 0, 1)).toBe(0)
  })

  it('agreed up front can be given back for the periods that were not used', () => {
    // 180 for 3 periods; after one period 60 are earned: 120 fall away, or what is still unpaid of it.
    expect(unearnedUpfront(aLoan('flat_upfront', 600), 180, 2, 1)).toBe(120)
    expect(unearnedUpfront(aLoan('flat_upfront', 600), 50, 2, 1)).toBe(50)
    expect(unearnedUpfront(aLoan('flat_upfront', 600), 180, 4, 1)).toBe(0)
  })
})

describe('a payment', () => {
  it('is used up in the order of the group and what is too much is handed back', () => {
    const debt = { fines: 10, charge: 60, principal: 600 }
    expect(allocate(['fines', 'charge', 'principal'], 100, debt)).toEqual({
      fines: 10,
      charge: 60,
      principal: 30,
      returned: 0,
    })
    expect(allocate(['charge', 'principal'], 700, debt)).toEqual({
      fines: 0,
      charge: 60,
      principal: 600,
      returned: 40,
    })
    expect(allocate('pro_rata', 66, debt)).toEqual({ fines: 0, charge: 6, principal: 60, returned: 0 })
  })

  it('is never lost or doubled', () => {
    const orders = fc.constantFrom<Parameters<typeof allocate>[0]>(
      'pro_rata',
      ['charge', 'principal'],
      ['principal', 'fines', 'charge'],
    )
    const debts = fc.record({ fines: fc.nat(100), charge: fc.nat(1000), principal: fc.nat(100_000) })
    fc.assert(
      fc.property(orders, fc.nat(200_000), debts, (order, cash, debt) => {
        const paid = allocate(order, cash, debt)
        expect(paid.fines + paid.charge + paid.principal + paid.returned).toBe(cash)
        expect(paid.charge <= debt.charge && paid.principal <= debt.principal && paid.returned >= 0).toBe(
          true,
        )
      }),
      runs(2000),
    )
  })
})
