import { forget, useChange, useDraft, useMe, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { closeCase } from '../contract.ts'
import { isOutcome, type NeedOutcome, needOutcomes } from '../domain/case.ts'
import type { StepProps } from './CaseSteps.tsx'
import { type RecoveredDraft, RecoveredField, recoveredDraft, recoveredOf } from './RecoveredField.tsx'

type Need = StepProps['file']['needs'][number]
const isMet = (status: NeedOutcome | undefined) => status === 'met' || status === 'partly_met'

/** An outcome for each need that has none, and in short what was done. */
export function CloseCase({ file, onDone }: StepProps) {
  const t = useT()
  const [form, setForm, draft] = useDraft(`cases.close.${file.id}`, {
    summary: '',
    outcomes: {} as Record<string, NeedOutcome>,
    money: {} as Record<string, RecoveredDraft>,
  })
  const { organisation } = useMe()
  const moneyOf = (need: Need) => form.money[need.id] ?? recoveredDraft(need.recovered, organisation.country)
  const change = useChange(closeCase)
  const open = file.needs.filter(need => !isOutcome(need.status))
  const submit = async (event: Event) => {
    event.preventDefault()
    const outcomes = open.flatMap(need => {
      const status = form.outcomes[need.id]
      const recovered = isMet(status) ? recoveredOf(moneyOf(need)) : need.recovered
      return status ? [{ needId: need.id, status, reason: need.reason, recovered }] : []
    })
    if (outcomes.some(({ recovered }) => recovered === undefined)) return
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
        <div key={need.id} class="stack">
          <Select
            label={need.name}
            required
            value={form.outcomes[need.id] ?? ''}
            options={needOutcomes.map(value => ({ value, label: t(`cases.need_status.${value}`) }))}
            onChange={status => setForm({ ...form, outcomes: { ...form.outcomes, [need.id]: status } })}
          />
          {isMet(form.outcomes[need.id]) && (
            <RecoveredField
              value={moneyOf(need)}
              onChange={typed => setForm({ ...form, money: { ...form.money, [need.id]: typed } })}
            />
          )}
        </div>
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
