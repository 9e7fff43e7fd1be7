import { useFormat, useT } from '#staff/hooks.ts'
import type { Constitution } from '../domain/constitution.ts'
import { type Division, type ShareOutLine, setOffTotal } from '../domain/share-out.ts'
import { numberOf, useGroup, useMoney, useNameOf } from './use-group.ts'

interface Column {
  readonly name: string
  of(line: ShareOutLine): number
  show(value: number): string
}

interface Props {
  readonly division: Division
  readonly rules: Constitution
}

/** A line for each member: what the part is made of, what is kept for debts, what is paid, room to sign or for a thumb. */
export function SheetTable({ division, rules }: Props) {
  const t = useT()
  const { book } = useGroup()
  const nameOf = useNameOf()
  const lines = division.lines.filter(line => line.claim > 0 || setOffTotal(line) > 0 || line.writtenOff > 0)
  const columns = useColumns(lines, rules)
  const total = ({ of }: Column) => lines.reduce((sum, line) => sum + of(line), 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways is reached by keyboard
    <div class="wide-table" tabIndex={0}>
      <table class="sheet-table payout-table">
        <caption class="hidden">{t('savings.share_out.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('savings.who')}</th>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col" class="paper-only">
              {t('savings.share_out.signed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.member}>
              <th scope="row">
                {numberOf(book, line.member)}. {nameOf(line.member)}
              </th>
              {columns.map((column, index) => {
                const shown = column.show(column.of(line))
                return (
                  <td key={column.name} data-label={column.name}>
                    {index === columns.length - 1 ? <b>{shown}</b> : shown}
                  </td>
                )
              })}
              <td class="paper-only">&nbsp;</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('savings.total')}</th>
            {columns.map(column => (
              <td key={column.name} data-label={column.name}>
                {column.show(total(column))}
              </td>
            ))}
            <td class="paper-only">&nbsp;</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** Only what is needed to work the part out: shares, or savings; what comes back of one's own; debts where there are any. */
function useColumns(lines: readonly ShareOutLine[], rules: Constitution): Column[] {
  const t = useT()
  const { group } = useGroup()
  const money = useMoney(group.lid.currency)
  const format = useFormat()
  const { mode } = rules.shareOut
  const hasDebts = lines.some(line => setOffTotal(line) > 0)
  const amount = (name: string, of: Column['of']): Column => ({
    ...{ name, of },
    show: value => (value === 0 ? '–' : money.show(value)),
  })
  const columns: (Column | false)[] = [
    rules.savings.mode === 'amount'
      ? amount(t('savings.saved'), line => line.stamps)
      : { name: t('savings.shares'), of: line => line.stamps, show: value => format.number(value) },
    mode !== 'by_shares' && amount(t(`savings.share_out.own.${mode}`), line => line.own),
    mode !== 'by_shares' && amount(t('savings.share_out.profit'), line => line.claim - line.own),
    (hasDebts || mode !== 'by_shares') && amount(t('savings.share_out.part'), line => line.claim),
    hasDebts && amount(t('savings.share_out.debt'), setOffTotal),
    amount(t('savings.share_out.pays'), line => line.payout),
  ]
  return columns.filter(column => column !== false)
}
