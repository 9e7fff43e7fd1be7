import { navigate, useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { closingBalances } from '../../domain/record.ts'
import { lineState, reachServer } from '../box/line.ts'
import { Big, ReadAloud, Sum } from '../Parts.tsx'
import { useGroup, useMoney, useRecord } from '../use-group.ts'

/** The balances are read out, everybody repeats them, and the meeting is sealed. */
export function Close() {
  const t = useT()
  const { group, book } = useGroup()
  const money = useMoney(group.lid.currency)
  const { write, problem, busy } = useRecord()
  const balances = closingBalances(book)
  const close = async () => {
    if (!(await write({ kind: 'meeting_closed', balances }))) return
    reachServer(group).catch(() => lineState.set('no_network'))
    navigate(`/group/${group.lid.id}`)
  }
  return (
    <>
      <p>{t('savings.close.how')}</p>
      <div class="card">
        <Sum label={t('savings.loan_fund')} amount={balances.loanFund} />
        <Sum label={t('savings.social_fund')} amount={balances.socialFund} />
        <Sum label={t('savings.lent')} amount={balances.lent} />
        <Sum label={t('savings.shares')} amount={String(balances.stamps)} />
      </div>
      <ReadAloud
        text={t('savings.balances_aloud', {
          loan: money.show(balances.loanFund),
          social: money.show(balances.socialFund),
        })}
      />
      <ErrorNote problem={problem} />
      <Big main icon="lock" busy={busy} onClick={() => void close()}>
        {t('savings.close.seal')}
      </Big>
    </>
  )
}
