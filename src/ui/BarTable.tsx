import { formatNumber } from '#i18n/format.ts'
import { useWords } from './words.ts'

export interface Bar {
  readonly key: string
  readonly label: string
  /** Null: too few to show without telling on somebody. */
  readonly value: number | null
  /** The list behind the figure, for those who may see it. */
  readonly href?: string | undefined
  readonly shown?: string | undefined
  /** What else is to be said of it, below its name. */
  readonly note?: string | null | undefined
}

interface Props {
  readonly caption: string
  readonly bars: readonly Bar[]
  readonly label: string
  readonly valueLabel: string
}

/** Figures as a table with bars in it: read by everybody, copied into any sheet. */
export function BarTable({ caption, bars, label, valueLabel }: Props) {
  const { locale } = useWords()
  const most = Math.max(1, ...bars.map(bar => bar.value ?? 0))
  return (
    <table class="table bars">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col" class="number">
            {valueLabel}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {bars.map(bar => (
          <tr key={bar.key}>
            <th scope="row">
              {bar.href ? <a href={bar.href}>{bar.label}</a> : bar.label}
              {bar.note && <div class="small soft">{bar.note}</div>}
            </th>
            <td class="number">
              {bar.value === null ? '–' : (bar.shown ?? formatNumber(locale, bar.value))}
            </td>
            <td class="bar" aria-hidden="true">
              {bar.value ? <span class="fill" style={{ width: `${(bar.value / most) * 100}%` }} /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
