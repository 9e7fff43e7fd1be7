import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { forget, useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Conflict } from '#ui/Conflict.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { updateCase } from '../contract.ts'
import type { StepProps } from './CaseSteps.tsx'

interface Form {
  ownTitle: string
  nextStep: string
  nextStepOn: Day | ''
}
/** What somebody else made of the same fields meanwhile. */
interface Theirs {
  readonly version: number
  readonly title: string
  readonly nextStep: string | null
  readonly nextStepOn: string | null
}

/** Title and next step; where somebody was faster, both versions are shown and chosen from. */
export function EditCase({ file, onDone }: StepProps) {
  const t = useT()
  const [form, setForm] = useState<Form>({
    ownTitle: file.ownTitle ?? '',
    nextStep: file.nextStep ?? '',
    nextStepOn: (file.nextStepOn ?? '') as Day | '',
  })
  const [theirs, setTheirs] = useState<Theirs | null>(null)
  const change = useChange(updateCase)
  const send = async (given: Form, version: number) => {
    const { ownTitle, nextStep, nextStepOn } = given
    const fields = { ownTitle, placeId: file.placeId, nextStep, nextStepOn: nextStepOn || null }
    const sent = await change.send({ id: file.id, version, ...fields })
    if (sent.ok) {
      forget('/cases')
      onDone()
    } else if (sent.problem.code === 'changed_meanwhile')
      // The reply's `theirs` is the line of the case as lists show it.
      setTheirs(sent.problem.details.theirs as Theirs)
  }
  if (theirs)
    return (
      <Conflict
        fields={[
          {
            key: 'nextStep',
            label: t('cases.column.next'),
            yours: form.nextStep,
            theirs: theirs.nextStep ?? '',
          },
          {
            key: 'nextStepOn',
            label: t('cases.due_on'),
            yours: form.nextStepOn,
            theirs: theirs.nextStepOn ?? '',
          },
        ]}
        onCancel={onDone}
        onChoose={taken => {
          const nextStep = taken.nextStep === 'theirs' ? (theirs.nextStep ?? '') : form.nextStep
          const day = taken.nextStepOn === 'theirs' ? theirs.nextStepOn : form.nextStepOn
          void send({ ...form, nextStep, nextStepOn: (day ?? '') as Day | '' }, theirs.version)
        }}
      />
    )
  const submit = (event: Event) => {
    event.preventDefault()
    void send(form, file.version)
  }
  return (
    <form class="stack" onSubmit={submit}>
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
