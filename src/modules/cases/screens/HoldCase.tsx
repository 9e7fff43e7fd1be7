import { addDays, type Day } from '#lib/day.ts'
import { useChange, useForm, useFormat, useT } from '#staff/hooks.ts'
import { DateInput } from '#ui/DateInput.tsx'
import { Form } from '#ui/Form.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { holdCase } from '../contract.ts'
import type { StepProps } from './CaseSteps.tsx'

/** Put aside until a day. */
export function HoldCase({ file, onDone }: StepProps) {
  const t = useT()
  const { today } = useFormat()
  const change = useChange(holdCase)
  const form = useForm({
    start: { until: addDays(today(), 7) as Day | '', reason: '' },
    send: typed => change.send({ id: file.id, version: file.version, ...typed }),
    forget: '/cases',
    onDone,
  })
  return (
    <Form form={form} submit={t('cases.act.hold')}>
      <DateInput label={t('cases.until')} required {...form.field('until')} />
      <TextArea label={t('cases.reason')} required {...form.field('reason')} />
    </Form>
  )
}
