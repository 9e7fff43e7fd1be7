import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { type MaintenanceDraft, nextMonth } from '../domain/draft.ts'
import { Cell, changed, RemoveRow, Sheet, without } from './Sheet.tsx'

interface Props {
  readonly draft: MaintenanceDraft
  readonly faults: ReadonlySet<string>
  readonly onChange: (months: MaintenanceDraft['months']) => void
}

/** Month by month: what the other parent earned, and what came for the children. */
export function MaintenanceRows({ draft, faults, onChange }: Props) {
  const t = useT()
  const { months } = draft
  const last = months[months.length - 1]
  const add = () =>
    onChange([
      ...months,
      {
        month: nextMonth(last?.month ?? ''),
        income: last?.income ?? '',
        minimumWage: last?.minimumWage ?? '',
        paid: '',
      },
    ])
  const floor = draft.country === 'UZ'
  const heads = [
    t('claims.month.month'),
    t('claims.child.income'),
    ...(floor ? [t('claims.child.minimum_wage')] : []),
    t('claims.debt.paid'),
    '',
  ]
  const set = (n: number, change: Partial<MaintenanceDraft['months'][number]>) =>
    onChange(changed(months, n, { ...(months[n] as MaintenanceDraft['months'][number]), ...change }))
  return (
    <>
      <Sheet
        label={t('claims.child.months')}
        heads={heads}
        columns={`9.5rem 1fr${floor ? ' 1fr' : ''} 1fr 44px`}
        onEnter={add}
      >
        {months.map((row, n) => (
          <div key={n} class="sheet-row">
            <Cell
              name={t('claims.month.month')}
              type="month"
              value={row.month}
              wrong={faults.has(`months.${n}.month`)}
              onChange={month => set(n, { month })}
            />
            <Cell
              name={t('claims.child.income')}
              type="amount"
              value={row.income}
              wrong={faults.has(`months.${n}.income`)}
              onChange={income => set(n, { income })}
            />
            {floor && (
              <Cell
                name={t('claims.child.minimum_wage')}
                type="amount"
                value={row.minimumWage}
                wrong={faults.has(`months.${n}.minimumWage`)}
                onChange={minimumWage => set(n, { minimumWage })}
              />
            )}
            <Cell
              name={t('claims.debt.paid')}
              type="amount"
              value={row.paid}
              wrong={faults.has(`months.${n}.paid`)}
              onChange={paid => set(n, { paid })}
            />
            <RemoveRow name={row.month} onRemove={() => onChange(without(months, n))} />
          </div>
        ))}
      </Sheet>
      <div class="row">
        <Button icon="plus" onClick={add}>
          {t('claims.month.add')}
        </Button>
        <span class="small soft">{t('claims.child.hint')}</span>
      </div>
    </>
  )
}
