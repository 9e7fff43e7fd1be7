import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { forget, useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { type readCase, updateGoal } from '../contract.ts'
import { goalStatuses } from '../domain/plan.ts'
import { goalFields } from './decided-fields.ts'

type Goal = ReplyOf<typeof readCase>['goals'][number]

/** A goal said better, reached, or dropped. */
export function ChangeGoal({ caseId, goal, onClose }: { caseId: string; goal: Goal; onClose: () => void }) {
  const t = useT()
  const [text, setText] = useState(goal.text)
  const [status, setStatus] = useState(goal.status)
  const change = useChange(updateGoal, {
    offline: true,
    label: 'cases.goal',
    chain: caseId,
    fields: goalFields,
  })
  const submit = async (event: Event) => {
    event.preventDefault()
    const input = { id: caseId, goalId: goal.id, version: goal.version, text, status }
    const sent = await change.send(input, { before: goal })
    forget(`/cases/${caseId}`)
    if (sent.ok) onClose()
  }
  return (
    <Dialog title={t('cases.goal')} onClose={onClose}>
      <form class="stack" onSubmit={event => void submit(event)}>
        <ErrorNote problem={change.error} />
        <TextArea
          label={t('cases.field.text')}
          required
          value={text}
          onChange={setText}
          error={change.fieldErrors.text}
        />
        <Choice
          label={t('cases.goal.status')}
          value={status}
          options={goalStatuses.map(value => ({ value, label: t(`cases.goal.status.${value}`) }))}
          onChange={setStatus}
        />
        <Button type="submit" look="main" busy={change.sending}>
          {t('ui.save')}
        </Button>
      </form>
    </Dialog>
  )
}
