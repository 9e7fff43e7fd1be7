import { useT } from '#staff/hooks.ts'
import { type Dimension, type Item, units } from '../../domain/goods.ts'
import type { GoodsHappening } from '../../domain/goods-journal.ts'
import { useGoodsWords } from './use-goods-words.ts'

/** A record of goods in a few words. `lotOf` tells what it is about, also where that was taken back since. */
export function useGoodsSentence(
  lotOf: (id: string) => { readonly item: Item; readonly dimension: Dimension } | undefined,
): (event: GoodsHappening) => string {
  const t = useT()
  const words = useGoodsWords()
  return event => {
    if (event.kind === 'goods_received' || event.kind === 'harvested') {
      const what = t(`savings.goods.part.${event.kind === 'harvested' ? 'harvested' : 'received'}`)
      const amount = words.quantity(event.amount, units[event.unit].dimension)
      return t('savings.did.goods', { what, item: words.item(event.item), amount })
    }
    const lot = lotOf(event.lot)
    return t('savings.did.goods', {
      what: t(`savings.goods.part.${event.kind === 'goods_grew' ? 'grew' : event.how}`),
      item: lot ? words.item(lot.item) : '–',
      amount: lot ? words.quantity(event.amount, lot.dimension) : '–',
    })
  }
}

/** What the records themselves say of their things: of those that passed on, the thing that was passed on. */
export function thingsOf(events: Iterable<{ id: string } & GoodsHappening>) {
  const things = new Map<string, { item: Item; dimension: Dimension }>()
  for (const event of events) {
    if (event.kind === 'goods_received' || event.kind === 'harvested')
      things.set(event.id, { item: event.item, dimension: units[event.unit].dimension })
    else if (event.kind === 'goods_used') {
      const thing = things.get(event.lot)
      if (thing) things.set(event.id, thing)
    }
  }
  return things
}
