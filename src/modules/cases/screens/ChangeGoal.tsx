import type { ReplyOf } from '#lib/contract.ts'
import { useChange, useForm, useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { FormDialog } from '#ui/Form.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { type readCase, updateGoal } from '../contract.ts'
import { goalStatuses } from '../domain/plan.ts'
import { goalFields } from './decided-fields.ts'

type Goal = ReplyOf<typeof readCase>['goals'][number]

/** A goal said better, reached, or dropped. */
export function ChangeGoal({ caseId, goal, onClose }: { caseId: string; goal: Goal; onClose: () => void }) {
  const t = useT()
  const change = useChange(updateGoal, {
    offline: true,
    label: 'cases.goal',
    chain: caseId,
    fields: goalFields,
  })
  const form = useForm({
    start: { text: goal.text, status: goal.status },
    of: goal,
    send: (typed, before) =>
      change.send({ id: caseId, goalId: before.id, version: before.version, ...typed }, { before }),
    forget: `/cases/${caseId}`,
    onDone: onClose,
  })
  return (
    <FormDialog title={t('cases.goal')} onClose={onClose} form={form} submit={t('ui.save')}>
      <TextArea label={t('cases.field.text')} required {...form.field('text')} />
      <Choice
        label={t('cases.goal.status')}
        options={goalStatuses.map(value => ({ value, label: t(`cases.goal.status.${value}`) }))}
        {...form.field('status')}
      />
    </FormDialog>
  )
}
