import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { announce, useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { liftHold, placeHold } from '../contract.ts'

/** Because of a court, an investigation, a claim: until a day nothing of this person is erased. */
export function PlaceHold({
  personId,
  onClose,
}: {
  readonly personId: string
  readonly onClose: () => void
}) {
  const t = useT()
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState<Day | ''>('')
  const change = useChange(placeHold)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (!(await change.send({ personId, reason, until })).ok) return
    announce(t('ui.saved'))
    onClose()
  }
  return (
    <Dialog title={t('keeping.hold.place')} onClose={onClose}>
      <form class="stack" onSubmit={event => void submit(event)}>
        <p>{t('keeping.hold.what')}</p>
        <ErrorNote problem={change.error} />
        <TextArea
          label={t('keeping.hold.reason')}
          required
          value={reason}
          onChange={setReason}
          error={change.fieldErrors.reason}
        />
        <DateInput
          label={t('keeping.hold.until')}
          required
          value={until}
          onChange={setUntil}
          error={change.fieldErrors.until}
        />
        <Button type="submit" look="main" busy={change.sending}>
          {t('ui.save')}
        </Button>
      </form>
    </Dialog>
  )
}

export function LiftHold({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useT()
  const [reason, setReason] = useState('')
  const change = useChange(liftHold)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (!(await change.send({ id, reason })).ok) return
    announce(t('ui.saved'))
    onClose()
  }
  return (
    <Dialog title={t('keeping.hold.lift')} onClose={onClose}>
      <form class="stack" onSubmit={event => void submit(event)}>
        <ErrorNote problem={change.error} />
        <TextArea
          label={t('keeping.hold.reason')}
          required
          value={reason}
          onChange={setReason}
          error={change.fieldErrors.reason}
        />
        <Button type="submit" look="danger" busy={change.sending}>
          {t('keeping.hold.lift')}
        </Button>
      </form>
    </Dialog>
  )
}
