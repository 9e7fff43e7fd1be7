import { formatDay, formatMoney, formatNumber } from '#i18n/format.ts'
import type { Locale } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { Day } from '#lib/day.ts'
import type { Line } from '../domain/claim.ts'
import { currencyOf } from '../domain/sheet.ts'
import type { Typed } from '../domain/wage-form.ts'
import type { ToldWages } from '../service/public.ts'

/** What every part of the result is given. */
export interface WagesProps {
  readonly t: Translate
  readonly locale: Locale
  readonly typed: Typed
  readonly claim: NonNullable<ToldWages['claim']>
  /** For paper: everything open, no buttons. */
  readonly print: boolean
}

/** Days, months and sums as the reader writes them. */
export const written = ({ locale, claim }: WagesProps) => {
  const currency = currencyOf[claim.sheet.country]
  return {
    sum: (amount: bigint) => formatMoney(locale, { amount: Number(amount), currency }),
    bare: (amount: bigint) => formatNumber(locale, Number(amount) / 100, { decimals: 2 }),
    number: (text: string | number) => formatNumber(locale, Number(text)),
    day: (day: Day, style: 'long' | 'short' = 'long') => formatDay(locale, day, style),
    month: (month: string) => formatDay(locale, `${month}-01` as Day, 'monthYear'),
  }
}

type Debt = WagesProps['claim']['sheet']['debts'][number]

/** One month: when it was due, what was paid, and each stretch of days with its rate. */
export function Month(props: WagesProps & { readonly debt: Debt }) {
  const { t, claim, debt, print } = props
  const { sum, day, month, number, bare } = written(props)
  const lines = claim.figures.result.lines.filter(line => line.debt === debt.id)
  const late = lines.reduce((total, line) => total + line.amount, 0n)
  const how = ({ base, ratePercent, factor, divisor, days }: Line) =>
    `${bare(base)} × ${number(ratePercent)} %${factor === '1' ? '' : ` × ${number(factor)}`} ÷ ${number(divisor)} × ${number(days)}`
  // A month whose days are not known has no nought beside it.
  const title = `${month(debt.id)}: ${sum(units(debt.amount))}${lines.length > 0 ? ` + ${sum(late)}` : ''}`
  const body = (
    <>
      <p>
        {t('claims.debt.due')}: {day(debt.due)}
        {debt.payments.map(({ date, amount }) => (
          <>
            <br />
            {t('claims.debt.paid')} {day(date, 'short')}: {sum(units(amount))}
          </>
        ))}
      </p>
      {lines.length > 0 && (
        <table class="small">
          <tbody>
            {lines.map(line => (
              <tr>
                <td>
                  {day(line.from, 'short')} – {day(line.to, 'short')}
                  <br />
                  <span class="soft">{how(line)}</span>
                </td>
                <td class="number">{sum(line.amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
  return print ? (
    <section>
      <h3>{title}</h3>
      {body}
    </section>
  ) : (
    <details class="card">
      <summary class="fold">{title}</summary>
      {body}
    </details>
  )
}

/** Decimal text of the sheet, with at most two places. */
function units(text: string): bigint {
  const [whole = '0', decimals = ''] = text.split('.')
  return BigInt(whole + decimals.padEnd(2, '0'))
}

export function Sources({ t, claim, locale, print }: WagesProps) {
  const { figures, assumed } = claim
  const laws = [
    ...figures.result.citations,
    ...figures.courtDays.flatMap(one => (one.law ? [one.law] : [])),
    ...(assumed ? [assumed] : []),
  ]
  const once = [...new Map(laws.map(law => [law.rule + law.source, law])).values()]
  return (
    <details class="source small soft" open={print}>
      <summary>{t('claims.sources')}</summary>
      <ul>
        {once.map(({ rule, source, checked }) => (
          <li>
            {rule} · {source} ·{' '}
            {checked
              ? t('claims.sources.checked', { day: formatDay(locale, checked, 'short') })
              : t('claims.sources.unchecked')}
          </li>
        ))}
      </ul>
    </details>
  )
}
