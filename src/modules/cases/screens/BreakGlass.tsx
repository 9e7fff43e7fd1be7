import { navigate, useChange, useForm, useT } from '#staff/hooks.ts'
import { FormDialog } from '#ui/Form.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { breakGlass } from '../contract.ts'

/** A supervisor names the restricted case by its number and says why. */
export function BreakGlass({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const change = useChange(breakGlass)
  const form = useForm({
    start: { reference: '', reason: '' },
    send: ({ reference, reason }) => change.send({ id: reference.trim(), reason }),
    told: '', // nothing was saved
    onDone: ({ reply }) => reply && navigate(`/cases/${reply.caseId}`),
  })
  const title = t('cases.glass.title')
  return (
    <FormDialog title={title} onClose={onClose} onCancel={onClose} form={form} submit={title} look="danger">
      <p>{t('cases.glass.explain')}</p>
      <TextInput label={t('cases.reference')} required code {...form.field('reference')} />
      <TextArea label={t('cases.reason')} required {...form.field('reason')} />
    </FormDialog>
  )
}
