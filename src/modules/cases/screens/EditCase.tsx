import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { announce, forget, useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { updateCase } from '../contract.ts'
import type { StepProps } from './CaseSteps.tsx'
import { caseFields } from './decided-fields.ts'

interface Form {
  ownTitle: string
  nextStep: string
  nextStepOn: Day | ''
}

/** Title and next step; also without a network; where somebody was faster, both versions are shown. */
export function EditCase({ file, onDone }: StepProps) {
  const t = useT()
  const [form, setForm] = useState<Form>({
    ownTitle: file.ownTitle ?? '',
    nextStep: file.nextStep ?? '',
    nextStepOn: (file.nextStepOn ?? '') as Day | '',
  })
  const change = useChange(updateCase, {
    offline: true,
    label: 'cases.column.next',
    chain: file.id,
    fields: caseFields,
  })
  const submit = async (event: Event) => {
    event.preventDefault()
    const fields = { ...form, placeId: file.placeId, nextStepOn: form.nextStepOn || null }
    const sent = await change.send({ id: file.id, version: file.version, ...fields }, { before: file })
    if (!sent.ok) return
    forget('/cases')
    if (sent.waiting) announce(t('ui.savedOnDevice'))
    onDone()
  }
  return (
    <form class="stack" onSubmit={event => void submit(event)}>
      <ErrorNote problem={change.error} />
      <TextInput
        label={t('cases.column.next')}
        value={form.nextStep}
        onChange={nextStep => setForm({ ...form, nextStep })}
        error={change.fieldErrors.nextStep}
      />
      <DateInput
        label={t('cases.due_on')}
        value={form.nextStepOn}
        onChange={nextStepOn => setForm({ ...form, nextStepOn })}
        error={change.fieldErrors.nextStepOn}
      />
      <TextInput
        label={t('cases.field.own_title')}
        value={form.ownTitle}
        onChange={ownTitle => setForm({ ...form, ownTitle })}
        error={change.fieldErrors.ownTitle}
      />
      <Button type="submit" look="main" busy={change.sending}>
        {t('ui.save')}
      </Button>
    </form>
  )
}
