import { useState } from 'preact/hooks'
import { announce, useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { askErasure, askedBy } from '../contract.ts'

/** The end of a file is asked for by one and decided by another. */
export function AskErasure({
  personId,
  onClose,
}: {
  readonly personId: string
  readonly onClose: () => void
}) {
  const t = useT()
  const [asker, setAsker] = useState<(typeof askedBy)[number]>('person')
  const [note, setNote] = useState('')
  const change = useChange(askErasure)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (!(await change.send({ personId, askedBy: asker, note })).ok) return
    announce(t('keeping.asked.done'))
    onClose()
  }
  return (
    <Dialog title={t('keeping.ask')} onClose={onClose}>
      <form class="stack" onSubmit={event => void submit(event)}>
        <p>{t('keeping.ask.what')}</p>
        <p>{t('keeping.ask.stays')}</p>
        <ErrorNote problem={change.error} />
        <Choice
          label={t('keeping.ask.who')}
          value={asker}
          options={askedBy.map(value => ({ value, label: t(`keeping.asked_by.${value}`) }))}
          onChange={setAsker}
        />
        <TextArea
          label={t('keeping.ask.note')}
          hint={t('keeping.ask.note.hint')}
          value={note}
          onChange={setNote}
          error={change.fieldErrors.note}
        />
        <Button type="submit" look="danger" busy={change.sending}>
          {t('keeping.ask.send')}
        </Button>
      </form>
    </Dialog>
  )
}
