import { useColleagues } from '#modules/accounts/screens/parts.ts'
import { navigate, useChange, useForm, useT } from '#staff/hooks.ts'
import { Form } from '#ui/Form.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { assign } from '../contract.ts'
import type { StepProps } from './CaseSteps.tsx'

/** A supervisor says who takes the case; whoever was responsible leaves it, the others stay. */
export function AssignCase({ file, onDone }: StepProps) {
  const t = useT()
  const colleagues = useColleagues()
  const change = useChange(assign)
  const form = useForm({
    start: { responsibleId: file.responsible?.id ?? '', reason: '' },
    send: typed => {
      const stay = file.workers.map(one => one.id).filter(one => one !== file.responsible?.id)
      const workerIds = [...new Set([typed.responsibleId, ...stay])]
      return change.send({ id: file.id, version: file.version, teamId: file.teamId, workerIds, ...typed })
    },
    forget: '/cases',
    onDone() {
      onDone()
      // A restricted case is its workers' from now on.
      if (file.restricted) navigate('/cases')
    },
  })
  return (
    <Form form={form} submit={t('cases.act.assign')}>
      <Select
        label={t('cases.field.colleague')}
        required
        options={colleagues}
        {...form.field('responsibleId')}
        error={form.errors.workerIds}
      />
      <TextArea label={t('cases.reason')} {...form.field('reason')} />
    </Form>
  )
}
