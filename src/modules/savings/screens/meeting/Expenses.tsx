import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { AmountDialog, Big } from '../Parts.tsx'
import { useGroup, useRecord } from '../use-group.ts'
import { NextStep } from './Next.tsx'

/** Money that goes out for the group, or comes to it from outside; at most meetings there is none. */
export function Expenses() {
  const t = useT()
  const { group } = useGroup()
  const { write, problem } = useRecord()
  const [kind, setKind] = useState<'expense_paid' | 'donation_received' | null>(null)
  const [what, setWhat] = useState('')
  const save = async (amount: number) => {
    const about = what.trim() || '–'
    const isDone = await (kind === 'expense_paid'
      ? write({ kind, amount, from: 'cash:loan_fund', what: about })
      : write({ kind: 'donation_received', amount, to: 'cash:loan_fund', what: about }))
    if (isDone) setKind(null)
  }
  return (
    <>
      <Big icon="upload" onClick={() => setKind('expense_paid')}>
        {t('savings.expense.out')}
      </Big>
      <Big icon="download" onClick={() => setKind('donation_received')}>
        {t('savings.expense.in')}
      </Big>
      {kind && (
        <AmountDialog
          {...{ title: t(kind === 'expense_paid' ? 'savings.expense.out' : 'savings.expense.in') }}
          {...{ label: t('savings.amount'), confirm: t('ui.save'), onClose: () => setKind(null) }}
          onAmount={amount => void save(amount)}
          problem={<ErrorNote problem={problem} />}
        >
          <TextInput
            {...{ label: t('savings.expense.what'), value: what, onChange: setWhat, maxLength: 80 }}
          />
        </AmountDialog>
      )}
      <NextStep to={group.draft.shareOut === true ? 'share_out' : 'count_out'} />
    </>
  )
}
