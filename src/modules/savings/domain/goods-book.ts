import { isCurrency } from '#lib/money.ts'
import { floorPart, plus } from './amount.ts'
import { type Dimension, type Item, isCrop, isGood, isUnit, seasonOf, units, unitsFor } from './goods.ts'
import {
  type GoodsHappening,
  type GoodsUse,
  goodsUses,
  type LossReason,
  type Terms,
  type Worth,
} from './goods-journal.ts'
import { refuse } from './refusals.ts'

/** Goods of one origin: what was given, harvested or passed on at one time. `left` never falls below zero. */
export interface Lot {
  readonly id: string
  readonly origin: 'received' | 'harvested' | 'passed_on'
  readonly item: Item
  readonly dimension: Dimension
  readonly day: string
  readonly season: string
  readonly member: string | null
  /** At the beginning; `grew` is what came to it since (offspring). */
  readonly amount: number
  readonly worth: Worth | null
  readonly area: number | null
  readonly from: string
  readonly terms: Terms
  grew: number
  left: number
  /** Of its condition: what was passed on or given back, from this lot or another. */
  fulfilled: number
}

export interface Use {
  readonly id: string
  readonly lot: string
  readonly how: GoodsUse
  readonly amount: number
  readonly day: string
  readonly paid: Worth | null
  readonly reason: LossReason | null
  readonly fulfils: string | null
  /** The lot that a member now has of it. */
  readonly made: string | null
}

export interface Growth {
  readonly id: string
  readonly lot: string
  readonly amount: number
  readonly day: string
}

/** A group's goods as they follow from its records; what was taken back is no longer in it, but stays in the records. */
export interface GoodsBook {
  readonly lots: Map<string, Lot>
  readonly uses: Map<string, Use>
  readonly growths: Map<string, Growth>
  /** Money of a sale that came into the box, by the event that says so. */
  readonly boxed: Map<string, { readonly sale: string; readonly amount: number }>
  /** How many records there were, those that were taken back as well. */
  told: number
}

export function emptyGoods(): GoodsBook {
  return { lots: new Map(), uses: new Map(), growths: new Map(), boxed: new Map(), told: 0 }
}

/** Whether a record of this id stands. */
export function hasGoods({ lots, uses, growths }: GoodsBook, id: string): boolean {
  return lots.has(id) || uses.has(id) || growths.has(id)
}

export const goodsKinds = ['goods_received', 'harvested', 'goods_grew', 'goods_used'] as const
const kinds: ReadonlySet<string> = new Set(goodsKinds)

/** Whether an event is about goods. */
export function isGoods<E extends { kind: string }>(event: E): event is E & GoodsHappening {
  return kinds.has(event.kind)
}

/** Whatever holds of members where the record is kept: the group's roll, or nothing more than a number. */
export type MemberCheck = (member: string) => void

/** What a record would change; refused where it does not fit, and nothing is done before all is checked. */
export function planGoods(
  book: GoodsBook,
  { id, ...event }: GoodsHappening & { id: string },
  check: MemberCheck,
): () => void {
  if (hasGoods(book, id)) throw refuse('savings.same_id_other_content', { id })
  whole(event.amount)
  if (!dayShape.test(event.day)) throw refuse('savings.entry_invalid', { why: 'day' })
  const change = planned(book, id, event, check)
  return () => {
    change()
    book.told++
  }
}

function planned(book: GoodsBook, id: string, event: GoodsHappening, check: MemberCheck): () => void {
  if (event.kind === 'goods_received' || event.kind === 'harvested') return bring(book, id, event, check)
  return event.kind === 'goods_grew' ? grow(book, id, event) : use(book, id, event, check)
}

const dayShape = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

function bring(
  book: GoodsBook,
  id: string,
  event: Extract<GoodsHappening, { kind: 'goods_received' | 'harvested' }>,
  check: MemberCheck,
): () => void {
  const received = event.kind === 'goods_received'
  const { item, unit, amount, day, member } = event
  if (!(received ? isGood(item) : isCrop(item)) || !isUnit(unit)) {
    throw refuse('savings.entry_invalid', { why: 'item' })
  }
  if (!unitsFor(item).includes(unit)) throw refuse('savings.units_differ', { item, unit })
  if (member !== null) check(member)
  const terms: Terms = received ? event.terms : { kind: 'gift' }
  if (terms.kind !== 'gift') whole(terms.amount)
  if (!received && event.area !== null) whole(event.area)
  if (!received && event.lot !== null) holdDay(lotOf(book, event.lot), day)
  const lot: Lot = {
    ...{ id, origin: received ? 'received' : 'harvested', item, dimension: units[unit].dimension, day },
    ...{ season: seasonOf(day), member, amount, worth: received ? worthOf(event.worth) : marketWorth(event) },
    ...{ area: received ? null : event.area, from: received ? event.from : '', terms },
    ...{ grew: 0, left: amount, fulfilled: 0 },
  }
  return () => void book.lots.set(id, lot)
}

/** What a harvest is worth at the market's price, rounded DOWN to the smallest unit of the currency. */
export function marketWorth({
  amount,
  unit,
  price,
}: Pick<Extract<GoodsHappening, { kind: 'harvested' }>, 'amount' | 'unit' | 'price'>): Worth | null {
  const { amount: num, currency } = worthOf(price) ?? { amount: 0, currency: '' }
  return num === 0 ? null : { amount: floorPart(amount, { num, den: units[unit].size }, 1), currency }
}

