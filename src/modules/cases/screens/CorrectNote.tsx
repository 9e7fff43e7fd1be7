import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { forget, useChange, useDraft, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { addNote, type readTimeline } from '../contract.ts'

interface Props {
  readonly caseId: string
  readonly entry: ReplyOf<typeof readTimeline>['items'][number]
  readonly onClose: () => void
}

/** Nothing is overwritten: a second note, with the first one's words to begin from, stands for it. */
export function CorrectNote({ caseId, entry, onClose }: Props) {
  const t = useT()
  const [noteId] = useState(newId)
  const name = `cases.correct.${entry.id}`
  const [text, setText, draft] = useDraft(name, entry.text ?? '')
  const change = useChange(addNote, {
    offline: true,
    label: 'cases.act.correct',
    chain: caseId,
    draft: name,
  })
  const submit = async (event: Event) => {
    event.preventDefault()
    const kind = entry.noteKind ?? 'other'
    const sent = await change.send({ id: caseId, noteId, kind, text, corrects: entry.thingId })
    if (!sent.ok) return
    await draft.clear()
    forget(`/cases/${caseId}`)
    onClose()
  }
  return (
    <Dialog title={t('cases.act.correct')} onClose={onClose}>
      <form class="stack" onSubmit={event => void submit(event)}>
        <p class="soft">{t('cases.correct.explain')}</p>
        <ErrorNote problem={change.error} />
        <TextArea
          label={t('cases.field.text')}
          required
          value={text}
          onChange={setText}
          error={change.fieldErrors.text}
        />
        <Button type="submit" look="main" busy={change.sending}>
          {t('ui.save')}
        </Button>
      </form>
    </Dialog>
  )
}
