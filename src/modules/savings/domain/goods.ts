import { plus, whole } from './amount.ts'
import { refuse } from './refusals.ts'

/** What can be added to what: grams to grams, heads to heads, never one to the other. */
export type Dimension = 'mass' | 'volume' | 'head' | 'piece'

/** How many of the smallest unit (gram, millilitre, head, piece) one of it is. */
export const units = {
  gram: { dimension: 'mass', size: 1 },
  kg: { dimension: 'mass', size: 1000 },
  ton: { dimension: 'mass', size: 1_000_000 },
  litre: { dimension: 'volume', size: 1000 },
  head: { dimension: 'head', size: 1 },
  piece: { dimension: 'piece', size: 1 },
} as const satisfies Record<string, { dimension: Dimension; size: number }>
export type Unit = keyof typeof units
export const unitCodes = Object.keys(units) as Unit[]

/** What a self-help group is given. A short list on purpose: what is not in it is `other_goods`, with words. */
export const goods = {
  vegetable_seed: { group: 'seed', unit: 'gram' },
  potato_seed: { group: 'seed', unit: 'kg' },
  grain_seed: { group: 'seed', unit: 'kg' },
  fodder_seed: { group: 'seed', unit: 'kg' },
  seedlings: { group: 'seed', unit: 'piece' },
  cattle: { group: 'livestock', unit: 'head' },
  sheep_goats: { group: 'livestock', unit: 'head' },
  poultry: { group: 'livestock', unit: 'head' },
  beehives: { group: 'livestock', unit: 'piece' },
  greenhouse: { group: 'equipment', unit: 'piece' },
  film: { group: 'equipment', unit: 'kg' },
  tools: { group: 'equipment', unit: 'piece' },
  machine: { group: 'equipment', unit: 'piece' },
  irrigation: { group: 'equipment', unit: 'piece' },
  fertiliser: { group: 'supply', unit: 'kg' },
  feed: { group: 'supply', unit: 'kg' },
  other_goods: { group: 'equipment', unit: 'piece' },
} as const satisfies Record<string, { group: string; unit: Unit }>
export type Good = keyof typeof goods
export const goodCodes = Object.keys(goods) as Good[]

/** What fields, gardens and animals give. */
export const crops = {
  tomato: { unit: 'kg' },
  cucumber: { unit: 'kg' },
  pepper: { unit: 'kg' },
  onion: { unit: 'kg' },
  carrot: { unit: 'kg' },
  cabbage: { unit: 'kg' },
  potato: { unit: 'kg' },
  wheat: { unit: 'kg' },
  maize: { unit: 'kg' },
  beans: { unit: 'kg' },
  fodder: { unit: 'kg' },
  melons: { unit: 'kg' },
  apricots: { unit: 'kg' },
  apples: { unit: 'kg' },
  grapes: { unit: 'kg' },
  berries: { unit: 'kg' },
  milk: { unit: 'litre' },
  eggs: { unit: 'piece' },
  honey: { unit: 'kg' },
  wool: { unit: 'kg' },
  meat: { unit: 'kg' },
  other_crop: { unit: 'kg' },
} as const satisfies Record<string, { unit: Unit }>
export type Crop = keyof typeof crops
export const cropCodes = Object.keys(crops) as Crop[]
export type Item = Good | Crop

export const isGood = (item: string): item is Good => Object.hasOwn(goods, item)
export const isCrop = (item: string): item is Crop => Object.hasOwn(crops, item)
export const isUnit = (unit: string): unit is Unit => Object.hasOwn(units, unit)

/** The unit in which an item is usually told. */
export const unitOf = (item: Item): Unit => (isGood(item) ? goods[item].unit : crops[item].unit)

/** Units in which this item may be told: those that can be added to its usual one. Greens and fruit also by the piece. */
export function unitsFor(item: Item): Unit[] {
  const { dimension } = units[unitOf(item)]
  return unitCodes.filter(
    code => units[code].dimension === dimension || item === 'other_goods' || item === 'other_crop',
  )
}

/** An amount in one unit; whole numbers of the smallest unit, so that nothing is lost between grams and tons. */
export interface Quantity {
  readonly amount: number
  readonly dimension: Dimension
}

/** Quantities of one dimension only. */
export function addQuantity(a: Quantity, b: Quantity): Quantity {
  if (a.dimension !== b.dimension) throw refuse('savings.units_differ', { a: a.dimension, b: b.dimension })
  return { amount: plus(a.amount, b.amount), dimension: a.dimension }
}

/** `2.5` of a unit as whole smallest units; null where it is no such number or finer than the unit allows. */
export function readQuantity(text: string, unit: Unit): number | null {
  const match = /^(\d{1,9})(?:[.,](\d{1,6}))?$/.exec(text.replaceAll(/\s/g, ''))
  if (!match) return null
  const decimals = match[2] ?? ''
  const { size } = units[unit]
  const scale = 10 ** decimals.length
  const amount = (Number(match[1]) * scale + Number(decimals || 0)) * size
  return amount % scale === 0 && Number.isSafeInteger(amount) ? amount / scale : null
}

/** The other way: `{ whole: '2.5', unit: 'kg' }`, in the unit that reads best: grams below a kilogram, tons from one on. */
export function shownQuantity({ amount, dimension }: Quantity): { number: number; unit: Unit } {
  if (dimension === 'mass') {
    // Three decimals of a ton are a kilogram: what is finer is said in kilograms, where it is not a great heap.
    const inTons = amount % units.kg.size === 0 || amount >= 100 * units.ton.size
    if (amount >= units.ton.size && inTons) return { number: amount / units.ton.size, unit: 'ton' }
    return amount >= units.kg.size || amount === 0
      ? { number: amount / units.kg.size, unit: 'kg' }
      : { number: amount, unit: 'gram' }
  }
  if (dimension === 'volume') return { number: amount / units.litre.size, unit: 'litre' }
  return { number: amount, unit: dimension }
}

export type SeasonName = 'spring' | 'summer' | 'autumn' | 'winter'

/** `2026-autumn`. December belongs to the winter of the year that follows. */
export function seasonOf(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const name = seasonNames[Math.floor((month % 12) / 3)] as SeasonName
  return `${month === 12 ? whole(year + 1) : year}-${name}`
}

/** In the order of a year. */
export const seasonNames = ['winter', 'spring', 'summer', 'autumn'] as const

/** Orders `2026-spring` before `2026-summer` before `2027-winter`. */
export function seasonOrder(season: string): number {
  const [year, name] = season.split('-') as [string, SeasonName]
  return Number(year) * 4 + seasonNames.indexOf(name)
}
