import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../factory.ts'
import { type Claimant, divide, type ShareOutRules, setOffTotal } from './share-out.ts'

const none = { principal: 0, charge: 0, fines: 0, socialFines: 0, chargesPaid: 0 }
const member = (name: string, stamps: number, debts: Partial<Claimant> = {}): Claimant => ({
  ...{ member: name, stamps, savings: stamps * 100 },
  ...none,
  ...debts,
})
const rules: ShareOutRules = { mode: 'by_shares', rounding: 'floor_share_value', cashUnit: 1 }

/** 305 stamps over 20 members: 15 with 15 and 5 with 16. */
const twenty = Array.from({ length: 20 }, (_, index) => member(`m${index}`, index < 15 ? 15 : 16))

describe('the worked figures of the method', () => {
  it('305 stamps and 1,568,400: a share is worth 5,142 and 90 remain', () => {
    expect(divide(1_568_400, twenty, rules)).toMatchObject({ valuePerShare: 5142, remainder: 90 })
  })

  it('with notes of 100 a share is worth 5,100 and 12,900 remain', () => {
    expect(divide(1_568_400, twenty, { ...rules, cashUnit: 100 })).toMatchObject({
      valuePerShare: 5100,
      remainder: 12_900,
    })
  })

  it('rounding each member instead leaves at most one unit a member', () => {
    const fine = divide(1_568_400, twenty, { ...rules, rounding: 'floor_member' })
    // 15 stamps: 77,134.4 → 77,134; 16 stamps: 82,276.7 → 82,276. 15 × 77,134 + 5 × 82,276 = 1,568,390; 10 remain.
    expect(fine.remainder).toBe(10)
    const coarse = divide(1_568_400, twenty, { ...rules, rounding: 'floor_member', cashUnit: 100 })
    // 77,100 and 82,200: 15 × 77,100 + 5 × 82,200 = 1,567,500; 900 remain.
    expect(coarse.remainder).toBe(900)
  })

  it('200 over three equal members pays 66 each and never 201 in all', () => {
    const { lines, remainder } = divide(200, [member('a', 1), member('b', 1), member('c', 1)], rules)
    expect(lines.map(line => line.payout)).toEqual([66, 66, 66])
    expect(remainder).toBe(2)
  })

  it('a coarse note makes nobody short: who owes less than her part is worth keeps the rest of it', () => {
    // 950 in the box, a owes 300: (950 + 300) / 25 = 50 a share, of which notes of 40 show 40. a: 400 - 300; b: 600.
    const fair = divide(950, [member('a', 10, { principal: 300 }), member('b', 15)], {
      ...rules,
      cashUnit: 40,
    })
    expect(fair.lines.map(line => line.payout)).toEqual([80, 600])
    // 250 in the box, a and b owe 20 each on 10 shares, c nothing on 9: 10 a share. Notes of 25 show 0, nobody is paid;
    // judged by the rounded part a and b would be short and c would take all.
    const owing = [member('a', 10, { principal: 20 }), member('b', 10, { principal: 20 }), member('c', 9)]
    const coarse = divide(250, owing, { ...rules, cashUnit: 25 })
    expect(coarse.lines.map(line => line.payout)).toEqual([0, 0, 0])
    expect(coarse.remainder).toBe(250)
    const before = divide(250, owing, { ...rules, cashUnit: 25, shortWhenRounded: true })
    expect(before.lines.map(line => line.payout)).toEqual([0, 0, 225])
  })

  it('members worth less than their debt receive nothing, and the closed form gives the value', () => {
    // Cash 900; a and b solvent with 5 + 4 stamps; c owes 500 on 1 stamp, d owes 900 on 2. v = 900 / (12 - 3) = 100.
    const claimants = [
      member('a', 5),
      member('b', 4),
      member('c', 1, { principal: 500 }),
      member('d', 2, { principal: 900 }),
    ]
    const { valuePerShare, lines, fund } = divide(900, claimants, rules)
    expect({ valuePerShare, fund }).toEqual({ valuePerShare: 100, fund: 1200 })
    expect(lines.map(line => [line.payout, setOffTotal(line), line.writtenOff])).toEqual([
      [500, 0, 0],
      [400, 0, 0],
      [0, 100, 400],
      [0, 200, 700],
    ])
  })

  it('one who seemed solvent may fall short after another has dropped out', () => {
    // First: pool 100 + 900 + 180 = 1,180 over 4 stamps: 295 a stamp; x owes 900 > 295 drops out. Then pool 280 over 3:
    // 93 a stamp; y with 1 stamp owes 180 > 93 drops out too. v = 100 / 2 = 50.
    const claimants = [member('a', 2), member('x', 1, { principal: 900 }), member('y', 1, { principal: 180 })]
    const { valuePerShare, lines } = divide(100, claimants, rules)
    expect(valuePerShare).toBe(50)
    expect(lines.map(line => line.writtenOff)).toEqual([0, 850, 130])
  })

  it('a member alone settles his loan with his own shares', () => {
    const { lines } = divide(0, [member('a', 10, { principal: 1000 })], rules)
    expect(lines[0]).toMatchObject({ payout: 0, writtenOff: 0, setOff: { principal: 1000 } })
  })

  it('equal shares of the profit leave a few units', () => {
    // 168,595 over 9 members with nothing saved: 18,732 each, 7 remain.
    const nine = Array.from({ length: 9 }, (_, index) => member(`m${index}`, 0))
    const { lines, remainder } = divide(168_595, nine, { ...rules, mode: 'equal' })
    expect([lines[0]?.payout, remainder]).toEqual([18_732, 7])
  })

  it('charges can go back to those who paid them, the rest by shares', () => {
    // 2 × 500 saved, a paid 60 of charges, 20 of fines came in: a 60 + 5 × 102, b 5 × 102.
    const { lines } = divide(1080, [member('a', 5, { chargesPaid: 60 }), member('b', 5)], {
      ...rules,
      mode: 'return_charge_to_payer',
    })
    expect(lines.map(line => line.payout)).toEqual([570, 510])
  })

  it('a loss is borne by shares in every mode', () => {
    const two = [member('a', 5, { chargesPaid: 900 }), member('b', 5)]
    for (const mode of ['equal', 'return_charge_to_payer'] as const) {
      expect(divide(500, two, { ...rules, mode }).lines.map(line => line.payout)).toEqual([250, 250])
    }
  })
})

