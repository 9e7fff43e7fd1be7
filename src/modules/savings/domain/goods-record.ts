import { plus, total } from './amount.ts'
import { type Book, type Draft, livingMember } from './book.ts'
import { planGoods, planTakeBack } from './goods-book.ts'
import type { GoodsHappening } from './goods-journal.ts'
import type { HappeningOf } from './journal.ts'
import { refuse } from './refusals.ts'

type Kind = GoodsHappening['kind']
type Handler<K extends Kind> = (book: Book, event: HappeningOf<K> & { id: string }) => Draft

/** Goods in a group's book: in or between meetings, and without a single entry in the ledger of money. */
export const goodsHandlers: { readonly [K in Kind]: Handler<K> } = {
  goods_received: record,
  harvested: record,
  goods_grew: record,
  goods_used: record,
}

function record(book: Book, event: GoodsHappening & { id: string }): Draft {
  return { after: planGoods(book.goods, event, member => void livingMember(book, member)) }
}

/** Takes a record of goods back, however old; not while the money of a sale is in the box. */
export function correctGoods(book: Book, id: string): Draft {
  if (boxedOf(book, id) > 0) throw refuse('savings.sale_not_for_box', { id })
  return { after: planTakeBack(book.goods, id) }
}

/** Money for the box from a sale: of one that stands, and no more than was paid for it. */
export function boxSale(book: Book, id: string, sale: string, amount: number): () => void {
  const paid = book.goods.uses.get(sale)?.paid
  if (paid?.currency !== book.currency || plus(boxedOf(book, sale), amount) > (paid?.amount ?? 0)) {
    throw refuse('savings.sale_not_for_box', { id: sale })
  }
  return () => void book.goods.boxed.set(id, { sale, amount })
}

/** What came into the box from this sale so far. */
export function boxedOf(book: Book, sale: string): number {
  return total([...book.goods.boxed.values()].map(one => (one.sale === sale ? one.amount : 0)))
}
