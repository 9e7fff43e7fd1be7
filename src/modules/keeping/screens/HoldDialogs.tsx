import type { Day } from '#lib/day.ts'
import { useChange, useForm, useT } from '#staff/hooks.ts'
import { DateInput } from '#ui/DateInput.tsx'
import { FormDialog } from '#ui/Form.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { liftHold, placeHold } from '../contract.ts'

interface PlaceProps {
  readonly personId: string
  readonly onClose: () => void
}

/** Because of a court, an investigation, a claim: until a day nothing of this person is erased. */
export function PlaceHold({ personId, onClose }: PlaceProps) {
  const t = useT()
  const change = useChange(placeHold)
  const form = useForm({
    start: { reason: '', until: '' as Day | '' },
    send: typed => change.send({ personId, ...typed }),
    onDone: onClose,
  })
  return (
    <FormDialog title={t('keeping.hold.place')} onClose={onClose} form={form} submit={t('ui.save')}>
      <p>{t('keeping.hold.what')}</p>
      <TextArea label={t('keeping.hold.reason')} required {...form.field('reason')} />
      <DateInput label={t('keeping.hold.until')} required {...form.field('until')} />
    </FormDialog>
  )
}

export function LiftHold({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useT()
  const change = useChange(liftHold)
  const form = useForm({
    start: { reason: '' },
    send: typed => change.send({ id, ...typed }),
    onDone: onClose,
  })
  const title = t('keeping.hold.lift')
  return (
    <FormDialog title={title} onClose={onClose} form={form} submit={title} look="danger">
      <TextArea label={t('keeping.hold.reason')} required {...form.field('reason')} />
    </FormDialog>
  )
}
