import { forget, useChange, useDraft, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { closeCase } from '../contract.ts'
import { isOutcome, type NeedOutcome, needOutcomes } from '../domain/case.ts'
import type { StepProps } from './CaseSteps.tsx'

/** An outcome for each need that has none, and in short what was done. */
export function CloseCase({ file, onDone }: StepProps) {
  const t = useT()
  const [form, setForm, draft] = useDraft(`cases.close.${file.id}`, {
    summary: '',
    outcomes: {} as Record<string, NeedOutcome>,
  })
  const change = useChange(closeCase)
  const open = file.needs.filter(need => !isOutcome(need.status))
  const submit = async (event: Event) => {
    event.preventDefault()
    const outcomes = open.flatMap(need => {
      const status = form.outcomes[need.id]
      return status ? [{ needId: need.id, status, reason: need.reason, recovered: need.recovered }] : []
    })
    const sent = await change.send({ id: file.id, version: file.version, summary: form.summary, outcomes })
    forget('/cases')
    if (!sent.ok) return
    await draft.clear()
    onDone()
  }
  return (
    <form class="stack" onSubmit={event => void submit(event)}>
      <ErrorNote problem={change.error} />
      {open.map(need => (
        <Select
          key={need.id}
          label={need.name}
          required
          value={form.outcomes[need.id] ?? ''}
          options={needOutcomes.map(value => ({ value, label: t(`cases.need_status.${value}`) }))}
          onChange={status => setForm({ ...form, outcomes: { ...form.outcomes, [need.id]: status } })}
        />
      ))}
      <TextArea
        label={t('cases.field.summary')}
        required
        value={form.summary}
        onChange={summary => setForm({ ...form, summary })}
        error={change.fieldErrors.summary}
      />
      <Button type="submit" look="main" busy={change.sending}>
        {t('cases.act.close')}
      </Button>
    </form>
  )
}
