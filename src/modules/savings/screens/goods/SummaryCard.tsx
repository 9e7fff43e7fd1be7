import '../group.css'
import type { ReplyOf } from '#lib/contract.ts'
import { useFormat, useT } from '#staff/hooks.ts'
import type { readGoods } from '../../contract/goods.ts'
import type { Dimension } from '../../domain/goods.ts'
import { useMoneyOf } from '../use-group.ts'
import { useGoodsWords } from './use-goods-words.ts'

export type Summary = ReplyOf<typeof readGoods>['summary']

/** Sums in words, each with what it is made of. */
export function useSummaryWords() {
  const t = useT()
  const format = useFormat()
  const words = useGoodsWords()
  const money = useMoneyOf()
  const ratio = ({ numerator, denominator, overdue }: Summary['passOn']) => {
    if (denominator === 0) return '–'
    const of = t('savings.goods.of', { done: format.number(numerator), all: format.number(denominator) })
    return overdue > 0 ? `${of} (${t('savings.goods.overdue', { count: overdue })})` : of
  }
  return {
    harvested: ({ harvested }: Summary) =>
      (Object.entries(harvested) as [Dimension, number][])
        .filter(([, amount]) => amount > 0)
        .map(([dimension, amount]) => words.quantity(amount, dimension))
        .join(' · ') || '–',
    money: (summary: Summary, which: 'given' | 'harvest' | 'sold') =>
      summary.money
        .filter(one => one[which] > 0)
        .map(one => money(one[which], one.currency))
        .join(' · ') || '–',
    /** Value of the harvest over members, shown as the two sums and what they make, rounded down. */
    perMember: (summary: Summary, members: number | null) =>
      summary.money
        .filter(one => one.harvest > 0 && members !== null && members > 0)
        .map(one => money(Math.floor(one.harvest / (members ?? 1)), one.currency))
        .join(' · ') || '–',
    passOn: (summary: Summary) => ratio(summary.passOn),
    repaid: (summary: Summary) => ratio(summary.repaid),
  }
}

export function SummaryCard({
  summary,
  members,
}: {
  readonly summary: Summary
  readonly members: number | null
}) {
  const t = useT()
  const said = useSummaryWords()
  const rows = [
    [t('savings.goods.harvested'), said.harvested(summary)],
    [t('savings.goods.harvest_worth'), said.money(summary, 'harvest')],
    [t('savings.goods.per_member'), said.perMember(summary, members)],
    [t('savings.goods.sold'), said.money(summary, 'sold')],
    [t('savings.goods.given'), said.money(summary, 'given')],
    [t('savings.goods.passed_on'), said.passOn(summary)],
    [t('savings.goods.repaid'), said.repaid(summary)],
  ]
  return (
    <dl class="card goods-sums">
      {rows.map(([label, value]) => (
        <div key={label} class="row apart">
          <dt>{label}</dt>
          <dd>
            <b>{value}</b>
          </dd>
        </div>
      ))}
    </dl>
  )
}
