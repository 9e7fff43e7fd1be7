import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { useChange, useForm, useFormat, useT } from '#staff/hooks.ts'
import { DateInput } from '#ui/DateInput.tsx'
import { FormDialog } from '#ui/Form.tsx'
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
  const change = useChange(markSent)
  const { id, version, blanks } = document
  const form = useForm({
    start: { on: today() as Day | '', how: '' },
    send: typed => change.send({ id, version, ...typed }),
    forget: '/documents',
    onDone: onClose,
  })
  return (
    <FormDialog title={t('documents.mark_sent')} onClose={onClose} form={form} submit={t('ui.save')}>
      {blanks > 0 && <Notice tone="due">{t('documents.blanks', { count: blanks })}</Notice>}
      <p class="soft">{t('documents.mark_sent.hint')}</p>
      <DateInput label={t('claims.on')} required {...form.field('on')} />
      <TextInput
        label={t('documents.sent_how')}
        hint={t('documents.sent_how.hint')}
        maxLength={300}
        {...form.field('how')}
      />
    </FormDialog>
  )
}
