import { useChange, useForm, useMe, useT } from '#staff/hooks.ts'
import { Form } from '#ui/Form.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { closeCase } from '../contract.ts'
import { isOutcome, type NeedOutcome, needOutcomes } from '../domain/case.ts'
import type { StepProps } from './CaseSteps.tsx'
import { type RecoveredDraft, RecoveredField, recoveredDraft, recoveredOf } from './RecoveredField.tsx'

type Need = StepProps['file']['needs'][number]
const isMet = (status: NeedOutcome | undefined) => status === 'met' || status === 'partly_met'

const empty = {
  summary: '',
  outcomes: {} as Readonly<Record<string, NeedOutcome>>,
  money: {} as Readonly<Record<string, RecoveredDraft>>,
}

/** An outcome for each need that has none, and in short what was done. */
export function CloseCase({ file, onDone }: StepProps) {
  const t = useT()
  const { organisation } = useMe()
  const change = useChange(closeCase)
  const open = file.needs.filter(need => !isOutcome(need.status))
  const moneyOf = ({ money }: typeof empty, need: Need) =>
    money[need.id] ?? recoveredDraft(need.recovered, organisation.country)
  const outcomesOf = (typed: typeof empty) =>
    open.flatMap(need => {
      const status = typed.outcomes[need.id]
      const recovered = isMet(status) ? recoveredOf(moneyOf(typed, need)) : need.recovered
      return status ? [{ needId: need.id, status, reason: need.reason, recovered }] : []
    })
  const form = useForm({
    draft: `cases.close.${file.id}`,
    start: empty,
    check: typed => ({
      money: outcomesOf(typed).some(one => one.recovered === undefined) && t('cases.field.amount.wrong'),
    }),
    send: typed =>
      change.send({
        ...{ id: file.id, version: file.version, summary: typed.summary },
        outcomes: outcomesOf(typed),
      }),
    forget: '/cases',
    onDone,
  })
  const { outcomes, money } = form.typed
  return (
    <Form form={form} submit={t('cases.act.close')}>
      {open.map(need => (
        <div key={need.id} class="stack">
          <Select
            label={need.name}
            required
            value={outcomes[need.id] ?? ''}
            options={needOutcomes.map(value => ({ value, label: t(`cases.need_status.${value}`) }))}
            onChange={status => form.set({ outcomes: { ...outcomes, [need.id]: status } })}
          />
          {isMet(outcomes[need.id]) && (
            <RecoveredField
              value={moneyOf(form.typed, need)}
              onChange={typed => form.set({ money: { ...money, [need.id]: typed } })}
            />
          )}
        </div>
      ))}
      <TextArea label={t('cases.field.summary')} required {...form.field('summary')} />
    </Form>
  )
}
