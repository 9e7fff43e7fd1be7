import { useFormat, useT } from '#staff/hooks.ts'
import { Table } from '#ui/Table.tsx'
import { warningText } from '../contract/words.ts'
import type { MaintenanceLine, MaintenanceResult as Result } from '../domain/maintenance.ts'
import { currencyOf, type MaintenanceSheet } from '../domain/sheet.ts'
import { Sources } from './Sources.tsx'

interface Props {
  readonly sheet: MaintenanceSheet
  readonly result: Result
}

const useSums = (sheet: MaintenanceSheet) => {
  const format = useFormat()
  const currency = currencyOf[sheet.country]
  return {
    ...format,
    sum: (amount: bigint | null) =>
      amount === null ? null : format.money({ amount: Number(amount), currency }),
  }
}

export function MaintenanceTotals({ sheet, result }: Props) {
  const t = useT()
  const { sum, day } = useSums(sheet)
  return (
    <div class="stack" aria-live="polite">
      <p>
        <span class="soft">{t('claims.total', { day: day(sheet.asOf) })}</span>
        <br />
        <span class="sheet-total" data-total>
          {sum(result.total)}
        </span>
      </p>
      <p class="small">
        {t('claims.child.sums', { due: sum(result.due) ?? '', paid: sum(result.paid) ?? '' })}
      </p>
      {result.warnings.length > 0 && (
        <ul class="small">
          {result.warnings.map(warning => {
            const text = warningText(warning, t, day, name => name)
            return <li key={text}>{text}</li>
          })}
        </ul>
      )}
      <p class="small soft">{t('claims.child.base')}</p>
    </div>
  )
}

export function MaintenanceLines({ sheet, result }: Props) {
  const t = useT()
  const { sum } = useSums(sheet)
  const how = (line: MaintenanceLine) => {
    if (line.tooOld) return t('claims.child.too_old')
    if (line.by === 'share') return `${sum(line.income)} × ${line.share}`
    return line.by ? t(`claims.child.by.${line.by}`) : t('ui.unknown')
  }
  return (
    <>
      <Table
        caption={t('claims.child.months')}
        showCaption
        columns={[
          { label: t('claims.month.month'), cell: line => line.month },
          { label: t('claims.line.how'), cell: how },
          { label: t('claims.child.due'), number: true, cell: line => sum(line.due) },
          { label: t('claims.debt.paid'), number: true, cell: line => sum(line.paid) },
          { label: t('claims.child.balance'), number: true, cell: line => sum(line.balance) },
        ]}
        rows={result.lines}
        rowKey={line => line.month}
      />
      <Sources citations={result.laws} />
    </>
  )
}
