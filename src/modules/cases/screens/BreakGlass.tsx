import { useState } from 'preact/hooks'
import { navigate, useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { breakGlass } from '../contract.ts'

/** A supervisor names the restricted case by its number and says why. */
export function BreakGlass({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const [reference, setReference] = useState('')
  const [reason, setReason] = useState('')
  const change = useChange(breakGlass)
  const submit = async (event: Event) => {
    event.preventDefault()
    const sent = await change.send({ id: reference.trim(), reason })
    if (sent.ok && sent.reply) navigate(`/cases/${sent.reply.caseId}`)
  }
  return (
    <Dialog title={t('cases.glass.title')} onClose={onClose}>
      <form class="stack" onSubmit={event => void submit(event)}>
        <p>{t('cases.glass.explain')}</p>
        <ErrorNote problem={change.error} />
        <TextInput label={t('cases.reference')} required code value={reference} onChange={setReference} />
        <TextArea
          label={t('cases.reason')}
          required
          value={reason}
          onChange={setReason}
          error={change.fieldErrors.reason}
        />
        <Button type="submit" look="danger" busy={change.sending}>
          {t('cases.glass.title')}
        </Button>
      </form>
    </Dialog>
  )
}
