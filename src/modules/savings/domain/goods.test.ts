import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../factory.ts'
import type { Book } from './book.ts'
import { constitution } from './constitution.ts'
import { addQuantity, readQuantity, seasonOf, seasonOrder, shownQuantity, unitCodes, units } from './goods.ts'
import { emptyGoods, planGoods } from './goods-book.ts'
import { addGoods, goodsFigures, noGoods, summarise } from './goods-figures.ts'
import type { GoodsHappening } from './goods-journal.ts'
import type { GroupEvent, Happening } from './journal.ts'
import { trialBalance } from './ledger.ts'
import { apply, rebuild } from './record.ts'

const tjs = (amount: number) => ({ amount, currency: 'TJS' })
const base = { day: '2026-04-02', member: null }
const seed: GoodsHappening = {
  ...{ kind: 'goods_received', item: 'potato_seed', amount: 400_000, unit: 'kg', worth: tjs(200_000) },
  ...{
    from: 'Invented programme',
    terms: { kind: 'from_harvest', amount: 100_000, by: '2026-11-01' },
    ...base,
  },
}
const heifer: GoodsHappening = {
  ...{
    kind: 'goods_received',
    item: 'cattle',
    amount: 1,
    unit: 'head',
    worth: tjs(400_000),
    from: 'Invented',
  },
  ...{ ...base, member: 'A', terms: { kind: 'pass_on', amount: 1, by: null } },
}
const harvest: GoodsHappening = {
  ...{ kind: 'harvested', item: 'potato', amount: 2_500_500, unit: 'kg', area: 1000, price: tjs(333) },
  ...{ day: '2026-09-20', member: null, lot: null },
}
const used = (
  lot: string,
  how: 'sold' | 'eaten' | 'lost' | 'passed_on' | 'given_back',
  amount: number,
  more = {},
): GoodsHappening => ({
  ...{
    kind: 'goods_used',
    lot,
    how,
    amount,
    day: '2026-10-01',
    paid: null,
    reason: null,
    to: null,
    fulfils: null,
  },
  ...more,
})

/** A self-help group of three that saves a fixed amount. */
function aGroup() {
  const book = rebuild([])
  let next = 1
  const tell = (happening: Happening, id = `e${next++}`) => {
    apply(book, { id, ...happening })
    return id
  }
  tell({ kind: 'book_started', key: 'k', currency: 'TJS' })
  tell({ kind: 'cycle_opened', constitution: constitution({ savings: { mode: 'fixed', price: 1000 } }) })
  for (const member of ['A', 'B', 'C']) tell({ kind: 'member_joined', member })
  return { book, tell }
}
const summaryOf = (book: Book) => summarise(goodsFigures(book.goods), '2026-12-01')

