import { useState } from 'preact/hooks'
import { listMembers } from '#modules/accounts/contract.ts'
import { forget, navigate, useChange, useData, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { assign } from '../contract.ts'
import type { StepProps } from './CaseSteps.tsx'

const works = ['caseworker', 'lawyer', 'supervisor']

/** A supervisor says who takes the case; whoever was responsible leaves it, the others stay. */
export function AssignCase({ file, onDone }: StepProps) {
  const t = useT()
  const { data } = useData(listMembers, {})
  const [responsibleId, setResponsible] = useState(file.responsible?.id ?? '')
  const [reason, setReason] = useState('')
  const change = useChange(assign)
  const colleagues = (data?.items ?? []).filter(
    one => one.active && one.roles.some(role => works.includes(role)),
  )
  const submit = async (event: Event) => {
    event.preventDefault()
    const stay = file.workers.map(one => one.id).filter(one => one !== file.responsible?.id)
    const workerIds = [...new Set([responsibleId, ...stay])]
    const { id, version, teamId } = file
    const sent = await change.send({ id, version, teamId, responsibleId, workerIds, reason })
    forget('/cases')
    if (!sent.ok) return
    onDone()
    // A restricted case is its workers' from now on.
    if (file.restricted) navigate('/cases')
  }
  return (
    <form class="stack" onSubmit={event => void submit(event)}>
      <ErrorNote problem={change.error} />
      <Select
        label={t('cases.field.colleague')}
        required
        value={responsibleId}
        options={colleagues.map(one => ({ value: one.userId, label: one.name }))}
        onChange={setResponsible}
        error={change.fieldErrors.workerIds}
      />
      <TextArea label={t('cases.reason')} value={reason} onChange={setReason} />
      <Button type="submit" look="main" busy={change.sending}>
        {t('cases.act.assign')}
      </Button>
    </form>
  )
}
