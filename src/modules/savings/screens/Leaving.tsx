import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { savingsOf } from '../domain/book.ts'
import type { LeavingReason } from '../domain/journal.ts'
import { leavingClaim } from '../domain/saving.ts'
import { Big, Sum } from './Parts.tsx'
import { useGroup, useNameOf, useRecord } from './use-group.ts'
import { useVote } from './VoteFields.tsx'

const reasons = [
  ['own_wish', 'close'],
  ['moved_abroad', 'place'],
  ['died', 'book'],
  ['expelled', 'warning'],
] as const

/** Who leaves is paid in the meeting where shares are bought: first it is shown what she gets and what she still owes. */
export function Leaving({ member }: { readonly member: string }) {
  const t = useT()
  const { book } = useGroup()
  const [why, setWhy] = useState<LeavingReason | null>(null)
  if (book.meeting?.step !== 'shares') return <Notice>{t('savings.leaving.when')}</Notice>
  return (
    <>
      {reasons.map(([reason, icon]) => (
        <Button key={reason} icon={icon} wide onClick={() => setWhy(reason)}>
          {t(`savings.leaving.${reason}`)}
        </Button>
      ))}
      {why && <Claim {...{ member, why, onClose: () => setWhy(null) }} />}
    </>
  )
}

interface ClaimProps {
  readonly member: string
  readonly why: LeavingReason
  readonly onClose: () => void
}

function Claim({ member, why, onClose }: ClaimProps) {
  const t = useT()
  const { book } = useGroup()
  const nameOf = useNameOf()
  const { write, problem, busy } = useRecord()
  const { vote, fields } = useVote()
  const { claim, debt, payout, stillOwed } = leavingClaim(book, member, why)
  const needsVote = why === 'expelled'
  const save = async () => {
    const voted = needsVote && vote ? { vote } : {}
    if (await write({ kind: 'member_left', member, why, ...voted })) onClose()
  }
  return (
    <Dialog title={`${nameOf(member)}: ${t(`savings.leaving.${why}`)}`} onClose={onClose}>
      <div class="stack">
        <p>
          {t(
            why === 'own_wish' || why === 'expelled'
              ? 'savings.leaving.at_price'
              : 'savings.leaving.by_value',
          )}
        </p>
        <div class="card">
          <Sum label={t('savings.saved')} amount={savingsOf(book, member)} />
          <Sum label={t('savings.leaving.claim')} amount={claim} />
          {debt > 0 && <Sum label={t('savings.share_out.debt')} amount={debt} />}
          <Sum
            label={t(why === 'died' ? 'savings.leaving.pay_heir' : 'savings.leaving.pay')}
            amount={payout}
          />
          {stillOwed > 0 && <Sum label={t('savings.leaving.still_owed')} amount={stillOwed} />}
        </div>
        {needsVote && fields}
        <ErrorNote problem={problem} />
        <Big main icon="check" busy={busy} disabled={needsVote && !vote} onClick={() => void save()}>
          {t('savings.leaving.done')}
        </Big>
      </div>
    </Dialog>
  )
}