describe('goods of a self-help group', () => {
  it('keeps what was given, harvested, sold, lost and given back beside the money, and says it in sums', () => {
    const { book, tell } = aGroup()
    const lot = tell(seed)
    const crop = tell({ ...harvest, lot })
    tell(used(crop, 'sold', 2_000_000, { paid: tjs(600_000) }))
    tell(used(crop, 'lost', 300_000, { reason: 'frost' }))
    tell(used(crop, 'given_back', 100_000, { fulfils: lot }))
    expect(book.goods.lots.get(crop)?.left).toBe(100_500)
    expect(book.ledger.balances.size).toBe(0)
    const summary = summaryOf(book)
    // 2,500.5 kg at 3.33: the half of the last diram is not rounded up.
    expect(summary.money).toEqual([{ currency: 'TJS', given: 200_000, harvest: 832_666, sold: 600_000 }])
    expect(summary.harvested).toEqual({ mass: 2_500_500, volume: 0, head: 0, piece: 0 })
    expect(summary.repaid).toEqual({ numerator: 1, denominator: 1, overdue: 0 })
    expect(summary.area).toBe(1000)
  })

  it('passes the offspring on: the receiver has it, the condition is fulfilled, the programme gave one cow', () => {
    const { book, tell } = aGroup()
    const cow = tell(heifer)
    expect(summaryOf(book).passOn).toEqual({ numerator: 0, denominator: 1, overdue: 0 })
    tell({ kind: 'goods_grew', lot: cow, amount: 1, day: '2026-09-01' })
    const calf = tell(used(cow, 'passed_on', 1, { to: 'B' }))
    expect(book.goods.lots.get(calf)).toMatchObject({
      member: 'B',
      item: 'cattle',
      left: 1,
      origin: 'passed_on',
    })
    expect(summaryOf(book)).toMatchObject({ grants: 1, passOn: { numerator: 1, denominator: 1 } })
    tell(used(calf, 'lost', 1, { reason: 'illness' }))
    expect(() => tell({ kind: 'corrected', corrects: calf, reason: 'wrong cow' })).toThrow(
      'savings.goods_rest_on_it',
    )
  })

  it('takes a record back without a meeting, and both stay in the journal', () => {
    const { book, tell } = aGroup()
    const crop = tell(harvest)
    const sale = tell(used(crop, 'sold', 500_000, { paid: tjs(100_000) }))
    expect(() => tell({ kind: 'corrected', corrects: crop, reason: 'wrong' })).toThrow(
      'savings.goods_rest_on_it',
    )
    tell({ kind: 'corrected', corrects: sale, reason: 'counted twice' })
    expect(book.goods.lots.get(crop)?.left).toBe(2_500_500)
    expect(() => tell({ kind: 'corrected', corrects: sale, reason: 'again' })).toThrow(
      'savings.already_corrected',
    )
    expect(book.seen.has(sale)).toBe(true)
    tell({ kind: 'corrected', corrects: crop, reason: 'another group' })
    expect(goodsFigures(book.goods)).toEqual(noGoods)
  })

  it('refuses what does not fit: too much, other units, before it was there, a loss without reason, a stranger', () => {
    const { tell } = aGroup()
    const lot = tell(seed)
    const cow = tell(heifer)
    expect(() => tell(used(lot, 'eaten', 400_001))).toThrow('savings.not_enough_goods')
    expect(() => tell(used(lot, 'eaten', 1.5))).toThrow('savings.amount_not_positive')
    expect(() => tell(used(lot, 'eaten', 1, { day: '2026-04-01' }))).toThrow('savings.goods_before_received')
    expect(() => tell(used(lot, 'lost', 1))).toThrow('savings.reason_needed')
    expect(() => tell(used(lot, 'given_back', 1, { fulfils: cow }))).toThrow('savings.not_the_condition')
    expect(() => tell(used(cow, 'passed_on', 1, { to: 'Z' }))).toThrow('savings.unknown_member')
    expect(() => tell({ ...seed, unit: 'head' })).toThrow('savings.units_differ')
    expect(() => tell(used('nothing', 'eaten', 1))).toThrow('savings.unknown_goods')
  })

  it('lets the money of a sale into the box by an ordinary event, once and no more than was paid', () => {
    const { book, tell } = aGroup()
    const sale = tell(used(tell(harvest), 'sold', 1000, { paid: tjs(500) }))
    const nobody = { absent: [], late: [], excused: [], represented: [] }
    tell({ kind: 'meeting_opened', number: 1, rollCall: nobody })
    tell({ kind: 'step_taken', step: 'expenses', reason: 'short test' })
    const boxed = { kind: 'donation_received', to: 'cash:loan_fund', what: 'potatoes', sale } as const
    expect(() => tell({ ...boxed, amount: 501 })).toThrow('savings.sale_not_for_box')
    const money = tell({ ...boxed, amount: 500 })
    expect(() => tell({ ...boxed, amount: 1 })).toThrow('savings.sale_not_for_box')
    expect(() => tell({ kind: 'corrected', corrects: sale, reason: 'wrong' })).toThrow(
      'savings.sale_not_for_box',
    )
    expect([book.ledger.balances.get('cash:loan_fund'), trialBalance(book.ledger)]).toEqual([500, 0])
    tell({ kind: 'corrected', corrects: money, reason: 'wrong' })
    tell({ kind: 'corrected', corrects: sale, reason: 'wrong' })
    expect(summaryOf(book).money).toEqual([{ currency: 'TJS', given: 0, harvest: 832_666, sold: 0 }])
  })
})

describe('units and seasons', () => {
  it('reads and shows whole amounts, and never adds kilograms to heads', () => {
    expect(readQuantity('2,5', 'kg')).toBe(2500)
    expect(readQuantity('940', 'ton')).toBe(940_000_000)
    expect([readQuantity('0.5', 'head'), readQuantity('-1', 'kg'), readQuantity('1e3', 'kg')]).toEqual([
      null,
      null,
      null,
    ])
    expect(shownQuantity({ amount: 940_000_000, dimension: 'mass' })).toEqual({ number: 940, unit: 'ton' })
    expect(() => addQuantity({ amount: 1, dimension: 'mass' }, { amount: 1, dimension: 'head' })).toThrow(
      'savings.units_differ',
    )
    for (const unit of unitCodes) expect(readQuantity('1', unit)).toBe(units[unit].size)
  })

  it('puts December into the winter of the next year', () => {
    expect(['2026-12-01', '2027-02-28', '2027-03-01', '2011-09-30'].map(seasonOf)).toEqual([
      ...['2027-winter', '2027-winter', '2027-spring', '2011-autumn'],
    ])
    expect(seasonOrder('2026-autumn')).toBeLessThan(seasonOrder('2027-winter'))
  })
})

