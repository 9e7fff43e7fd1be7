import type { Day } from '#lib/day.ts'
import { useChange, useForm, useT } from '#staff/hooks.ts'
import { DateInput } from '#ui/DateInput.tsx'
import { Form } from '#ui/Form.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { updateCase } from '../contract.ts'
import type { StepProps } from './CaseSteps.tsx'
import { caseFields } from './decided-fields.ts'

/** Title and next step; also without a network; where somebody was faster, both versions are shown. */
export function EditCase({ file, onDone }: StepProps) {
  const t = useT()
  const change = useChange(updateCase, {
    offline: true,
    label: 'cases.column.next',
    chain: file.id,
    fields: caseFields,
  })
  const form = useForm({
    start: {
      ownTitle: file.ownTitle ?? '',
      nextStep: file.nextStep ?? '',
      nextStepOn: (file.nextStepOn ?? '') as Day | '', // the server keeps days only
    },
    of: file,
    send: (typed, before) => {
      const { id, version, placeId } = before
      const nextStepOn = typed.nextStepOn || null
      return change.send({ id, version, placeId, ...typed, nextStepOn }, { before })
    },
    forget: '/cases',
    onDone,
  })
  return (
    <Form form={form} submit={t('ui.save')}>
      <TextInput label={t('cases.column.next')} {...form.field('nextStep')} />
      <DateInput label={t('cases.due_on')} {...form.field('nextStepOn')} />
      <TextInput label={t('cases.field.own_title')} {...form.field('ownTitle')} />
    </Form>
  )
}
