import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { forget, useChange, useMe, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { type readCase, updateNeed } from '../contract.ts'
import { needStatuses } from '../domain/case.ts'
import { needFields } from './decided-fields.ts'
import { RecoveredField, recoveredDraft, recoveredOf } from './RecoveredField.tsx'

type Need = ReplyOf<typeof readCase>['needs'][number]

/** Where a need stands, who serves it, and what was recovered once it is met. */
export function ChangeNeed({ caseId, need, onClose }: { caseId: string; need: Need; onClose: () => void }) {
  const t = useT()
  const { organisation } = useMe()
  const [form, setForm] = useState({
    status: need.status,
    partner: need.partner ?? '',
    reason: need.reason ?? '',
  })
  const [money, setMoney] = useState(() => recoveredDraft(need.recovered, organisation.country))
  const change = useChange(updateNeed, {
    offline: true,
    label: 'cases.needs',
    chain: caseId,
    fields: needFields,
  })
  const met = form.status === 'met' || form.status === 'partly_met'
  const submit = async (event: Event) => {
    event.preventDefault()
    const recovered = met ? recoveredOf(money) : need.recovered
    if (recovered === undefined) return
    const { version, servedBy } = need
    const input = {
      ...{ id: caseId, needId: need.id, version },
      ...{ servedBy: servedBy?.id ?? null, recovered, ...form },
    }
    const sent = await change.send(input, { before: need })
    forget(`/cases/${caseId}`)
    if (sent.ok) onClose()
  }
  return (
    <Dialog title={need.name} onClose={onClose}>
      <form class="stack" onSubmit={event => void submit(event)}>
        <ErrorNote problem={change.error} />
        <Select
          label={t('cases.column.state')}
          required
          value={form.status}
          options={needStatuses.map(value => ({ value, label: t(`cases.need_status.${value}`) }))}
          onChange={status => setForm({ ...form, status })}
        />
        {met && <RecoveredField value={money} onChange={setMoney} />}
        <TextInput
          label={t('cases.field.partner')}
          value={form.partner}
          onChange={partner => setForm({ ...form, partner })}
        />
        <TextArea
          label={t('cases.reason')}
          value={form.reason}
          onChange={reason => setForm({ ...form, reason })}
        />
        <Button type="submit" look="main" busy={change.sending}>
          {t('ui.save')}
        </Button>
      </form>
    </Dialog>
  )
}