// Whatever a group might say, sound or not: what is refused changes nothing.
const anyHappening = (known: number): fc.Arbitrary<Happening> => {
  const lot = fc.nat(Math.max(0, known)).map(n => `h${n}`)
  const day = fc.constantFrom('2026-03-05', '2026-06-01', '2026-09-20', '2026-12-24')
  const member = fc.constantFrom(null, 'A', 'B', 'C')
  const amount = fc.integer({ min: 1, max: 20 })
  const worth = fc.option(fc.record({ amount, currency: fc.constantFrom('TJS', 'USD') }))
  const terms = fc
    .constantFrom('pass_on', 'from_harvest')
    .chain(kind => fc.record({ kind: fc.constant(kind), amount, by: fc.option(day) }))
  return fc.oneof(
    fc.record({
      ...{
        kind: fc.constant('goods_received'),
        item: fc.constantFrom('potato_seed', 'fodder_seed'),
        amount,
        unit: fc.constant('gram'),
      },
      ...{
        worth,
        from: fc.constant('p'),
        day,
        member,
        terms: fc.oneof(fc.constant({ kind: 'gift' }), terms),
      },
    }),
    fc.record({
      ...{
        kind: fc.constant('harvested'),
        item: fc.constant('potato'),
        amount,
        unit: fc.constantFrom('gram', 'kg'),
      },
      ...{ area: fc.option(amount), price: worth, day, member, lot: fc.option(lot) },
    }),
    fc.record({ kind: fc.constant('goods_grew'), lot, amount, day }),
    fc.record({
      ...{
        kind: fc.constant('goods_used'),
        lot,
        amount,
        day,
        paid: worth,
        to: member,
        fulfils: fc.option(lot),
      },
      how: fc.constantFrom('planted', 'sold', 'eaten', 'kept', 'lost', 'passed_on', 'given_back'),
      reason: fc.option(fc.constant('frost')),
    }),
    fc.record({ kind: fc.constant('corrected'), corrects: lot, reason: fc.constant('r') }),
  ) as fc.Arbitrary<Happening> // of the shapes above
}

const anyLife = fc.array(anyHappening(25), { maxLength: 40 })

function live(happenings: readonly Happening[]): { book: Book; told: GroupEvent[] } {
  const { book } = aGroup()
  const told: GroupEvent[] = [...book.seen.values()]
  for (const [at, happening] of happenings.entries()) {
    const event = { id: `h${at}`, ...happening }
    const before = JSON.stringify([...book.goods.lots])
    try {
      apply(book, event)
      told.push(event)
    } catch {
      expect(JSON.stringify([...book.goods.lots])).toBe(before)
    }
  }
  return { book, told }
}

describe('whatever a group records', () => {
  it('nothing falls below nought, every lot is where its uses say, and no money moves', () => {
    fc.assert(
      fc.property(anyLife, life => {
        const { goods, ledger } = live(life).book
        for (const lot of goods.lots.values()) {
          const gone = [...goods.uses.values()].filter(use => use.lot === lot.id)
          expect(lot.left).toBe(lot.amount + lot.grew - gone.reduce((sum, use) => sum + use.amount, 0))
          expect(lot.left).toBeGreaterThanOrEqual(0)
          const given = [...goods.uses.values()].filter(use => use.fulfils === lot.id)
          expect(lot.fulfilled).toBe(given.reduce((sum, use) => sum + use.amount, 0))
        }
        expect(ledger.balances.size).toBe(0)
      }),
      runs(150),
    )
  })

  it('told twice, or anew from the beginning, it is the same book', () => {
    fc.assert(
      fc.property(anyLife, life => {
        const { book, told } = live(life)
        for (const event of told) expect(apply(book, event)).toBe('already')
        expect(goodsFigures(rebuild(told).goods)).toEqual(goodsFigures(book.goods))
        expect([...rebuild(told).goods.lots]).toEqual([...book.goods.lots])
      }),
      runs(100),
    )
  })

  it('the sums of two groups together are those of the groups added, in any order', () => {
    fc.assert(
      fc.property(anyLife, anyLife, (one, other) => {
        const [a, b] = [one, other].map(life => goodsFigures(live(life).book.goods)) as [
          typeof noGoods,
          typeof noGoods,
        ]
        expect(addGoods([a, b])).toEqual(addGoods([b, a]))
        expect(addGoods([a, noGoods])).toEqual(a)
        const counted = (list: (typeof noGoods)[]) =>
          addGoods(list).lines.reduce((sum, line) => sum + line.amount, 0)
        expect(counted([a, b])).toBe(counted([a]) + counted([b]))
      }),
      runs(60),
    )
  })

  it('everything taken back, last first, leaves nothing', () => {
    fc.assert(
      fc.property(anyLife, life => {
        const { book, told } = live(life.filter(one => one.kind !== 'corrected'))
        const goodsTold = told.filter(event => event.id.startsWith('h')).reverse()
        for (const [at, { id }] of goodsTold.entries())
          apply(book, { id: `back${at}`, kind: 'corrected', corrects: id, reason: 'all of it' })
        expect([book.goods.lots.size, book.goods.uses.size, book.goods.growths.size]).toEqual([0, 0, 0])
      }),
      runs(80),
    )
  })
})

it('a book without a roll takes members by number', () => {
  const book = emptyGoods()
  planGoods(book, { id: 'a', ...heifer, member: '7' }, () => undefined)()
  expect(book.lots.get('a')).toMatchObject({ member: '7', left: 1 })
})
