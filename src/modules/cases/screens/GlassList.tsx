import { hrefOf, useFormat, useMay, useT, useTitle } from '#staff/hooks.ts'
import { useList } from '#staff/list.ts'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Table } from '#ui/Table.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listGlass } from '../contract.ts'

/** Every breaking of a glass, with the reason given: for supervisors, and for the auditor, who reads no cases. */
export function GlassList() {
  const t = useT()
  useTitle(t('cases.glass.list'))
  const { instant } = useFormat()
  const mayRead = useMay('cases.read')
  const { data, items, more, busy, error, problem, loading, reload } = useList(listGlass, {}, { keep: false })
  const caseOf = (row: (typeof items)[number]) =>
    mayRead ? <a href={hrefOf(`/cases/${row.caseId}`)}>{row.reference}</a> : row.reference
  return (
    <div class="stack">
      <h1>{t('cases.glass.list')}</h1>
      <ErrorNote problem={error ?? problem} onRetry={reload} />
      {loading && <Skeleton />}
      {data && items.length === 0 && <Empty icon="lock" title={t('cases.glass.list.empty')} />}
      {items.length > 0 && (
        <Table
          caption={t('cases.glass.list')}
          rows={items}
          rowKey={row => row.id}
          columns={[
            { label: t('cases.column.who'), cell: row => row.who?.name ?? '–' },
            { label: t('cases.reason'), cell: row => row.reason },
            { label: t('cases.glass.when'), cell: row => instant(row.brokenAt, 'medium') },
            { label: t('cases.until'), cell: row => instant(row.until, 'medium') },
            { label: t('cases.column.case'), cell: caseOf },
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
