import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { currentMembers, fineDue } from '../../domain/book.ts'
import { standingEvents } from '../../domain/passbook.ts'
import { AmountDialog, Tile } from '../Parts.tsx'
import { useGroup, useMoney, useNameOf, useRecord } from '../use-group.ts'
import { NextStep } from './Next.tsx'

export function Fines() {
  const t = useT()
  const { group, book } = useGroup()
  const money = useMoney(group.lid.currency)
  const { write, problem } = useRecord()
  const [adding, setAdding] = useState(false)
  const rows = currentMembers(book).flatMap(({ id }) => {
    const due = fineDue(book, id, 'loan_fund') + fineDue(book, id, 'social_fund')
    const paid = standingEvents(group.log.entries, 'fine_paid', id).at(-1)
    return due > 0 || paid ? [{ id, due, paid }] : []
  })
  return (
    <>
      {rows.length === 0 && <p class="soft">{t('savings.fine.nobody')}</p>}
      <ul class="tiles two">
        {rows.map(({ id, due, paid }) => (
          <Tile key={id} member={id} done={due === 0}>
            <button
              type="button"
              class="pay"
              aria-pressed={due === 0}
              onClick={() =>
                void (due > 0
                  ? write({ kind: 'fine_paid', member: id, amount: due })
                  : paid && write({ kind: 'corrected', corrects: paid.id, reason: 'not paid' }))
              }
            >
              {money.show(due > 0 ? due : (paid?.amount ?? 0))}
            </button>
          </Tile>
        ))}
      </ul>
      <ErrorNote problem={problem} />
      <Button icon="plus" onClick={() => setAdding(true)}>
        {t('savings.fine.add')}
      </Button>
      {adding && <AddFine onClose={() => setAdding(false)} />}
      <NextStep to="social" />
    </>
  )
}

function AddFine({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { book, rules } = useGroup()
  const nameOf = useNameOf()
  const { write, problem } = useRecord()
  const [member, setMember] = useState('')
  const save = async (amount: number) => {
    if (!member) return
    const fund = rules.fines.fund
    if (await write({ kind: 'fine_raised', member, code: 'other', amount, fund })) onClose()
  }
  return (
    <AmountDialog
      {...{
        title: t('savings.fine.add'),
        label: t('savings.amount'),
        confirm: t('savings.fine.add'),
        onClose,
      }}
      onAmount={amount => void save(amount)}
      problem={<ErrorNote problem={problem} />}
    >
      <Select
        {...{ label: t('savings.who'), value: member, required: true, onChange: setMember }}
        options={currentMembers(book).map(({ id }) => ({ value: id, label: nameOf(id) }))}
      />
    </AmountDialog>
  )
}