function worthOf(worth: Worth | null): Worth | null {
  if (worth === null) return null
  if (!isCurrency(worth.currency)) throw refuse('savings.entry_invalid', { why: 'currency' })
  whole(worth.amount)
  return worth
}

function grow(
  book: GoodsBook,
  id: string,
  { lot: lotId, amount, day }: Extract<GoodsHappening, { kind: 'goods_grew' }>,
): () => void {
  const lot = lotOf(book, lotId)
  holdDay(lot, day)
  const [grew, left] = [plus(lot.grew, amount), plus(lot.left, amount)]
  return () => {
    lot.grew = grew
    lot.left = left
    book.growths.set(id, { id, lot: lotId, amount, day })
  }
}

function use(
  book: GoodsBook,
  id: string,
  event: Extract<GoodsHappening, { kind: 'goods_used' }>,
  check: MemberCheck,
): () => void {
  const lot = lotOf(book, event.lot)
  const { amount, how, day, reason, fulfils } = event
  holdDay(lot, day)
  if (!goodsUses.includes(how)) throw refuse('savings.entry_invalid', { why: 'how' })
  if (amount > lot.left) throw refuse('savings.not_enough_goods', { left: lot.left })
  if (how === 'lost' && reason === null) throw refuse('savings.reason_needed')
  const paid = how === 'sold' ? worthOf(event.paid) : null
  const owed = how === 'passed_on' || how === 'given_back' ? owedBy(book, fulfils ?? lot.id, how, lot) : null
  const fulfilled = owed ? plus(owed.fulfilled, amount) : 0
  const to = how === 'passed_on' ? event.to : null
  if (to !== null) check(to)
  return () => {
    lot.left -= amount
    if (owed) owed.fulfilled = fulfilled
    const made = to === null ? null : id
    const kept = { id, lot: lot.id, how, amount, day, paid, reason: how === 'lost' ? reason : null }
    book.uses.set(id, { ...kept, fulfils: owed?.id ?? null, made })
    if (made) book.lots.set(made, passedOn(lot, made, amount, day, to))
  }
}

/** What another member now has: not from the programme, so it is not counted as received once more. */
const passedOn = (lot: Lot, id: string, amount: number, day: string, member: string | null): Lot => ({
  ...{
    id,
    origin: 'passed_on',
    item: lot.item,
    dimension: lot.dimension,
    day,
    season: seasonOf(day),
    member,
  },
  ...{
    amount,
    worth: null,
    area: null,
    from: lot.from,
    terms: { kind: 'gift' },
    grew: 0,
    left: amount,
    fulfilled: 0,
  },
})

/** The goods whose condition this fulfils: the kind of giving that was agreed, in something that can be added to it. */
function owedBy(book: GoodsBook, id: string, how: 'passed_on' | 'given_back', from: Lot): Lot | null {
  const lot = lotOf(book, id)
  const asked =
    lot.terms.kind === 'pass_on' ? 'passed_on' : lot.terms.kind === 'from_harvest' ? 'given_back' : null
  if (asked !== how) {
    if (id === from.id) return null
    throw refuse('savings.not_the_condition', { terms: lot.terms.kind })
  }
  if (lot.dimension !== from.dimension)
    throw refuse('savings.units_differ', { a: lot.dimension, b: from.dimension })
  return lot
}

/** Takes a record back: refused where something later rests on it. */
export function planTakeBack(book: GoodsBook, id: string): () => void {
  const usage = book.uses.get(id)
  if (usage) return takeBackUse(book, usage)
  const growth = book.growths.get(id)
  if (growth) {
    const lot = lotOf(book, growth.lot)
    if (lot.left < growth.amount) throw refuse('savings.goods_rest_on_it')
    return () => {
      lot.left -= growth.amount
      lot.grew -= growth.amount
      book.growths.delete(id)
    }
  }
  const lot = lotOf(book, id)
  if (restsOn(lot)) throw refuse('savings.goods_rest_on_it')
  return () => void book.lots.delete(id)
}

function takeBackUse(book: GoodsBook, usage: Use): () => void {
  const lot = lotOf(book, usage.lot)
  const made = usage.made === null ? null : lotOf(book, usage.made)
  if (made && restsOn(made)) throw refuse('savings.goods_rest_on_it')
  const owed = usage.fulfils === null ? null : lotOf(book, usage.fulfils)
  return () => {
    lot.left += usage.amount
    if (owed) owed.fulfilled -= usage.amount
    if (made) book.lots.delete(made.id)
    book.uses.delete(usage.id)
  }
}

/** Something was done with it, came of it, or was given for its condition. */
function restsOn(lot: Lot): boolean {
  return lot.left !== lot.amount || lot.grew > 0 || lot.fulfilled > 0
}

export function lotOf(book: GoodsBook, id: string): Lot {
  const lot = book.lots.get(id)
  if (!lot) throw refuse('savings.unknown_goods', { id })
  return lot
}

function holdDay(lot: Lot, day: string): void {
  if (day < lot.day) throw refuse('savings.goods_before_received', { day: lot.day })
}

/** A whole number above zero, or a refusal. */
function whole(amount: number): number {
  if (Number.isSafeInteger(amount) && amount > 0) return amount
  throw refuse('savings.amount_not_positive', { amount })
}
