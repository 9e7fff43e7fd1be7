import { useChange, useForm, useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { FormDialog } from '#ui/Form.tsx'
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
  const change = useChange(askErasure)
  const form = useForm({
    start: { askedBy: 'person' as (typeof askedBy)[number], note: '' },
    send: typed => change.send({ personId, ...typed }),
    told: t('keeping.asked.done'),
    onDone: onClose,
  })
  return (
    <FormDialog
      title={t('keeping.ask')}
      onClose={onClose}
      form={form}
      submit={t('keeping.ask.send')}
      look="danger"
    >
      <p>{t('keeping.ask.what')}</p>
      <p>{t('keeping.ask.stays')}</p>
      <Choice
        label={t('keeping.ask.who')}
        options={askedBy.map(value => ({ value, label: t(`keeping.asked_by.${value}`) }))}
        {...form.field('askedBy')}
      />
      <TextArea label={t('keeping.ask.note')} hint={t('keeping.ask.note.hint')} {...form.field('note')} />
    </FormDialog>
  )
}
