import { useState } from 'preact/hooks'
import { forget, navigate, useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote, type ProblemLike } from '#ui/ErrorNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { reopenCase, restrictCase } from '../contract.ts'
import type { StepProps } from './CaseSteps.tsx'

export function ReopenCase({ file, onDone }: StepProps) {
  const t = useT()
  const change = useChange(reopenCase)
  const send = async (reason: string) => {
    const sent = await change.send({ id: file.id, version: file.version, reason })
    forget('/cases')
    if (sent.ok) onDone()
  }
  return <ReasonForm label={t('cases.act.reopen')} change={change} onSend={send} />
}

/** After restricting, whoever does not work on the case has nothing more to see here. */
export function RestrictCase({ file, onDone }: StepProps) {
  const t = useT()
  const change = useChange(restrictCase)
  const send = async (reason: string) => {
    const restricted = !file.restricted
    const sent = await change.send({ id: file.id, version: file.version, restricted, reason })
    forget('/cases')
    if (!sent.ok) return
    onDone()
    if (restricted && !file.may.work) navigate('/cases')
  }
  const label = file.restricted ? t('cases.act.unrestrict') : t('cases.act.restrict')
  return <ReasonForm label={label} change={change} onSend={send} />
}

interface Props {
  readonly label: string
  readonly change: {
    readonly error: ProblemLike | null
    readonly sending: boolean
    readonly fieldErrors: Readonly<Record<string, string>>
  }
  readonly onSend: (reason: string) => Promise<void>
}

function ReasonForm({ label, change, onSend }: Props) {
  const t = useT()
  const [reason, setReason] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    void onSend(reason)
  }
  return (
    <form class="stack" onSubmit={submit}>
      <ErrorNote problem={change.error} />
      <TextArea
        label={t('cases.reason')}
        required
        value={reason}
        onChange={setReason}
        error={change.fieldErrors.reason}
      />
      <Button type="submit" look="main" busy={change.sending}>
        {label}
      </Button>
    </form>
  )
}
