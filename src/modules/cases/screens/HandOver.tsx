import type { Day } from '#lib/day.ts'
import { useColleagues } from '#modules/accounts/screens/parts.ts'
import { useChange, useForm, useT } from '#staff/hooks.ts'
import { DateInput } from '#ui/DateInput.tsx'
import { Form } from '#ui/Form.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { askHandOver } from '../contract.ts'
import type { StepProps } from './CaseSteps.tsx'

/** Ask a colleague to take the case, or to cover until a day. */
export function HandOver({ file, onDone }: StepProps) {
  const t = useT()
  const others = useColleagues().filter(one => one.value !== file.responsible?.id)
  const change = useChange(askHandOver)
  const form = useForm({
    start: { toId: '', reason: '', coverUntil: '' as Day | '' },
    send: typed => change.send({ id: file.id, ...typed, coverUntil: typed.coverUntil || null }),
    forget: `/cases/${file.id}`,
    onDone,
  })
  return (
    <Form form={form} submit={t('cases.act.hand_over')}>
      <Select label={t('cases.field.colleague')} required options={others} {...form.field('toId')} />
      <TextArea label={t('cases.reason')} required {...form.field('reason')} />
      <DateInput label={t('cases.field.cover_until')} {...form.field('coverUntil')} />
    </Form>
  )
}
