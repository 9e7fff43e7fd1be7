import { useFormat, useT } from '#staff/hooks.ts'
import type { PassbookLine } from '../domain/passbook.ts'
import { useGroup, useMoney } from './use-group.ts'

interface Props {
  readonly lines: readonly PassbookLine[]
  readonly currency: string
  /** Every column, as on paper; otherwise those about loans only where there was one. */
  readonly all?: boolean
}

/** What she was paid when everything was divided, while that cycle is the last one of her book. */
export function PaidOut({ member }: { readonly member: string }) {
  const t = useT()
  const { group, book } = useGroup()
  const money = useMoney(group.lid.currency)
  const last = book.divisions.at(-1)
  const line = last?.cycle === book.cycle && last.division.lines.find(one => one.member === member)
  if (!line || line.payout === 0) return null
  return (
    <p>
      {t('savings.share_out.title')}: <b>{money.show(line.payout)}</b>
    </p>
  )
}

/** Meeting by meeting, as in the paper book: shares as squares, what was borrowed and paid back, what stands there now. */
export function PassbookTable({ lines, currency, all = false }: Props) {
  const t = useT()
  const format = useFormat()
  const money = useMoney(currency)
  const owed = ({ balance }: PassbookLine) => balance.loan + balance.charge
  const loans = all || lines.some(line => line.borrowed + line.repaid + owed(line) > 0)
  const amount = (sum: number) => (sum === 0 ? '–' : money.bare(sum))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways is reached by keyboard
    <div class="wide-table" tabIndex={0}>
      <table class="sheet-table passbook-table">
        <caption class="small soft">{money.name}</caption>
        <thead>
          <tr>
            <th scope="col">
              {t('savings.meeting')}, {t('savings.shares')}
            </th>
            <th scope="col">{t('savings.saved')}</th>
            {loans && <th scope="col">{t('savings.borrowed')}</th>}
            {loans && <th scope="col">{t('savings.repaid')}</th>}
            {loans && <th scope="col">{t('savings.owed')}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.meeting}>
              <th scope="row">
                {line.meeting} <span class="small soft">{format.day(format.dayOf(line.at), 'short')}</span>
                <span class="squares">
                  {line.stamps > 0 && line.stamps <= 10
                    ? '■'.repeat(line.stamps)
                    : format.number(line.stamps)}
                </span>
              </th>
              <td>{amount(line.balance.savings)}</td>
              {loans && <td>{amount(line.borrowed)}</td>}
              {loans && <td>{amount(line.repaid)}</td>}
              {loans && <td>{amount(owed(line))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
