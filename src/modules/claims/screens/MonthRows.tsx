import type { Day } from '#lib/day.ts'
import { useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { Select } from '#ui/Select.tsx'
import { taxStatuses } from '../domain/check-law.ts'
import { type MonthDraft, nextMonth, type WageDraft } from '../domain/draft.ts'
import type { MonthCheck } from '../domain/pay-checks.ts'
import { currencyOf } from '../domain/sheet.ts'
import { Cell, changed, RemoveRow, Sheet, without } from './Sheet.tsx'

interface Props {
  readonly draft: WageDraft
  readonly checks: readonly MonthCheck[]
  readonly faults: ReadonlySet<string>
  readonly onChange: (change: Partial<WageDraft>) => void
}

/** Months of full pay, looked at for the minimum wage and for tax that was taken too much. */
export function MonthRows({ draft, checks, faults, onChange }: Props) {
  const t = useT()
  const { months } = draft
  const last = months.at(-1)
  const add = () =>
    onChange({
      months: [
        ...months,
        { month: last ? nextMonth(last.month) : '', gross: last?.gross ?? '', withheld: '' },
      ],
    })
  const set = (n: number, change: Partial<MonthDraft>) =>
    onChange({ months: changed(months, n, { ...(months[n] as MonthDraft), ...change }) })
  const heads = [t('claims.month.month'), t('claims.month.gross'), t('claims.month.withheld'), '']
  return (
    <>
      <p class="small soft">{t('claims.month.hint')}</p>
      {draft.country === 'RU' && (
        <Select
          label={t('claims.tax.status')}
          value={draft.taxStatus}
          options={taxStatuses.map(status => ({ value: status, label: t(`claims.tax.status.${status}`) }))}
          onChange={taxStatus => onChange({ taxStatus })}
        />
      )}
      {months.length > 0 && (
        <Sheet label={t('claims.step.checks')} heads={heads} columns="9.5rem 1fr 1fr 44px" onEnter={add}>
          {months.map((row, n) => (
            <div key={n} class="stack">
              <div class="sheet-row">
                <Cell
                  name={t('claims.month.month')}
                  type="month"
                  value={row.month}
                  wrong={faults.has(`months.${n}.month`)}
                  onChange={month => set(n, { month })}
                />
                <Cell
                  name={t('claims.month.gross')}
                  type="amount"
                  value={row.gross}
                  wrong={faults.has(`months.${n}.gross`)}
                  onChange={gross => set(n, { gross })}
                />
                <Cell
                  name={t('claims.month.withheld')}
                  type="amount"
                  value={row.withheld}
                  wrong={faults.has(`months.${n}.withheld`)}
                  onChange={withheld => set(n, { withheld })}
                />
                <RemoveRow name={row.month} onRemove={() => onChange({ months: without(months, n) })} />
              </div>
              <MonthFinding check={checks.find(one => one.month === row.month)} draft={draft} row={row} />
            </div>
          ))}
        </Sheet>
      )}
      <div class="row">
        <Button icon="plus" onClick={add}>
          {t('claims.month.add')}
        </Button>
      </div>
      <DateInput
        label={t('claims.dismissed')}
        hint={t('claims.dismissed.hint')}
        value={draft.dismissedOn as Day | ''}
        onChange={dismissedOn => onChange({ dismissedOn })}
      />
    </>
  )
}

interface FindingProps {
  readonly check: MonthCheck | undefined
  readonly draft: WageDraft
  readonly row: MonthDraft
}

function MonthFinding({ check, draft, row }: FindingProps) {
  const t = useT()
  const format = useFormat()
  if (!check) return null
  const money = (amount: bigint) =>
    format.money({ amount: Number(amount), currency: currencyOf[draft.country] })
  const found: string[] = []
  if (check.minimum === null) found.push(t('claims.month.minimum_unknown'))
  else if (check.under > 0n)
    found.push(t('claims.month.under', { minimum: money(check.minimum), sum: money(check.under) }))
  else found.push(t('claims.month.not_under', { minimum: money(check.minimum) }))
  if (row.withheld && draft.taxStatus) {
    if (check.tax === null) found.push(t('claims.tax.unknown'))
    else if (check.tooMuchTax > 0n)
      found.push(t('claims.tax.too_much', { tax: money(check.tax), sum: money(check.tooMuchTax) }))
    else found.push(t('claims.tax.right', { tax: money(check.tax) }))
  }
  return <p class="small">{found.join(' ')}</p>
}
