import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { currentMembers, fineDue } from '../../domain/book.ts'
import { balance } from '../../domain/ledger.ts'
import { standingEvents } from '../../domain/passbook.ts'
import { AmountDialog, Tile } from '../Parts.tsx'
import { useGroup, useMoney, useNameOf, useRecord } from '../use-group.ts'
import { Who } from '../Who.tsx'
import { NextStep } from './Next.tsx'

export function Fines() {
  const t = useT()
  const { group, book } = useGroup()
  const money = useMoney(group.lid.currency)
  const { write, problem } = useRecord()
  const [adding, setAdding] = useState(false)
  const [paying, setPaying] = useState<{
    member: string
    due: number
    kind: 'fine_paid' | 'debt_paid'
  } | null>(null)
  const nameOf = useNameOf()
  const pay = async (amount: number) => {
    if (paying && (await write({ kind: paying.kind, member: paying.member, amount }))) setPaying(null)
  }
  const debts = [...book.members.keys()].flatMap(id => {
    const due = balance(book.ledger, `debt:${id}`)
    return due > 0 ? [{ id, due }] : []
  })
  const rows = currentMembers(book).flatMap(({ id }) => {
    const due = fineDue(book, id, 'loan_fund') + fineDue(book, id, 'social_fund')
    const paid = standingEvents(group.log.entries, 'fine_paid', id).at(-1)
    return due > 0 || paid ? [{ id, due, paid }] : []
  })
  return (
    <>
      {rows.length + debts.length === 0 && <p class="soft">{t('savings.fine.nobody')}</p>}
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
        {debts.map(({ id, due }) => (
          <Tile key={`debt ${id}`} member={id} note={t('savings.debt')}>
            <button
              type="button"
              class="pay"
              onClick={() => setPaying({ member: id, due, kind: 'debt_paid' })}
            >
              {money.show(due)}
            </button>
          </Tile>
        ))}
      </ul>
      {paying && (
        <AmountDialog
          {...{ title: nameOf(paying.member), label: t('savings.repay.amount'), first: paying.due }}
          {...{ confirm: t('savings.repay.pay'), onClose: () => setPaying(null) }}
          onAmount={amount => void pay(Math.min(amount, paying.due))}
          problem={<ErrorNote problem={problem} />}
        />
      )}
      {rows.some(({ due }) => due > 0) && (
        <details>
          <summary>{t('savings.fine.part')}</summary>
          <ul class="tiles">
            {rows
              .filter(({ due }) => due > 0)
              .map(({ id, due }) => (
                <Tile key={id} member={id} note={money.show(due)}>
                  <button
                    type="button"
                    class="pay"
                    onClick={() => setPaying({ member: id, due, kind: 'fine_paid' })}
                  >
                    {t('savings.fine.part_short')}
                  </button>
                </Tile>
              ))}
          </ul>
        </details>
      )}
      {!paying && <ErrorNote problem={problem} />}
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
  const { write, problem } = useRecord()
  const [chosen, setChosen] = useState<string[]>([])
  const [member] = chosen
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
      <Who
        {...{ label: t('savings.who'), chosen, onChange: setChosen }}
        members={currentMembers(book).map(({ id }) => id)}
      />
    </AmountDialog>
  )
}
