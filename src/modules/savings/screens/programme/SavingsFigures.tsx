import type { Day } from '#lib/day.ts'
import { hrefOf, useData, useFormat, useMay, useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Table } from '#ui/Table.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readTotals } from '../../contract/figures.ts'
import { useMoneyOf } from '../use-group.ts'

/** The savings groups in the organisation's report: sums by currency, with what is old or was not counted said beside. */
export function SavingsFigures() {
  const t = useT()
  const format = useFormat()
  const money = useMoneyOf()
  const seesMore = useMay('savings.figures')
  const { data, error, loading, reload } = useData(readTotals, {})
  // An organisation without groups need not read of them.
  if (data && data.currencies.length === 0) return null
  return (
    <section class="card stack" aria-labelledby="savings-groups">
      <h2 id="savings-groups">{t('savings.groups')}</h2>
      {!data && <ErrorNote problem={error} onRetry={reload} />}
      {loading && <Skeleton />}
      {data && (
        <>
          <p class="soft">
            {t('savings.as_of')}: {format.day(data.asOf as Day)}
          </p>
          <Table
            caption={t('savings.groups')}
            rows={data.currencies}
            rowKey={row => row.currency}
            columns={[
              { label: t('savings.filter.currency'), cell: row => row.currency },
              { label: t('savings.figures.groups'), number: true, cell: row => format.number(row.groups) },
              { label: t('savings.stale'), number: true, cell: row => format.number(row.stale) },
              { label: t('savings.members'), number: true, cell: row => format.number(row.members) },
              {
                label: t('savings.page.women'),
                number: true,
                cell: row => {
                  const parts = {
                    numerator: format.number(row.women),
                    denominator: format.number(row.womenOf),
                  }
                  const missing = row.groups - row.womenGroups
                  const uncounted = t('savings.figures.missing', { number: format.number(missing) })
                  return `${t('savings.figures.parts', parts)}${missing > 0 ? ` · ${uncounted}` : ''}`
                },
              },
              { label: t('savings.saved'), number: true, cell: row => money(row.savings, row.currency) },
              { label: t('savings.lent'), number: true, cell: row => money(row.lent, row.currency) },
            ]}
          />
        </>
      )}
      {seesMore && <a href={hrefOf('/groups/figures')}>{t('savings.figures')}</a>}
    </section>
  )
}
