import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { openLoans, principalOf } from '../../domain/book.ts'
import type { Happening } from '../../domain/journal.ts'
import { useGroup, useRecord } from '../use-group.ts'

/** What a group may decide about a borrower who cannot pay: more time, no new loan, or the loss is the group's. */
export function CannotPay({ member, onDone }: { readonly member: string; readonly onDone: () => void }) {
  const t = useT()
  const { book } = useGroup()
  const { write, problem } = useRecord()
  const loans = openLoans(book, member)
  const decide = (happenings: readonly Happening[]) => async () => {
    if (await write(...happenings)) onDone()
  }
  const moreTime = loans.map(
    (loan): Happening => ({ kind: 'loan_rescheduled', loan: loan.id, periods: 3, reason: 'by vote' }),
  )
  const writeOff = loans
    .filter(loan => principalOf(book, loan) > 0)
    .map((loan): Happening => ({ kind: 'loan_written_off', loan: loan.id, reason: 'by vote' }))
  return (
    <details>
      <summary>{t('savings.repay.more')}</summary>
      <div class="stack">
        <ErrorNote problem={problem} />
        <Button icon="clock" onClick={() => void decide(moreTime)()}>
          {t('savings.repay.more_time')}
        </Button>
        <Button icon="warning" onClick={() => void decide([{ kind: 'declared_in_default', member }])()}>
          {t('savings.repay.default')}
        </Button>
        <Button
          look="danger"
          onClick={() => confirm(t('savings.repay.write_off_sure')) && void decide(writeOff)()}
        >
          {t('savings.repay.write_off')}
        </Button>
      </div>
    </details>
  )
}
