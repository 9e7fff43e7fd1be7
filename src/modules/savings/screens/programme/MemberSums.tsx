import { useState } from 'preact/hooks'
import { useData, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Table } from '#ui/Table.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { seeMembers } from '../../contract/programme.ts'
import { useMoneyOf } from '../use-group.ts'
import type { GroupView } from './GroupPage.tsx'

/** What the group's vote shows of its members: asked for by a press, never kept on the device, and in the log. */
export function MemberSums({ group }: { readonly group: GroupView }) {
  const t = useT()
  const [isShown, setIsShown] = useState(false)
  const { visibility, may } = group
  return (
    <section class="card stack" aria-labelledby="members">
      <h2 id="members">{t('savings.page.members')}</h2>
      {visibility === 'totals' && <p class="soft">{t('savings.page.members_totals')}</p>}
      {visibility !== 'totals' && !may.seeMembers && <p class="soft">{t('savings.page.members_agent')}</p>}
      {may.seeMembers && <p class="soft">{t(`savings.vote.${visibility}`)}</p>}
      {may.seeMembers && !isShown && (
        <div class="row">
          <Button icon="people" onClick={() => setIsShown(true)}>
            {t('savings.page.see_members')}
          </Button>
        </div>
      )}
      {may.seeMembers && isShown && <Sums id={group.id} />}
    </section>
  )
}

function Sums({ id }: { readonly id: string }) {
  const t = useT()
  const money = useMoneyOf()
  const { data, error, reload } = useData(seeMembers, { id }, { keep: false })
  if (!data) return error ? <ErrorNote problem={error} onRetry={reload} /> : <Skeleton />
  return (
    <Table
      caption={t('savings.page.members')}
      rows={data.members}
      rowKey={row => String(row.number)}
      columns={[
        {
          label: t('savings.members'),
          cell: row => row.name ?? t('savings.member_number', { number: String(row.number) }),
        },
        { label: t('savings.saved'), number: true, cell: row => money(row.savings, data.currency) },
        { label: t('savings.page.owes'), number: true, cell: row => money(row.lent, data.currency) },
        { label: t('savings.page.overdue'), number: true, cell: row => money(row.overdue, data.currency) },
      ]}
    />
  )
}
