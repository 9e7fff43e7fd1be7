import { hrefOf, useData, useFormat, useT } from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Table } from '#ui/Table.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listGroups } from '../contract/groups.ts'
import { useMoneyOf } from './use-group.ts'

/** The organisation's groups with their sums, those not heard of for longest first. */
export function GroupsScreen() {
  const t = useT()
  const format = useFormat()
  const money = useMoneyOf()
  const { data, error, loading, reload } = useData(listGroups, { limit: 200 })
  return (
    <div class="stack">
      <div class="row apart">
        <h1>{t('savings.groups')}</h1>
        <LinkButton look="main" icon="phone" href={hrefOf('/group')}>
          {t('savings.shelf')}
        </LinkButton>
      </div>
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton />}
      {data?.items.length === 0 && (
        <Empty icon="people" title={t('savings.groups.empty')}>
          <p>{t('savings.groups.empty_how')}</p>
        </Empty>
      )}
      {data && data.items.length > 0 && (
        <Table
          caption={t('savings.groups')}
          rows={data.items}
          rowKey={row => row.id}
          columns={[
            {
              label: t('savings.group'),
              cell: row => (row.village ? `${row.name}, ${row.village}` : row.name),
            },
            {
              label: t('savings.groups.heard'),
              cell: row =>
                row.openForks > 0 ? (
                  <Tag tone="danger">{t('savings.fork')}</Tag>
                ) : row.heardAt ? (
                  format.relativeDay(format.dayOf(row.heardAt))
                ) : (
                  '–'
                ),
            },
            { label: t('savings.members'), cell: row => row.members ?? '–', number: true },
            { label: t('savings.meetings_held'), cell: row => row.meetings, number: true },
            { label: t('savings.saved'), cell: row => money(row.savings, row.currency), number: true },
            { label: t('savings.loan_fund'), cell: row => money(row.loanFund, row.currency), number: true },
            { label: t('savings.lent'), cell: row => money(row.lent, row.currency), number: true },
          ]}
        />
      )}
    </div>
  )
}
