import { isCurrency } from '#lib/money.ts'
import { useFormat, useT } from '#staff/hooks.ts'
import { type RatioView, ratios, ratioValue } from '../../domain/performance.ts'

/** A ratio as people read it, and its two parts. */
export function useRatio(currency: string | null) {
  const format = useFormat()
  const t = useT()
  const amount = (value: number) =>
    currency && isCurrency(currency)
      ? format.money({ amount: value, currency }, { whole: true })
      : format.number(value)
  return {
    value(ratio: Pick<RatioView, 'code' | 'numerator' | 'denominator'>): string {
      const value = ratioValue(ratio)
      if (value === null) return '–'
      const { shape } = ratios[ratio.code]
      if (shape === 'money') return amount(value)
      return shape === 'percent'
        ? format.percent(value / 100, { decimals: 1 })
        : format.number(value, { decimals: 1 })
    },
    parts({ code, numerator, denominator }: Pick<RatioView, 'code' | 'numerator' | 'denominator'>): string {
      // Parts of a year's return are products of money and days: nothing to read.
      if (code === 'year_return' || code === 'return_on_assets') return ''
      const show = (value: number, isMoney: boolean) => (isMoney ? amount(value) : format.number(value))
      const isMoney = moneySums.has(ratios[code].numerator)
      return t('savings.figures.parts', {
        numerator: show(numerator, isMoney),
        denominator: show(denominator, moneySums.has(ratios[code].denominator)),
      })
    },
    amount,
  }
}

const moneySums: ReadonlySet<string> = new Set([
  ...['savings', 'profit', 'lent', 'fund', 'assets', 'at_risk', 'written_off', 'disbursed', 'social_fund'],
])

/** As a number for a chart: percent, whole units of the currency, or as it is. */
export function chartValue(ratio: Pick<RatioView, 'code' | 'numerator' | 'denominator'>): number | null {
  const value = ratioValue(ratio)
  return value !== null && ratios[ratio.code].shape === 'money' ? Math.round(value / 100) : value
}
