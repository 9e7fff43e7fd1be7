import { useMemo, useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { hrefOf, useData, useFormat, useMay, useT, useTitle } from '#staff/hooks.ts'
import { type Bar, BarTable } from '#ui/BarTable.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { LineChart } from '#ui/LineChart.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readPerformance, readSeries } from '../../contract/figures.ts'
import { readProgramme } from '../../contract/programme.ts'
import { type Dimension, dimensions, type RatioCode, ratioCodes } from '../../domain/performance.ts'
import { ExportCard } from './ExportCard.tsx'
import { GroupFilters } from './GroupFilters.tsx'
import { type Narrowed, useNarrowed } from './narrow.ts'
import { chartValue, useRatio } from './shown.ts'

type Performance = ReplyOf<typeof readPerformance>

/** How the groups do: ratios of sums with both parts, what is old in them, side by side and over a year. */
export function FiguresScreen() {
  const t = useT()
  useTitle(t('savings.figures'))
  const [narrowed, narrow] = useNarrowed()
  const [by, setBy] = useState<Dimension>('agent')
  const [currency, setCurrency] = useState<string | null>(null)
  const programme = useData(readProgramme, {}).data
  const asked = { ...narrowed, ...(currency ? { currency } : {}) }
  const { data, error, loading, reload } = useData(readPerformance, { ...asked, by })
  const currencies = programme?.currencies ?? []
  return (
    <div class="stack">
      <h1>{t('savings.figures')}</h1>
      {programme && <GroupFilters programme={programme} narrowed={narrowed} onNarrow={narrow} />}
      {currencies.length > 1 && (
        <Select
          required
          label={t('savings.filter.currency')}
          value={currency ?? data?.currency ?? ''}
          options={currencies.map(code => ({ value: code, label: code }))}
          onChange={setCurrency}
        />
      )}
      {!data && <ErrorNote problem={error} onRetry={reload} />}
      {loading && <Skeleton />}
      {data && data.total.groups === 0 && <Empty icon="chart" title={t('savings.filter.none_fit')} />}
      {data && data.total.groups > 0 && <Loaded data={data} by={by} onBy={setBy} asked={asked} />}
    </div>
  )
}

interface LoadedProps {
  readonly data: Performance
  readonly by: Dimension
  readonly onBy: (by: Dimension) => void
  readonly asked: Narrowed & { readonly currency?: string }
}

function Loaded({ data, by, onBy, asked }: LoadedProps) {
  const [code, setCode] = useState<RatioCode>('attendance')
  const mayExport = useMay('savings.export')
  return (
    <>
      <Whole data={data} />
      <Compared data={data} by={by} onBy={onBy} code={code} onCode={setCode} />
      <OverTime asked={asked} code={code} />
      <Definitions />
      {mayExport && <ExportCard asked={asked} />}
    </>
  )
}

function Whole({ data }: { readonly data: Performance }) {
  const t = useT()
  const format = useFormat()
  const ratio = useRatio(data.currency)
  return (
    <section class="card stack" aria-labelledby="whole">
      <h2 id="whole">{t('savings.figures.whole')}</h2>
      <p class="soft">
        {t('savings.as_of')}: {format.day(data.asOf as Day)} · {t('savings.figures.groups')}:{' '}
        {format.number(data.total.groups)} · {t('savings.members')}: {format.number(data.total.members)} ·{' '}
        {t('savings.saved')}: {ratio.amount(data.total.savings)}
        {data.otherCurrency > 0 && ` · ${t('savings.other_currency')}: ${format.number(data.otherCurrency)}`}
      </p>
      <Stale data={data} />
      <Table
        caption={t('savings.figures.whole')}
        rows={data.total.ratios}
        rowKey={row => row.code}
        columns={[
          { label: t('savings.figures.indicator'), cell: row => t(`savings.ratio.${row.code}`) },
          { label: t('savings.figures.value'), number: true, cell: row => <b>{ratio.value(row)}</b> },
          {
            label: '',
            number: true,
            cell: row => (
              <span class="soft small">
                {[
                  ratio.parts(row),
                  row.missing > 0 && t('savings.figures.missing', { number: format.number(row.missing) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            ),
          },
        ]}
      />
    </section>
  )
}

/** What part of the figures is old, and whose: said where the figures stand. */
function Stale({ data: { total, stale, staleAfterDays } }: { readonly data: Performance }) {
  const t = useT()
  const format = useFormat()
  const share = (part: number, whole: number) => format.percent(whole === 0 ? 0 : part / whole)
  if (total.stale === 0) {
    return <p class="soft">{t('savings.stale.none', { days: format.number(staleAfterDays) })}</p>
  }
  return (
    <Notice tone="due">
      <p>
        {t('savings.stale.text', {
          ...{ stale: format.number(total.stale), groups: format.number(total.groups) },
          days: format.number(staleAfterDays),
          members: share(stale.members, total.members),
          savings: share(stale.savings, total.savings),
        })}
      </p>
      <details>
        <summary>{t('savings.stale.which')}</summary>
        <ul>
          {stale.groups.map(({ id, name, lastOn }) => (
            <li key={id}>
              <a href={hrefOf(`/groups/${id}`)}>{name}</a>:{' '}
              {lastOn ? format.day(lastOn as Day) : t('savings.silence.never')}
            </li>
          ))}
        </ul>
        {total.stale > stale.groups.length && <p>…</p>}
      </details>
    </Notice>
  )
}

interface ComparedProps {
  readonly data: Performance
  readonly by: Dimension
  readonly onBy: (by: Dimension) => void
  readonly code: RatioCode
  readonly onCode: (code: RatioCode) => void
}

function Compared({ data, by, onBy, code, onCode }: ComparedProps) {
  const t = useT()
  const ratio = useRatio(data.currency)
  const bars = data.rows.flatMap((row): Bar[] => {
    const found = row.ratios.find(one => one.code === code)
    if (!found) return []
    const parts = ratio.parts(found)
    return [
      {
        ...{ key: row.key, label: `${row.label} (${row.groups})`, value: chartValue(found) },
        shown: parts ? `${ratio.value(found)} · ${parts}` : ratio.value(found),
        href: listBehind(by, row.key),
      },
    ]
  })
  return (
    <section class="card stack" aria-labelledby="compared">
      <h2 id="compared">{t('savings.figures.compared')}</h2>
      <div class="cols even">
        <Select
          required
          label={t('savings.figures.indicator')}
          value={code}
          options={ratioCodes.map(value => ({ value, label: t(`savings.ratio.${value}`) }))}
          onChange={onCode}
        />
        <Select
          required
          label={t('savings.figures.by')}
          value={by}
          options={dimensions.map(value => ({ value, label: t(`savings.dimension.${value}`) }))}
          onChange={onBy}
        />
      </div>
      <BarTable
        caption={t(`savings.ratio.${code}`)}
        label={t(`savings.dimension.${by}`)}
        valueLabel={t('savings.figures.value')}
        bars={bars}
      />
      {by === 'agent' && <p class="soft small">{t('savings.figures.agent_now')}</p>}
    </section>
  )
}

function listBehind(by: Dimension, key: string): string | undefined {
  const names: Partial<Record<Dimension, string>> = { agent: 'agentId', district: 'districtId', kind: 'kind' }
  const name = names[by]
  return name ? hrefOf(`/groups?${new URLSearchParams({ [name]: key })}`) : undefined
}

function OverTime({ asked, code }: Pick<LoadedProps, 'asked'> & { readonly code: RatioCode }) {
  const t = useT()
  const { data, error, loading, reload } = useData(readSeries, asked)
  const name = t(`savings.ratio.${code}`)
  const months = useMemo(() => data?.months ?? [], [data])
  const labels = useMemo(() => months.map(({ on }) => `${on.slice(5, 7)}.${on.slice(0, 4)}`), [months])
  const lines = useMemo(() => {
    const values = months.map(({ ratios }) => {
      const found = ratios.find(one => one.code === code)
      return found ? chartValue(found) : null
    })
    return [{ label: name, values }]
  }, [months, code, name])
  return (
    <section class="card stack" aria-labelledby="over-time">
      <h2 id="over-time">
        {name}: {t('savings.figures.over_time')}
      </h2>
      {!data && <ErrorNote problem={error} onRetry={reload} />}
      {loading && <Skeleton />}
      {months.length > 0 && (
        <LineChart
          caption={`${t('savings.figures.groups')}: ${months.at(-1)?.groups ?? 0}`}
          labels={labels}
          labelsTitle={t('savings.figures.month')}
          lines={lines}
        />
      )}
    </section>
  )
}

function Definitions() {
  const t = useT()
  return (
    <details class="card">
      <summary>{t('savings.figures.definitions')}</summary>
      <dl>
        {ratioCodes.map(code => (
          <div key={code}>
            <dt>{t(`savings.ratio.${code}`)}</dt>
            <dd class="soft">{t(`savings.ratio.${code}.is`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
