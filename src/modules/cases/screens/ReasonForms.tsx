import { navigate, type Sent, useChange, useForm, useT } from '#staff/hooks.ts'
import { Form } from '#ui/Form.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { reopenCase, restrictCase } from '../contract.ts'
import type { StepProps } from './CaseSteps.tsx'

export function ReopenCase({ file, onDone }: StepProps) {
  const t = useT()
  const change = useChange(reopenCase)
  return (
    <ReasonForm
      label={t('cases.act.reopen')}
      send={reason => change.send({ id: file.id, version: file.version, ...reason })}
      onDone={onDone}
    />
  )
}

/** After restricting, whoever does not work on the case has nothing more to see here. */
export function RestrictCase({ file, onDone }: StepProps) {
  const t = useT()
  const change = useChange(restrictCase)
  const restricted = !file.restricted
  return (
    <ReasonForm
      label={t(restricted ? 'cases.act.restrict' : 'cases.act.unrestrict')}
      send={reason => change.send({ id: file.id, version: file.version, restricted, ...reason })}
      onDone={() => {
        onDone()
        if (restricted && !file.may.work) navigate('/cases')
      }}
    />
  )
}

interface Props {
  readonly label: string
  readonly send: (typed: { reason: string }) => Promise<Sent<unknown>>
  readonly onDone: () => void
}

function ReasonForm({ label, send, onDone }: Props) {
  const t = useT()
  const form = useForm({ start: { reason: '' }, send, forget: '/cases', onDone })
  return (
    <Form form={form} submit={label}>
      <TextArea label={t('cases.reason')} required {...form.field('reason')} />
    </Form>
  )
}
