import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { announce, forget, hrefOf, useChange, useData, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Table } from '#ui/Table.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readCare, settleReport } from '../contract/care.ts'

type Care = ReplyOf<typeof readCare>

/** What the editors of the directory should look at next. */
export function CareScreen() {
  const t = useT()
  useTitle(t('directory.care.title'))
  const { data, error, reload } = useData(readCare, {}, { keep: false })
  if (error && !data) return <ErrorNote problem={error} onRetry={reload} />
  return (
    <div class="stack">
      <h1>{t('directory.care.title')}</h1>
      {!data && <Skeleton />}
      {data && <Reports care={data} reload={reload} />}
      {data && <Due care={data} />}
      {data && <Twins care={data} />}
    </div>
  )
}

function Reports({ care, reload }: { readonly care: Care; readonly reload: () => void }) {
  const t = useT()
  const format = useFormat()
  return (
    <section class="card stack">
      <h2>{t('directory.care.reports')}</h2>
      {care.reports.length === 0 && <Empty icon="check" title={t('directory.care.reports.none')} />}
      <List label={t('directory.care.reports')} rows={care.reports} rowKey={row => row.id}>
        {row => (
          <div class="stack">
            <div>
              <a href={hrefOf(`/directory/services/${row.service.id}`)}>{row.service.name}</a>
              <p class="soft">{row.service.organizationName}</p>
            </div>
            <p>
              <Tag tone="due">{t(`directory.care.kind.${row.kind}`)}</Tag>{' '}
              {row.note && <q lang={row.locale}>{row.note}</q>}{' '}
              <span class="small soft">{format.instant(row.createdAt, 'short')}</span>
            </p>
            <Settle id={row.id} onDone={reload} />
          </div>
        )}
      </List>
    </section>
  )
}

function Settle({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const t = useT()
  const change = useChange(settleReport)
  const settle = async () => {
    const sent = await change.send({ id })
    if (!sent.ok) return
    announce(t('directory.care.settled'))
    forget('/directory/care')
    onDone()
  }
  return (
    <div class="row">
      <Button icon="check" busy={change.sending} onClick={() => void settle()}>
        {t('directory.care.settle')}
      </Button>
      <ErrorNote problem={change.error} />
    </div>
  )
}

function Due({ care }: { readonly care: Care }) {
  const t = useT()
  const format = useFormat()
  const asOf = (month: string) => (month.length === 7 ? format.day(`${month}-01` as Day, 'monthYear') : month)
  return (
    <section class="card stack">
      <h2>{t('directory.care.due', { count: care.dueCount })}</h2>
      {care.due.length === 0 ? (
        <Empty icon="check" title={t('directory.care.due.none')} />
      ) : (
        <>
          <p class="soft">{t('directory.care.due.what')}</p>
          <Table
            caption={t('directory.care.title')}
            rows={care.due}
            rowKey={row => row.id}
            href={row => hrefOf(`/directory/services/${row.id}`)}
            columns={[
              { label: t('directory.entry.service'), cell: row => row.name },
              { label: t('directory.entry.organization'), cell: row => row.organizationName },
              {
                label: t('directory.care.last'),
                cell: row => {
                  if (row.lastVerifiedAt) return format.instant(row.lastVerifiedAt, 'short')
                  return row.asOf
                    ? t('directory.not_verified', { date: asOf(row.asOf) })
                    : t('directory.never_verified')
                },
              },
            ]}
          />
        </>
      )}
    </section>
  )
}

function Twins({ care }: { readonly care: Care }) {
  const t = useT()
  return (
    <section class="card stack">
      <h2>{t('directory.care.twins')}</h2>
      {care.twins.length === 0 && <Empty icon="check" title={t('directory.care.twins.none')} />}
      <List label={t('directory.care.twins')} rows={care.twins} rowKey={row => `${row.a.id} ${row.b.id}`}>
        {row => (
          <p>
            <a href={hrefOf(`/directory/organizations/${row.a.id}`)}>{row.a.name}</a> ·{' '}
            <a href={hrefOf(`/directory/organizations/${row.b.id}`)}>{row.b.name}</a>{' '}
            <span class="soft">({t(`directory.similar.${row.why}`)})</span>
          </p>
        )}
      </List>
    </section>
  )
}
