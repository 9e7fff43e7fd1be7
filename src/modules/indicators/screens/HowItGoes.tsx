import { useMemo } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { hrefOf, useData, useT } from '#staff/hooks.ts'
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

/** What an organisation does not do need not stand here as noughts; the contacts always do. */
const isTold = ({ measure, count, before }: Row) => measure === 'contacts' || count !== 0 || before !== 0

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
        rows={data.measures.filter(isTold)}
        rowKey={row => row.measure}
      />
      <Definitions
        threshold={data.threshold}
        definitions={data.measures.map(row => ({ name: name(row), text: row.definition }))}
      />
    </>
  )
}

/** One chart for one thing, so that no line needs a key to be told from another. */
function Months({ data: { months } }: { data: Overview }) {
  const t = useT()
  return (
    <div class="cols even">
      <Chart months={months} name={t('indicators.measure.contacts')} of={contactsOf} />
      <Chart months={months} name={t('indicators.measure.cases_opened')} of={openedOf} />
    </div>
  )
}

type Month = Overview['months'][number]
const contactsOf = (month: Month) => month.contacts
const openedOf = (month: Month) => month.casesOpened

interface ChartProps {
  readonly months: readonly Month[]
  readonly name: string
  readonly of: (month: Month) => number | null
}

function Chart({ months, name, of }: ChartProps) {
  const t = useT()
  // 11.2026: short enough to stand beside its neighbours.
  const labels = useMemo(() => months.map(({ month }) => `${month.slice(5)}.${month.slice(0, 4)}`), [months])
  const lines = useMemo(() => [{ label: name, values: months.map(of) }], [months, name, of])
  return (
    <LineChart
      caption={`${name} · ${t('indicators.home.months')}`}
      labels={labels}
      labelsTitle={t('indicators.dimension.month')}
      lines={lines}
    />
  )
}
