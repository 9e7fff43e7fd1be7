import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { listMembers } from '#modules/accounts/contract.ts'
import { forget, useChange, useData, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { askHandOver } from '../contract.ts'
import type { StepProps } from './CaseSteps.tsx'

const works = ['caseworker', 'lawyer', 'supervisor']

/** Ask a colleague to take the case, or to cover until a day. */
export function HandOver({ file, onDone }: StepProps) {
  const t = useT()
  const { data } = useData(listMembers, {})
  const [toId, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [coverUntil, setCover] = useState<Day | ''>('')
  const change = useChange(askHandOver)
  const colleagues = (data?.items ?? []).filter(
    one => one.active && one.userId !== file.responsible?.id && one.roles.some(role => works.includes(role)),
  )
  const submit = async (event: Event) => {
    event.preventDefault()
    const sent = await change.send({ id: file.id, toId, reason, coverUntil: coverUntil || null })
    forget(`/cases/${file.id}`)
    if (sent.ok) onDone()
  }
  return (
    <form class="stack" onSubmit={event => void submit(event)}>
      <ErrorNote problem={change.error} />
      <Select
        label={t('cases.field.colleague')}
        required
        value={toId}
        options={colleagues.map(one => ({ value: one.userId, label: one.name }))}
        onChange={setTo}
        error={change.fieldErrors.toId}
      />
      <TextArea
        label={t('cases.reason')}
        required
        value={reason}
        onChange={setReason}
        error={change.fieldErrors.reason}
      />
      <DateInput
        label={t('cases.field.cover_until')}
        value={coverUntil}
        onChange={setCover}
        error={change.fieldErrors.coverUntil}
      />
      <Button type="submit" look="main" busy={change.sending}>
        {t('cases.act.hand_over')}
      </Button>
    </form>
  )
}
