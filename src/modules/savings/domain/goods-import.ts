import { isDay } from '#lib/day.ts'
import { type Currency, isCurrency, parseAmount } from '#lib/money.ts'
import { type Crop, type Good, isCrop, isGood, readQuantity, type Unit, unitOf, unitsFor } from './goods.ts'
import type { GoodsHappening, Terms, Worth } from './goods-journal.ts'

/** Columns of a file of past grants and harvests; headings may be these codes or their words in any language. */
export const importColumns = [
  ...(['group', 'village', 'district', 'members', 'women', 'part', 'item', 'amount', 'unit', 'day'] as const),
  ...(['worth', 'price', 'currency', 'from', 'member', 'terms', 'terms_amount', 'by', 'area'] as const),
  ...(['sold_amount', 'sold_for'] as const),
] as const
export type ImportColumn = (typeof importColumns)[number]

export type Cells = Readonly<Partial<Record<ImportColumn, string>>>

/** The codes that words of any language stand for: small letters → code. */
export interface Vocabulary {
  readonly item: ReadonlyMap<string, string>
  readonly unit: ReadonlyMap<string, string>
  readonly part: ReadonlyMap<string, string>
  readonly terms: ReadonlyMap<string, string>
}

export interface CellProblem {
  readonly column: ImportColumn
  readonly value: string
  readonly code: string
}

export interface ReadRow {
  readonly happening: GoodsHappening | null
  /** What was sold of the harvest in the same row. */
  readonly sold: { readonly amount: number; readonly paid: Worth | null } | null
  readonly problems: readonly CellProblem[]
}

/** What a row says, or everything that is wrong with it. Amounts as people write them, `2,5` or `2.5`. */
export function readRow(cells: Cells, words: Vocabulary, currencyOfGroup: string, today: string): ReadRow {
  const problems: CellProblem[] = []
  const wrong = (column: ImportColumn, code: string) => {
    problems.push({ column, value: cells[column] ?? '', code })
    return null
  }
  const word = (column: 'item' | 'unit' | 'part' | 'terms') =>
    words[column].get((cells[column] ?? '').toLowerCase()) ?? null
  const currency = cells.currency?.toUpperCase() || currencyOfGroup
  if (!isCurrency(currency)) wrong('currency', 'not_a_currency')
  const money = (column: 'worth' | 'price' | 'sold_for'): Worth | null => {
    if (!cells[column]) return null
    const amount = parseAmount(plain(cells[column]), isCurrency(currency) ? (currency as Currency) : 'USD')
    return amount === null || amount <= 0 ? wrong(column, 'not_a_number') : { amount, currency }
  }
  const part = word('part')
  const item = word('item')
  const fits = part === 'received' ? isGood : isCrop
  if (part !== 'received' && part !== 'harvested') wrong('part', 'not_one_of')
  else if (item === null || !fits(item)) wrong('item', 'not_one_of')
  const said = item !== null && (isGood(item) || isCrop(item)) ? item : null
  const unit = cells.unit ? (word('unit') as Unit | null) : said && unitOf(said)
  if (said && (unit === null || !unitsFor(said).includes(unit))) wrong('unit', 'not_one_of')
  const quantity = (column: 'amount' | 'terms_amount' | 'sold_amount') => {
    const amount = unit === null ? null : readQuantity(cells[column] ?? '', unit)
    return amount === null || amount <= 0
      ? wrong(column, cells[column] ? 'not_a_number' : 'required')
      : amount
  }
  const date = (column: 'day' | 'by') => {
    const day = readDay(cells[column] ?? '')
    if (day === null) return wrong(column, cells[column] ? 'not_a_day' : 'required')
    return column === 'day' && day > today ? wrong(column, 'in_the_future') : day
  }
  const [amount, day] = [quantity('amount'), date('day')]
  const member = cells.member
    ? /^[1-9]\d{0,2}$/.test(cells.member)
      ? cells.member
      : wrong('member', 'not_a_number')
    : null
  const common = { amount: amount ?? 0, unit: unit ?? 'piece', day: day ?? '', member }
  if (part === 'received') {
    const given = { worth: money('worth'), from: cells.from || wrong('from', 'required') || '' }
    const terms = termsOf()
    return row({ kind: 'goods_received', item: said as Good, ...common, ...given, terms })
  }
  const area = cells.area ? readArea(cells.area) : null
  if (cells.area && area === null) wrong('area', 'not_a_number')
  const price = money('price')
  const sold =
    cells.sold_amount || cells.sold_for
      ? { amount: quantity('sold_amount') ?? 0, paid: money('sold_for') }
      : null
  if (sold && amount !== null && sold.amount > amount) wrong('sold_amount', 'too_big')
  return row({ kind: 'harvested', item: said as Crop, ...common, area, price, lot: null }, sold)

  function termsOf(): Terms {
    const kind = cells.terms ? word('terms') : 'gift'
    if (kind === 'gift') return { kind }
    if (kind !== 'pass_on' && kind !== 'from_harvest') {
      wrong('terms', 'not_one_of')
      return { kind: 'gift' }
    }
    return { kind, amount: quantity('terms_amount') ?? 0, by: cells.by ? date('by') : null }
  }
  function row(happening: GoodsHappening, sale: ReadRow['sold'] = null): ReadRow {
    return {
      happening: problems.length > 0 ? null : happening,
      sold: problems.length > 0 ? null : sale,
      problems,
    }
  }
}

const plain = (text: string) => text.replaceAll(/\s/g, '').replace(',', '.')

/** `2026-09-20` or `20.09.2026`. */
function readDay(text: string): string | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? []
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
  return isDay(iso) ? iso : null
}

/** Whole square metres. */
function readArea(text: string): number | null {
  const value = plain(text)
  return /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null
}
