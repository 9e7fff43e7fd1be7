import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { principalOf } from '../../domain/book.ts'
import type { Happening } from '../../domain/journal.ts'
import type { Loan } from '../../domain/loan.ts'
import { Big } from '../Parts.tsx'
import { useGroup, useRecord } from '../use-group.ts'
import { useVote } from '../VoteFields.tsx'

type Decision = 'more_time' | 'default' | 'write_off'

interface Props {
  readonly member: string
  readonly loans: readonly Loan[]
  readonly decisions?: readonly Decision[]
  readonly onDone: () => void
  readonly onOpen: (isOpen: boolean) => void
}

const icons = { more_time: 'clock', default: 'warning', write_off: 'close' } as const

/** What a group may decide about a borrower who cannot pay: more time, no new loan, or the loss is the group's. */
export function CannotPay({
  member,
  loans,
  decisions = ['more_time', 'default', 'write_off'],
  onDone,
  onOpen,
}: Props) {
  const t = useT()
  const { book } = useGroup()
  const { write, problem, busy } = useRecord()
  const { vote, fields } = useVote()
  const [decision, setDecision] = useState<Decision | null>(null)
  const [periods, setPeriods] = useState('3')
  const needsVote = decision === 'more_time' || decision === 'write_off'
  const voted = vote ? { vote } : {}
  const decide = async () => {
    const happenings: Record<Decision, Happening[]> = {
      default: [{ kind: 'declared_in_default', member }],
      more_time: loans.map(loan => ({
        ...{ kind: 'loan_rescheduled', loan: loan.id, periods: Number(periods), reason: 'by vote', ...voted },
      })),
      write_off: loans
        .filter(loan => principalOf(book, loan) > 0)
        .map(loan => ({ kind: 'loan_written_off', loan: loan.id, reason: 'by vote', ...voted })),
    }
    if (decision && (await write(...happenings[decision]))) onDone()
  }
  return (
    <details onToggle={event => onOpen(event.currentTarget.open)}>
      <summary>{t('savings.repay.more')}</summary>
      <div class="stack">
        {decisions.map(one => (
          <Big
            key={one}
            icon={icons[one]}
            pressed={decision === one}
            onClick={() => setDecision(decision === one ? null : one)}
          >
            {t(`savings.repay.${one}`)}
          </Big>
        ))}
        {decision === 'more_time' && (
          <Choice
            {...{ label: t('savings.lend.periods'), value: periods, onChange: setPeriods }}
            options={['1', '2', '3', '4', '6'].map(value => ({ value, label: value }))}
          />
        )}
        {decision === 'write_off' && <p>{t('savings.repay.write_off_sure')}</p>}
        {needsVote && fields}
        <ErrorNote problem={problem} />
        {decision && (
          <Big main icon="check" busy={busy} disabled={needsVote && !vote} onClick={() => void decide()}>
            {t('savings.decided')}
          </Big>
        )}
      </div>
    </details>
  )
}
