import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { useChange, useForm, useT } from '#staff/hooks.ts'
import { FormDialog } from '#ui/Form.tsx'
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
  const draft = `cases.correct.${entry.id}`
  const change = useChange(addNote, { offline: true, label: 'cases.act.correct', chain: caseId, draft })
  const form = useForm({
    draft,
    start: { text: entry.text ?? '' },
    send: typed =>
      change.send({
        ...{ id: caseId, noteId, kind: entry.noteKind ?? 'other', corrects: entry.thingId },
        ...typed,
      }),
    forget: `/cases/${caseId}`,
    onDone: onClose,
  })
  return (
    <FormDialog title={t('cases.act.correct')} onClose={onClose} form={form} submit={t('ui.save')}>
      <p class="soft">{t('cases.correct.explain')}</p>
      <TextArea label={t('cases.field.text')} required {...form.field('text')} />
    </FormDialog>
  )
}
