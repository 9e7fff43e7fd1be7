import { useMemo } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { hrefOf, useData, useFormat, useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { LineChart } from '#ui/LineChart.tsx'
import { Table } from '#ui/Table.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readOverview } from '../contract.ts'
import { Definitions } from './Definitions.tsx'
import { useShown } from './shown.ts'

type Overview = ReplyOf<typeof readOverview>
type Row = Overview['measures'][number]

export function HowItGoes() {
  const t = useT()
  const { data, error, loading } = useData(readOverview, {})
  return (
    <section class="card stack" aria-labelledby="how-it-goes">
      <h2 id="how-it-goes">{t('indicators.home.how_it_goes')}</h2>
      {error && !data && <ErrorNote problem={error} />}
      {loading && <Skeleton />}
      {data && <Totals data={data} />}
      {data && <Months data={data} />}
      <p>
        <a href={hrefOf('/figures')}>{t('indicators.home.all_figures')}</a>
      </p>
    </section>
  )
}

function Totals({ data }: { data: Overview }) {
  const t = useT()
  const shown = useShown()
  const name = (row: Row) => t(`indicators.measure.${row.measure}`)
  return (
    <>
      <Table
        caption={t('indicators.home.how_it_goes')}
        columns={[
          {
            label: t('indicators.home.what'),
            cell: row => (row.list ? <a href={hrefOf(row.list)}>{name(row)}</a> : name(row)),
          },
          { label: t('indicators.home.this_quarter'), number: true, cell: row => shown(row) },
          {
            label: t('indicators.home.before'),
            number: true,
            cell: row => shown({ count: row.before, atLeast: false }),
          },
          { label: t('indicators.days'), number: true, cell: row => row.days },
        ]}
        rows={data.measures}
        rowKey={row => row.measure}
      />
      <Definitions
        threshold={data.threshold}
        definitions={data.measures.map(row => ({ name: name(row), text: row.definition }))}
      />
    </>
  )
}

function Months({ data }: { data: Overview }) {
  const t = useT()
  const { day } = useFormat()
  const labels = useMemo(
    () => data.months.map(({ month }) => day(`${month}-01` as Day, 'monthYear')), // the contract's months exist
    [data, day],
  )
  const lines = useMemo(
    () => [
      { label: t('indicators.measure.contacts'), values: data.months.map(one => one.contacts) },
      { label: t('indicators.measure.cases_opened'), values: data.months.map(one => one.casesOpened) },
      { label: t('indicators.measure.cases_closed'), values: data.months.map(one => one.casesClosed) },
    ],
    [data, t],
  )
  return (
    <LineChart
      caption={t('indicators.home.months')}
      labels={labels}
      labelsTitle={t('indicators.dimension.month')}
      lines={lines}
    />
  )
}
