import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { announce, forget, useChange, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { markSent, type readDocument } from '../contract.ts'

interface Props {
  readonly document: ReplyOf<typeof readDocument>
  readonly onClose: () => void
}

export function MarkSent({ document, onClose }: Props) {
  const t = useT()
  const { today } = useFormat()
  const [on, setOn] = useState<Day | ''>(today())
  const [how, setHow] = useState('')
  const change = useChange(markSent)
  const save = async () => {
    if (!on) return
    const sent = await change.send({ id: document.id, version: document.version, on, how })
    if (!sent.ok) return
    announce(t('ui.saved'))
    forget('/documents')
    onClose()
  }
  return (
    <Dialog title={t('documents.mark_sent')} onClose={onClose}>
      <div class="stack">
        {document.blanks > 0 && (
          <Notice tone="due">{t('documents.blanks', { count: document.blanks })}</Notice>
        )}
        <p class="soft">{t('documents.mark_sent.hint')}</p>
        <ErrorNote problem={change.error} />
        <DateInput label={t('claims.on')} required value={on} onChange={setOn} />
        <TextInput
          label={t('documents.sent_how')}
          hint={t('documents.sent_how.hint')}
          value={how}
          maxLength={300}
          onChange={setHow}
        />
        <Button look="main" busy={change.sending} disabled={!on} onClick={() => void save()}>
          {t('ui.save')}
        </Button>
      </div>
    </Dialog>
  )
}
