import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { closingBalances } from '../../domain/record.ts'
import { Big, ReadAloud, Sum } from '../Parts.tsx'
import { useGroup, useMoney, useRecord } from '../use-group.ts'

/** The members say from memory what was in the box; only then is it shown. */
export function Recall() {
  const t = useT()
  const { group, book } = useGroup()
  const { write, problem, busy } = useRecord()
  const money = useMoney(group.lid.currency)
  const [shown, setShown] = useState(false)
  const { loanFund, socialFund } = closingBalances(book)
  const answer = async (right: boolean) => {
    if (await write({ kind: 'recalled', right }, { kind: 'step_taken', step: 'count_in' })) scrollTo(0, 0)
  }
  return (
    <>
      <p>{t('savings.recall.how')}</p>
      {!shown && (
        <Big main icon="search" onClick={() => setShown(true)}>
          {t('savings.recall.show')}
        </Big>
      )}
      {shown && (
        <>
          <div class="card">
            <Sum label={t('savings.loan_fund')} amount={loanFund} />
            <Sum label={t('savings.social_fund')} amount={socialFund} />
          </div>
          <ReadAloud
            text={t('savings.balances_aloud', { loan: money.show(loanFund), social: money.show(socialFund) })}
          />
          <ErrorNote problem={problem} />
          <Big icon="check" busy={busy} onClick={() => void answer(true)}>
            {t('savings.recall.right')}
          </Big>
          <Big icon="close" busy={busy} onClick={() => void answer(false)}>
            {t('savings.recall.wrong')}
          </Big>
        </>
      )}
    </>
  )
}
