import { useFormat, useT } from '#staff/hooks.ts'
import { type Dimension, type Item, type SeasonName, shownQuantity } from '../../domain/goods.ts'
import type { Terms } from '../../domain/goods-journal.ts'

/** What goods, amounts, seasons and conditions are called. */
export function useGoodsWords() {
  const t = useT()
  const format = useFormat()
  const quantity = (amount: number, dimension: Dimension) => {
    const { number, unit } = shownQuantity({ amount, dimension })
    return t('savings.goods.quantity', { number: format.number(number), unit: t(`savings.unit.${unit}`) })
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
      const parts = { done: quantity(fulfilled, dimension), all: quantity(terms.amount, dimension) }
      const said = t(`savings.goods.due_${terms.kind}`, parts)
      const by = terms.by && t('savings.goods.due_by', { day: format.day(terms.by as never, 'medium') })
      return by ? `${said}, ${by}` : said
    },
  }
}
