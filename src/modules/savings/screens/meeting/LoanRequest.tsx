import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { chargeDueOf, currentMembers, openLoans, principalOf } from '../../domain/book.ts'
import { type LoanRefusal, loanRefusal, newLoan } from '../../domain/lending.ts'
import { schedule } from '../../domain/loan.ts'
import { AmountDialog } from '../Parts.tsx'
import { useGroup, useMoney, useNameOf, useRecord } from '../use-group.ts'
import { Who } from '../Who.tsx'

interface Props {
  readonly member: string
  readonly onClose: () => void
}

/** How much, for how long, who vouches for her, and what it will cost; a new loan may take the place of an open one. */
export function LoanRequest({ member, onClose }: Props) {
  const t = useT()
  const { group, book, rules } = useGroup()
  const money = useMoney(group.lid.currency)
  const nameOf = useNameOf()
  const { write, problem } = useRecord()
  const [periods, setPeriods] = useState(rules.loans.defaultPeriods)
  const [refused, setRefused] = useState<LoanRefusal | null>(null)
  const [guarantors, setGuarantors] = useState<string[]>([])
  const open = openLoans(book, member)
  const [old] = open
  const mustReplace =
    old !== undefined && open.length >= (rules.loans.simultaneous ?? Number.POSITIVE_INFINITY)
  const [replaces, setReplaces] = useState(mustReplace)
  const owed = old ? principalOf(book, old) + chargeDueOf(book, old) : 0
  const needed = rules.loans.guarantors ?? 0
  const most = rules.loans.maxPeriods ?? 12
  const ask = async (amount: number) => {
    const request = {
      ...{ member, amount, periods },
      ...(old && replaces ? { replaces: old.id } : {}),
      ...(guarantors.length > 0 ? { guarantors } : {}),
    }
    const reason = loanRefusal(book, request)
    setRefused(reason)
    if (!reason && (await write({ kind: 'loan_given', loan: newId(), ...request }))) onClose()
  }
  const example = schedule(
    newLoan(book, 'loan', { loan: 'example', member, amount: rules.savings.price * 10, periods }),
    rules.cashUnit,
  )
  const cost = example.reduce((sum, line) => sum + line.charge, 0)
  const others = currentMembers(book).flatMap(({ id }) => (id === member ? [] : [id]))
  return (
    <AmountDialog
      {...{ title: nameOf(member), label: t('savings.lend.amount'), confirm: t('savings.give'), onClose }}
      onAmount={amount => void ask(amount)}
      onTyped={() => setRefused(null)}
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
      {old && open.length === 1 && (
        <Choice
          {...{ label: t('savings.lend.has_loan', { amount: money.show(owed) }) }}
          value={replaces ? 'instead' : 'beside'}
          onChange={value => setReplaces(value === 'instead')}
          options={(mustReplace ? (['instead'] as const) : (['beside', 'instead'] as const)).map(value => ({
            value,
            label: t(`savings.lend.${value}`),
          }))}
          hint={replaces ? t('savings.lend.instead_how', { amount: money.show(owed) }) : undefined}
        />
      )}
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
      <details open={needed > 0}>
        <summary>
          {needed > 0 ? t('savings.lend.guarantors_needed', { count: needed }) : t('savings.lend.guarantors')}
        </summary>
        <Who
          {...{ label: t('savings.lend.guarantors'), members: others, chosen: guarantors, most: 3 }}
          onChange={setGuarantors}
        />
      </details>
    </AmountDialog>
  )
}
