import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { forget, useChange, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { Tag, type Tone } from '#ui/Tag.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { type readCase, updateNeed } from '../contract.ts'
import { needStatuses } from '../domain/case.ts'

type Need = ReplyOf<typeof readCase>['needs'][number]

interface Props {
  readonly caseId: string
  readonly needs: readonly Need[]
  readonly mayWork: boolean
}

const tones: Partial<Record<Need['status'], Tone>> = {
  met: 'ok',
  partly_met: 'ok',
  in_work: 'accent',
  referred: 'accent',
}

/** What is asked for, who serves it, where it stands. */
export function NeedsTable({ caseId, needs, mayWork }: Props) {
  const t = useT()
  const format = useFormat()
  const [changing, setChanging] = useState<Need | null>(null)
  const name = (need: Need) => (
    <>
      <b>{need.name}</b>
      {need.recovered && <span class="small soft"> {format.money(need.recovered)}</span>}
    </>
  )
  const state = (need: Need) => (
    <>
      <Tag tone={tones[need.status]}>
        {need.status === 'referred' && need.referralState
          ? t(`cases.referral.${need.referralState as 'sent'}`)
          : t(`cases.need_status.${need.status}`)}
      </Tag>
      {need.reason && <span class="small soft"> {need.reason}</span>}
    </>
  )
  const act = (need: Need) =>
    mayWork ? (
      <Button
        look="quiet"
        icon="edit"
        label={`${t('ui.edit')}: ${need.name}`}
        onClick={() => setChanging(need)}
      >
        {t('ui.edit')}
      </Button>
    ) : null
  return (
    <section class="card">
      <h2>{t('cases.needs')}</h2>
      <Table
        caption={t('cases.needs')}
        rows={needs}
        rowKey={need => need.id}
        columns={[
          { label: t('cases.column.need'), cell: name },
          { label: t('cases.column.who'), cell: need => need.partner ?? need.servedBy?.name ?? '–' },
          { label: t('cases.column.state'), cell: state },
          ...(mayWork ? [{ label: '', cell: act }] : []),
        ]}
      />
      {changing && <ChangeNeed caseId={caseId} need={changing} onClose={() => setChanging(null)} />}
    </section>
  )
}

function ChangeNeed({ caseId, need, onClose }: { caseId: string; need: Need; onClose: () => void }) {
  const t = useT()
  const [form, setForm] = useState({
    status: need.status,
    partner: need.partner ?? '',
    reason: need.reason ?? '',
  })
  const change = useChange(updateNeed, { offline: true, label: 'cases.needs', chain: caseId })
  const submit = async (event: Event) => {
    event.preventDefault()
    const { version, servedBy, recovered } = need
    const sent = await change.send({
      id: caseId,
      needId: need.id,
      version,
      servedBy: servedBy?.id ?? null,
      recovered,
      ...form,
    })
    forget(`/cases/${caseId}`)
    if (sent.ok) onClose()
  }
  return (
    <Dialog title={need.name} onClose={onClose}>
      <form class="stack" onSubmit={event => void submit(event)}>
        <ErrorNote problem={change.error} />
        <Select
          label={t('cases.column.state')}
          value={form.status}
          options={needStatuses.map(value => ({ value, label: t(`cases.need_status.${value}`) }))}
          onChange={status => setForm({ ...form, status })}
        />
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
