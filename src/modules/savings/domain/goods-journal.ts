import type { Crop, Good, Unit } from './goods.ts'

/** Money in the smallest unit of its currency: said of goods, never part of the box. */
export interface Worth {
  readonly amount: number
  readonly currency: string
}

/**
 * On which condition something was given: kept, passed on to another member (offspring, seed), or given back from the
 * harvest. `amount` in the smallest unit of the goods, `by` a day.
 */
export type Terms =
  | { readonly kind: 'gift' }
  | { readonly kind: 'pass_on' | 'from_harvest'; readonly amount: number; readonly by: string | null }

/** What becomes of goods and harvests. */
export const goodsUses = ['planted', 'sold', 'eaten', 'kept', 'lost', 'passed_on', 'given_back'] as const
export type GoodsUse = (typeof goodsUses)[number]

export const lossReasons = [
  'drought',
  'frost',
  'hail_flood',
  'pests',
  'illness',
  'stolen',
  'spoiled',
  'other',
] as const
export type LossReason = (typeof lossReasons)[number]

/**
 * What happened with goods. They are counted beside the box and never touch its accounts. `amount` in the smallest unit
 * (gram, millilitre, head, piece); `unit` is the one in which it was said. Without `member`: the group as a whole.
 */
export type GoodsHappening =
  | {
      kind: 'goods_received'
      item: Good
      amount: number
      unit: Unit
      /** What all of it is worth, as the programme estimates it. */
      worth: Worth | null
      /** Which programme or donor. */
      from: string
      day: string
      member: string | null
      terms: Terms
    }
  | {
      kind: 'harvested'
      item: Crop
      amount: number
      unit: Unit
      /** Whole square metres; null: not measured, or not from a field. */
      area: number | null
      /** What one `unit` costs at the market; the worth of all follows, rounded DOWN. */
      price: Worth | null
      day: string
      member: string | null
      /** The goods that it grew from. */
      lot: string | null
    }
  | { kind: 'goods_grew'; lot: string; amount: number; day: string }
  | {
      kind: 'goods_used'
      lot: string
      how: GoodsUse
      amount: number
      day: string
      /** Of what was sold: what was paid for all of it. */
      paid: Worth | null
      /** Of what was lost. */
      reason: LossReason | null
      /** Of what was passed on: to whom in the group; null: outside it. */
      to: string | null
      /** Of what was passed on or given back: the goods whose condition it fulfils, where it came from another lot. */
      fulfils: string | null
    }
