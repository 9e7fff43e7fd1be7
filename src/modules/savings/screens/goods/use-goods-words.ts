import { useFormat, useT } from '#staff/hooks.ts'
import { type Dimension, type Item, type SeasonName, shownQuantity, type Unit } from '../../domain/goods.ts'
import type { Terms } from '../../domain/goods-journal.ts'

/** What goods, amounts, seasons and conditions are called. */
export function useGoodsWords() {
  const t = useT()
  const format = useFormat()
  const said = (number: number, unit: Unit) =>
    t('savings.goods.quantity', { number: format.number(number), unit: t(`savings.unit.${unit}`) })
  const quantity = (amount: number, dimension: Dimension) => {
    const { number, unit } = shownQuantity({ amount, dimension })
    return said(number, unit)
  }
  return {
    item: (item: Item) => t(`savings.item.${item}`),
    quantity,
    /** `2026-autumn` */
    season: (key: string) => {
      const [year = '', name] = key.split('-') as [string, SeasonName]
      return t('savings.goods.season_of', { year, season: t(`savings.season.${name}`) })
    },
    /** How far the condition is fulfilled; null where there is none. */
    due: (terms: Terms, fulfilled: number, dimension: Dimension) => {
      if (terms.kind === 'gift') return null
      // Nothing of 5 g is 0 g, and not 0 kg.
      const { unit } = shownQuantity({ amount: terms.amount, dimension })
      const done = fulfilled === 0 ? said(0, unit) : quantity(fulfilled, dimension)
      const told = t(`savings.goods.due_${terms.kind}`, { done, all: quantity(terms.amount, dimension) })
      const by = terms.by && t('savings.goods.due_by', { day: format.day(terms.by as never, 'medium') })
      return by ? `${told}, ${by}` : told
    },
  }
}
