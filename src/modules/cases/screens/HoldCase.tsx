import { useState } from 'preact/hooks'
import { addDays, type Day } from '#lib/day.ts'
import { forget, useChange, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { holdCase } from '../contract.ts'
import type { StepProps } from './CaseSteps.tsx'

/** Put aside until a day. */
export function HoldCase({ file, onDone }: StepProps) {
  const t = useT()
  const format = useFormat()
  const [until, setUntil] = useState<Day | ''>(addDays(format.today(), 7))
  const [reason, setReason] = useState('')
  const change = useChange(holdCase)
  const submit = async (event: Event) => {
    event.preventDefault()
    const sent = await change.send({ id: file.id, version: file.version, until, reason })
    forget('/cases')
    if (sent.ok) onDone()
  }
  return (
    <form class="stack" onSubmit={event => void submit(event)}>
      <ErrorNote problem={change.error} />
      <DateInput
        label={t('cases.until')}
        required
        value={until}
        onChange={setUntil}
        error={change.fieldErrors.until}
      />
      <TextArea
        label={t('cases.reason')}
        required
        value={reason}
        onChange={setReason}
        error={change.fieldErrors.reason}
      />
      <Button type="submit" look="main" busy={change.sending}>
        {t('cases.act.hold')}
      </Button>
    </form>
  )
}
