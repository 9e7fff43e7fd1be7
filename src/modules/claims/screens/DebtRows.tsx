import { newId } from '#lib/ids.ts'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { type DebtDraft, nextDebt, type WageDraft } from '../domain/draft.ts'
import { debtKinds } from '../domain/sheet.ts'
import { Cell, changed, Pick, RemoveRow, Sheet, without } from './Sheet.tsx'

interface Props {
  readonly draft: WageDraft
  readonly faults: ReadonlySet<string>
  readonly onChange: (debts: readonly DebtDraft[]) => void
}

export const rowId = () => `d${newId().slice(-8)}`

/** What was due and what was paid of it: a row for each pay day, filled with the keyboard alone. */
export function DebtRows({ draft, faults, onChange }: Props) {
  const t = useT()
  const { debts } = draft
  const add = () => onChange([...debts, nextDebt(debts, rowId())])
  const heads = [
    t('claims.debt.label'),
    t('claims.debt.due'),
    t('claims.debt.amount'),
    t('claims.debt.paid'),
    t('claims.debt.paid_on'),
    '',
  ]
  return (
    <>
      <Sheet
        label={t('claims.step.pay')}
        heads={heads}
        columns="minmax(4rem,1fr) 8.75rem 6.5rem 6rem 8.75rem 44px"
        onEnter={add}
      >
        {debts.map((row, n) => (
          <DebtRow
            key={row.id}
            row={row}
            path={`debts.${n}`}
            faults={faults}
            agreedShown={draft.country === 'RU'}
            focus={n > 0 && n === debts.length - 1 && row.label === ''}
            onChange={next => onChange(changed(debts, n, next))}
            onRemove={() => onChange(without(debts, n))}
          />
        ))}
      </Sheet>
      <div class="row">
        <Button icon="plus" onClick={add}>
          {t('claims.debt.add')}
        </Button>
        <span class="small soft">{t('claims.debt.hint')}</span>
      </div>
    </>
  )
}

interface RowProps {
  readonly row: DebtDraft
  readonly path: string
  readonly faults: ReadonlySet<string>
  readonly agreedShown: boolean
  readonly focus: boolean
  readonly onChange: (row: DebtDraft) => void
  readonly onRemove: () => void
}

function DebtRow({ row, path, faults, agreedShown, focus, onChange, onRemove }: RowProps) {
  const t = useT()
  const wrong = (name: string) => faults.has(`${path}.${name}`)
  const set = (change: Partial<DebtDraft>) => onChange({ ...row, ...change })
  const [first = { date: '', amount: '' }, ...more] = row.payments
  const pay = (n: number, change: { date?: string; amount?: string }) =>
    set({ payments: changed([first, ...more], n, { ...([first, ...more][n] ?? first), ...change }) })
  return (
    <>
      <div class="sheet-row">
        <Cell
          name={t('claims.debt.label')}
          value={row.label}
          onChange={label => set({ label })}
          focus={focus}
        />
        <Cell
          name={t('claims.debt.due')}
          type="date"
          value={row.due}
          wrong={wrong('due')}
          onChange={due => set({ due })}
        />
        <Cell
          name={t('claims.debt.amount')}
          type="amount"
          value={row.amount}
          wrong={wrong('amount')}
          onChange={amount => set({ amount })}
        />
        <Cell
          name={t('claims.debt.paid')}
          type="amount"
          value={first.amount}
          wrong={wrong('payments.0.amount')}
          onChange={amount => pay(0, { amount })}
        />
        <Cell
          name={t('claims.debt.paid_on')}
          type="date"
          value={first.date}
          wrong={wrong('payments.0.date')}
          onChange={date => pay(0, { date })}
        />
        <RemoveRow name={row.label || row.due} onRemove={onRemove} />
      </div>
      {more.map((one, n) => (
        <div key={n} class="sheet-row" style="--sheet-cols: 1fr minmax(5rem,12rem) 9.5rem 44px">
          <span class="small soft wide">{t('claims.debt.more_paid')}</span>
          <Cell
            name={t('claims.debt.paid')}
            type="amount"
            value={one.amount}
            wrong={wrong(`payments.${n + 1}.amount`)}
            onChange={amount => pay(n + 1, { amount })}
          />
          <Cell
            name={t('claims.debt.paid_on')}
            type="date"
            value={one.date}
            wrong={wrong(`payments.${n + 1}.date`)}
            onChange={date => pay(n + 1, { date })}
          />
          <RemoveRow name={one.amount} onRemove={() => set({ payments: without(row.payments, n + 1) })} />
        </div>
      ))}
      <details class="small">
        <summary class="soft">{t('claims.debt.more', { name: row.label || row.due || '…' })}</summary>
        <div class="row">
          <Pick
            name={t('claims.debt.kind')}
            value={row.kind}
            options={debtKinds.map(kind => ({ value: kind, label: t(`claims.debt.kind.${kind}`) }))}
            onChange={kind => set({ kind })}
          />
          <Button
            look="quiet"
            icon="plus"
            onClick={() => set({ payments: [first, ...more, { date: '', amount: '' }] })}
          >
            {t('claims.debt.add_payment')}
          </Button>
          {agreedShown && (
            <Cell
              name={t('claims.debt.agreed')}
              type="amount"
              value={row.agreed}
              wrong={wrong('agreed')}
              onChange={agreed => set({ agreed })}
            />
          )}
          {agreedShown && <span class="soft">{t('claims.debt.agreed')}</span>}
        </div>
      </details>
    </>
  )
}
