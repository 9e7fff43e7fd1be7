import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Table } from '#ui/Table.tsx'
import { Tag, type Tone } from '#ui/Tag.tsx'
import type { readCase } from '../contract.ts'
import { ChangeNeed } from './ChangeNeed.tsx'

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
