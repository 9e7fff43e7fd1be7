import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { floorPart } from '../../domain/amount.ts'
import { currentMembers, loanFundCash, openLoans, principalOf, savingsOf } from '../../domain/book.ts'
import { type LoanRefusal, loanRefusal, newLoan } from '../../domain/lending.ts'
import { schedule } from '../../domain/loan.ts'
import { AmountDialog, Sum, Tile } from '../Parts.tsx'
import { useGroup, useMoney, useNameOf, useRecord } from '../use-group.ts'
import { NextStep } from './Next.tsx'

/** Requests are read aloud, weighed against the rules and what is in the box, and agreed by show of hands. */
export function Lend() {
  const t = useT()
  const { group, book, rules } = useGroup()
  const money = useMoney(group.lid.currency)
  const [asking, setAsking] = useState<string | null>(null)
  return (
    <>
      <div class="card">
        <Sum label={t('savings.loan_fund')} amount={loanFundCash(book)} />
      </div>
      <ul class="tiles two">
        {currentMembers(book).map(({ id }) => {
          const owed = openLoans(book, id).reduce((sum, loan) => sum + principalOf(book, loan), 0)
          const room = Math.max(0, floorPart(savingsOf(book, id), rules.loans.capTimesSavings, 1) - owed)
          const note =
            owed > 0
              ? t('savings.lend.owes', { amount: money.show(owed) })
              : t('savings.lend.room', { amount: money.show(room) })
          return (
            <Tile key={id} member={id} note={note} done={owed > 0}>
              <button type="button" class="pay" disabled={room === 0} onClick={() => setAsking(id)}>
                {t('savings.lend.ask')}
              </button>
            </Tile>
          )
        })}
      </ul>
      {asking && <Request member={asking} onClose={() => setAsking(null)} />}
      <NextStep to="expenses" />
    </>
  )
}

function Request({ member, onClose }: { readonly member: string; readonly onClose: () => void }) {
  const t = useT()
  const { group, book, rules } = useGroup()
  const money = useMoney(group.lid.currency)
  const nameOf = useNameOf()
  const { write, problem } = useRecord()
  const [periods, setPeriods] = useState(rules.loans.defaultPeriods)
  const [refused, setRefused] = useState<LoanRefusal | null>(null)
  const most = rules.loans.maxPeriods ?? 12
  const ask = async (amount: number) => {
    const reason = loanRefusal(book, { member, amount, periods })
    setRefused(reason)
    if (!reason && (await write({ kind: 'loan_given', member, loan: newId(), amount, periods }))) onClose()
  }
  const example = schedule(
    newLoan(book, 'loan', { loan: 'example', member, amount: rules.savings.price * 10, periods }),
    rules.cashUnit,
  )
  const cost = example.reduce((sum, line) => sum + line.charge, 0)
  return (
    <AmountDialog
      {...{ title: nameOf(member), label: t('savings.lend.amount'), confirm: t('savings.give'), onClose }}
      onAmount={amount => void ask(amount)}
      problem={
        <>
          <ErrorNote problem={problem} />
          {refused && (
            <Notice tone="danger" live>
              {t(`savings.loan.${refused}`)}
            </Notice>
          )}
        </>
      }
    >
      <Choice
        {...{ label: t('savings.lend.periods'), value: String(periods) }}
        onChange={value => setPeriods(Number(value))}
        options={[1, 2, 3, 4, 6, 8, 12]
          .filter(n => n <= most)
          .map(n => ({ value: String(n), label: String(n) }))}
        hint={t('savings.lend.cost', {
          loan: money.show(rules.savings.price * 10),
          charge: money.show(cost),
        })}
      />
    </AmountDialog>
  )
}
