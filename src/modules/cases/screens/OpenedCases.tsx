import { useFormat, useT, useTitle } from '#staff/hooks.ts'
import { useList } from '#staff/list.ts'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Table } from '#ui/Table.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listOpened } from '../contract.ts'

/** What became of the cases one opened: that they are in hands, and in whose; no content and so no link. */
export function OpenedCases() {
  const t = useT()
  useTitle(t('cases.opened.title'))
  const { day, dayOf } = useFormat()
  const { data, items, more, busy, error, problem, loading, reload } = useList(listOpened, {})
  return (
    <div class="stack">
      <h1>{t('cases.opened.title')}</h1>
      <p class="soft">{t('cases.opened.explain')}</p>
      <ErrorNote problem={error ?? problem} onRetry={reload} />
      {loading && <Skeleton />}
      {data && items.length === 0 && <Empty icon="case" title={t('cases.opened.empty')} />}
      {items.length > 0 && (
        <Table
          caption={t('cases.opened.title')}
          rows={items}
          rowKey={row => row.id}
          columns={[
            { label: t('cases.reference'), cell: row => row.reference },
            { label: t('cases.opened.at'), cell: row => day(dayOf(row.openedAt)) },
            { label: t('cases.column.who'), cell: row => row.responsible?.name ?? t('cases.nobody') },
            { label: t('cases.column.state'), cell: row => <Tag>{t(`cases.status.${row.status}`)}</Tag> },
          ]}
        />
      )}
      {more && (
        <Button busy={busy} onClick={more}>
          {t('cases.list.more')}
        </Button>
      )}
    </div>
  )
}
