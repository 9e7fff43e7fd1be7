import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { isOwed } from '../../domain/book.ts'
import { AmountDialog } from '../Parts.tsx'
import { useGroup, useRecord } from '../use-group.ts'
import { Who } from '../Who.tsx'

/** Somebody pays after all what the group had given up. Who left or died is asked too: the family may pay. */
export function Recover({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { book } = useGroup()
  const { write, problem } = useRecord()
  const [chosen, setChosen] = useState<string[]>([])
  const borrowers = new Set(
    [...book.loans.values()].filter(loan => !isOwed(book, loan)).map(one => one.member),
  )
  const save = async (amount: number) => {
    const [member] = chosen
    if (member && (await write({ kind: 'loan_recovered', member, amount }))) onClose()
  }
  return (
    <AmountDialog
      {...{ title: t('savings.recover'), label: t('savings.repay.amount'), confirm: t('savings.repay.pay') }}
      onClose={onClose}
      onAmount={amount => void save(amount)}
      problem={<ErrorNote problem={problem} />}
    >
      <p>{t('savings.recover.how')}</p>
      <Who {...{ label: t('savings.who'), members: [...borrowers], chosen, onChange: setChosen }} />
    </AmountDialog>
  )
}
