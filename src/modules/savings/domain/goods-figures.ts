import { plus, total } from './amount.ts'
import { type Dimension, type Item, seasonOrder } from './goods.ts'
import type { GoodsBook, Lot } from './goods-book.ts'
import type { GoodsUse } from './goods-journal.ts'

/**
 * One sum: of one kind of thing, in one season, one dimension and one currency; so it can be added to its like of any
 * other group and to nothing else. `season` is that in which the goods came or were harvested, also for what became of
 * them. `worth` is what they are estimated at, or for what was sold what was paid; 0 where nobody said.
 */
export interface GoodsLine {
  readonly season: string
  readonly part: 'received' | 'harvested' | 'grew' | GoodsUse
  readonly item: Item
  readonly dimension: Dimension
  readonly currency: string | null
  readonly count: number
  readonly amount: number
  readonly worth: number
  /** Square metres, of harvests. */
  readonly area: number
}

/** Goods given on a condition: how many lots, and of how many it is wholly fulfilled; by the day it is due. */
export interface DueLine {
  readonly season: string
  readonly terms: 'pass_on' | 'from_harvest'
  readonly by: string | null
  readonly done: number
  readonly all: number
}

export interface GoodsFigures {
  readonly lines: readonly GoodsLine[]
  readonly due: readonly DueLine[]
}

export const noGoods: GoodsFigures = { lines: [], due: [] }

/** All sums of a group's goods. Without a single member: what the programme may always see. */
export function goodsFigures(book: GoodsBook): GoodsFigures {
  const lines: GoodsLine[] = []
  const due: DueLine[] = []
  for (const lot of book.lots.values()) {
    if (lot.origin === 'passed_on') continue
    lines.push(
      lineOf(lot, lot.origin, lot.amount, lot.worth?.amount ?? 0, lot.worth?.currency ?? null, lot.area ?? 0),
    )
    if (lot.terms.kind === 'gift') continue
    const { kind: terms, amount, by } = lot.terms
    due.push({ season: lot.season, terms, by, done: lot.fulfilled >= amount ? 1 : 0, all: 1 })
  }
  for (const { lot: id, amount } of book.growths.values()) {
    const lot = book.lots.get(id) as Lot // a growth goes with its lot
    lines.push(lineOf(lot, 'grew', amount, 0, null, 0))
  }
  for (const { lot: id, how, amount, paid } of book.uses.values()) {
    const lot = book.lots.get(id) as Lot // a use goes with its lot
    lines.push(lineOf(lot, how, amount, paid?.amount ?? 0, paid?.currency ?? null, 0))
  }
  return addGoods([{ lines, due }])
}

const lineOf = (
  { season, item, dimension }: Lot,
  part: GoodsLine['part'],
  amount: number,
  worth: number,
  currency: string | null,
  area: number,
): GoodsLine => ({ season, part, item, dimension, currency, count: 1, amount, worth, area })

/** Sums of many groups: like is added to like. The same whatever the order. */
export function addGoods(figures: Iterable<GoodsFigures>): GoodsFigures {
  const lines = new Map<string, GoodsLine>()
  const due = new Map<string, DueLine>()
  for (const one of figures) {
    for (const line of one.lines) {
      const { season, part, item, dimension, currency } = line
      const key = JSON.stringify([season, part, item, dimension, currency])
      const before = lines.get(key)
      lines.set(key, before ? addLines(before, line) : line)
    }
    for (const line of one.due) {
      const key = JSON.stringify([line.season, line.terms, line.by])
      const before = due.get(key)
      const sums = before && { done: plus(before.done, line.done), all: plus(before.all, line.all) }
      due.set(key, { ...line, ...sums })
    }
  }
  return { lines: inOrder(lines), due: inOrder(due) }
}

const addLines = (a: GoodsLine, b: GoodsLine): GoodsLine => ({
  ...a,
  ...{ count: plus(a.count, b.count), amount: plus(a.amount, b.amount) },
  ...{ worth: plus(a.worth, b.worth), area: plus(a.area, b.area) },
})

function inOrder<T extends { season: string }>(lines: ReadonlyMap<string, T>): T[] {
  return [...lines]
    .sort(([a, x], [b, y]) => seasonOrder(x.season) - seasonOrder(y.season) || (a < b ? -1 : 1))
    .map(([, line]) => line)
}

/** What a report says of a set of sums; each ratio as numerator and denominator. */
export interface GoodsSummary {
  /** Harvested, by what can be added: grams, millilitres, heads, pieces. */
  readonly harvested: Readonly<Record<Dimension, number>>
  /** Square metres, as far as they were measured. */
  readonly area: number
  /** By currency, smallest unit: estimated worth of what was given, of harvests; what was paid for what was sold. */
  readonly money: readonly {
    readonly currency: string
    readonly given: number
    readonly harvest: number
    readonly sold: number
  }[]
  readonly grants: number
  readonly harvests: number
  readonly passOn: DueSummary
  readonly repaid: DueSummary
}

export interface DueSummary {
  readonly numerator: number
  readonly denominator: number
  /** Due before the day and not fulfilled. */
  readonly overdue: number
}

export function summarise(figures: GoodsFigures, today: string): GoodsSummary {
  const { lines, due } = figures
  const harvests = lines.filter(line => line.part === 'harvested')
  const received = lines.filter(line => line.part === 'received')
  const sold = lines.filter(line => line.part === 'sold')
  const worthIn = (list: readonly GoodsLine[], currency: string) =>
    total(list.map(line => (line.currency === currency ? line.worth : 0)))
  const said = [...new Set([...harvests, ...received, ...sold].map(line => line.currency))]
  const massOf = (dimension: Dimension) =>
    total(harvests.map(line => (line.dimension === dimension ? line.amount : 0)))
  return {
    harvested: {
      ...{ mass: massOf('mass'), volume: massOf('volume') },
      ...{ head: massOf('head'), piece: massOf('piece') },
    },
    area: total(harvests.map(line => line.area)),
    money: said
      .filter(currency => currency !== null)
      .sort()
      .map(currency => ({
        currency,
        given: worthIn(received, currency),
        harvest: worthIn(harvests, currency),
        sold: worthIn(sold, currency),
      })),
    grants: total(received.map(line => line.count)),
    harvests: total(harvests.map(line => line.count)),
    passOn: dueSummary(due, 'pass_on', today),
    repaid: dueSummary(due, 'from_harvest', today),
  }
}

function dueSummary(due: readonly DueLine[], terms: DueLine['terms'], today: string): DueSummary {
  const mine = due.filter(line => line.terms === terms)
  const late = mine.filter(line => line.by !== null && line.by < today)
  return {
    numerator: total(mine.map(line => line.done)),
    denominator: total(mine.map(line => line.all)),
    overdue: total(late.map(line => line.all - line.done)),
  }
}
