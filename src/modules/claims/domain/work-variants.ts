import {
  type Fraction,
  fraction,
  lesser,
  minus,
  parseDecimal,
  plus,
  roundHalfUp,
  times,
  zero,
} from './fraction.ts'
import type { SheetWork } from './sheet.ts'

/**
 * What overtime in Russia comes to where working time is summed up: the cheaper hours are then counted on average, two
 * for each shift with overtime, not for each day by itself. Disputed; shown beside the figure that is used, never added.
 * Minor units; null where hourly rates differ, so that no average can be told.
 */
export function summedOvertime(work: readonly SheetWork[]): { due: bigint; hours: string } | null {
  const items = work.filter(one => one.kind === 'overtime')
  const [first] = items
  if (!first || items.some(one => one.hourlyRate !== first.hourlyRate)) return null
  const shifts = new Set(items.map(one => one.date)).size
  const hours = items.reduce((sum, one) => plus(sum, parseDecimal(one.hours) ?? zero), zero)
  const cheaper = lesser(hours, fraction(2 * shifts))
  const dearer = minus(hours, cheaper)
  const weighted = plus(times(cheaper, fraction(3, 2)), times(dearer, fraction(2)))
  const rate = times(parseDecimal(first.hourlyRate) as Fraction, fraction(100))
  return { due: roundHalfUp(times(weighted, rate)), hours: textOf(hours) }
}

const textOf = ({ over, under }: Fraction): string =>
  String(Number(over) / Number(under)).replace(/(\.\d{4})\d+$/, '$1')
