import type { Day } from '#lib/day.ts'
import { useFormat, useT } from '#staff/hooks.ts'
import { Tag } from '#ui/Tag.tsx'
import { goods, isGood } from '../../domain/goods.ts'
import type { Lot } from '../../domain/goods-book.ts'
import { Picture } from './Picture.tsx'
import { useGoodsWords } from './use-goods-words.ts'

interface Props {
  readonly lots: readonly Lot[]
  readonly nameOf: (member: string) => string
  /** Null: only to be read. */
  readonly onChoose: ((lot: Lot) => void) | null
}

/** What there is, the newest first; what is used up stays to be seen, below. */
export function LotList({ lots, nameOf, onChoose }: Props) {
  const sorted = lots.toSorted((a, b) => Number(b.left > 0) - Number(a.left > 0) || (a.day < b.day ? 1 : -1))
  return (
    <ul class="tiles two">
      {sorted.map(lot => (
        <li key={lot.id}>
          <LotTile {...{ lot, nameOf, onChoose }} />
        </li>
      ))}
    </ul>
  )
}

function LotTile({ lot, nameOf, onChoose }: Omit<Props, 'lots'> & { readonly lot: Lot }) {
  const t = useT()
  const format = useFormat()
  const words = useGoodsWords()
  const due = words.due(lot.terms, lot.fulfilled, lot.dimension)
  const isDone = lot.terms.kind !== 'gift' && lot.fulfilled >= lot.terms.amount
  const content = (
    <>
      <Picture item={lot.item} />
      <span>
        {words.item(lot.item)}: {words.quantity(lot.amount + lot.grew, lot.dimension)}
        <small>
          {lot.left > 0
            ? t('savings.goods.left', { amount: words.quantity(lot.left, lot.dimension) })
            : t('savings.goods.gone')}
          {' · '}
          {lot.member === null ? t('savings.goods.of_group') : nameOf(lot.member)}
          {' · '}
          {format.day(lot.day as Day, 'medium')}
        </small>
        {due && (
          <small>
            <Tag tone={isDone ? 'ok' : 'due'}>{due}</Tag>
          </small>
        )}
      </span>
    </>
  )
  // Of what is used up nothing more can become; animals may still have had young.
  const isOver = lot.left === 0 && !(isGood(lot.item) && goods[lot.item].group === 'livestock')
  if (!onChoose || isOver) return <div class="big">{content}</div>
  return (
    <button type="button" class="big" onClick={() => onChoose(lot)}>
      {content}
    </button>
  )
}
