import { useState } from 'preact/hooks'
import { announce, useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { decideErasure } from '../contract.ts'
import { type Erasure, What } from './ErasureList.tsx'

export function DecideErasure({
  erasure,
  onClose,
}: {
  readonly erasure: Erasure
  readonly onClose: () => void
}) {
  const t = useT()
  const [note, setNote] = useState('')
  const change = useChange(decideErasure)
  const decide = async (decision: 'approve' | 'decline') => {
    const { id, version } = erasure
    if (!(await change.send({ id, version, decision, note })).ok) return
    announce(t(decision === 'approve' ? 'keeping.approved.done' : 'ui.saved'))
    onClose()
  }
  return (
    <Dialog title={t('keeping.decide')} onClose={onClose}>
      <div class="stack">
        <p>
          <What erasure={erasure} />
        </p>
        <p>{t('keeping.ask.what')}</p>
        <p>{t('keeping.ask.stays')}</p>
        <ErrorNote problem={change.error} />
        <TextArea
          label={t('keeping.decide.note')}
          value={note}
          onChange={setNote}
          error={change.fieldErrors.note}
        />
        <div class="row">
          <Button look="danger" busy={change.sending} onClick={() => void decide('approve')}>
            {t('keeping.approve')}
          </Button>
          <Button busy={change.sending} onClick={() => void decide('decline')}>
            {t('keeping.decline')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