describe('any division', () => {
  const anyClaimant = fc.record({
    stamps: fc.nat(60),
    principal: fc.oneof(fc.constant(0), fc.nat(9000)),
    charge: fc.oneof(fc.constant(0), fc.nat(500)),
    fines: fc.oneof(fc.constant(0), fc.nat(50)),
    socialFines: fc.oneof(fc.constant(0), fc.nat(50)),
    chargesPaid: fc.nat(900),
  })
  const anyRules = fc.record({
    mode: fc.constantFrom('by_shares', 'equal', 'return_charge_to_payer'),
    rounding: fc.constantFrom('floor_share_value', 'floor_member'),
    cashUnit: fc.constantFrom(1, 10, 100),
  }) as fc.Arbitrary<ShareOutRules> // the constants are exactly the options
  const people = fc
    .array(anyClaimant, { minLength: 1, maxLength: 12 })
    .map(list => list.map((one, index) => ({ ...one, member: `m${index}`, savings: one.stamps * 100 })))

  it('payouts, set-offs and remainder are the fund, and nobody is paid less than nothing', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), people, anyRules, (cash, claimants, how) => {
        const { fund, remainder, lines } = divide(cash, claimants, how)
        const paid = lines.reduce((sum, line) => sum + line.payout, 0)
        const setOff = lines.reduce((sum, line) => sum + setOffTotal(line), 0)
        if (paid + setOff + remainder !== fund || remainder < 0)
          expect.fail(`${paid} ${setOff} ${remainder} ${fund}`)
        for (const [index, line] of lines.entries()) {
          const one = claimants[index] as Claimant
          const { principal, charge } = line.setOff
          const exact =
            principal + line.writtenOff === one.principal && charge + line.chargesWaived === one.charge
          if (line.payout < 0 || line.payout % how.cashUnit !== 0 || !exact) expect.fail(JSON.stringify(line))
          if (line.writtenOff > 0 && line.payout > 0) expect.fail('a defaulter was paid')
          const due = Math.max(0, line.claim - setOffTotal(line))
          if (line.payout !== due - (due % how.cashUnit)) expect.fail('somebody went without her part')
        }
      }),
      runs(10_000),
    )
  })

  it('without debts the remainder is smaller than one unit a stamp, or one unit a member', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), people, fc.constantFrom(1, 10, 100), (cash, claimants, cashUnit) => {
        const clean = claimants.map(one => ({ ...one, ...none, stamps: one.stamps + 1 }))
        const stamps = clean.reduce((sum, one) => sum + one.stamps, 0)
        const coarse = divide(cash, clean, { ...rules, cashUnit }).remainder
        const fine = divide(cash, clean, { ...rules, cashUnit, rounding: 'floor_member' }).remainder
        expect(coarse).toBeLessThan(stamps * cashUnit)
        expect(fine).toBeLessThan(clean.length * cashUnit)
        expect(fine).toBeLessThanOrEqual(coarse)
      }),
      runs(2000),
    )
  })
})
