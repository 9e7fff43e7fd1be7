import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { RecoveredFigures } from '#modules/claims/screens/parts.ts'
import { useData, useFormat, useMay, useMe, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { type Figures, readFigures } from '../contract.ts'
import type { Dimension, Measure } from '../domain/figure.ts'
import { finishedQuarter, isOver, periodsUntil } from '../domain/period.ts'
import { FigureTable } from './FigureTable.tsx'
import { usePeriodWords } from './period-words.ts'
import { useShown } from './shown.ts'

/** What a report of an organisation tells, in this order; the first table of each measure gives its number in short. */
const told = [
  ['contacts', 'area'],
  ['contacts', 'month'],
  ['contacts', 'channel'],
  ['contacts', 'outcome'],
  ['persons', 'sex'],
  ['persons', 'age_band'],
  ['persons', 'target_group'],
  ['persons', 'country'],
  ['cases_opened', 'area'],
  ['cases_closed', 'area'],
  ['needs_ended', 'outcome'],
  ['referrals_sent', 'area'],
  ['referrals_done', 'area'],
] as const satisfies readonly (readonly [Measure, Dimension])[]

/** The report of a quarter or a year on one page, to be printed or kept as PDF: what the figures show, nobody in it. */
export function ReportScreen() {
  const t = useT()
  const { today, day } = useFormat()
  const { name, organisation } = useMe()
  const periodWords = usePeriodWords()
  const [period, setPeriod] = useState(() => finishedQuarter(today()))
  const title = t('indicators.report.title')
  useTitle(title)
  return (
    <div class="stack">
      <div class="row apart no-print">
        <Select
          label={t('indicators.period')}
          required
          value={period}
          options={periodsUntil(today(), 12).map(value => ({ value, label: periodWords(value) }))}
          onChange={setPeriod}
        />
        <Button look="main" icon="print" onClick={() => print()}>
          {t('indicators.report.print')}
        </Button>
      </div>
      <div>
        <h1>
          {title}: {periodWords(period)}
        </h1>
        <p>
          <b>{organisation.name}</b>
        </p>
        <p class="small soft">{t('indicators.report.made', { day: day(today() as Day, 'long'), name })}</p>
      </div>
      {!isOver(period, today()) && <Notice tone="due">{t('indicators.report.unfinished')}</Notice>}
      <Content key={period} period={period} />
    </div>
  )
}

function Content({ period }: { readonly period: string }) {
  const seesClaims = useMay('claims.figures')
  const asked = told.map(([measure, by]) =>
    // The same tables in the same order at every drawing.
    useData(readFigures, { measure, by, period }),
  )
  const problem = asked.find(one => one.error && !one.data)
  const figures = asked.flatMap(one => one.data ?? [])
  if (problem) return <ErrorNote problem={problem.error} onRetry={problem.reload} />
  if (figures.length < told.length) return <Skeleton lines={12} />
  const first = figures.filter(
    (one, at) => figures.findIndex(({ measure }) => measure === one.measure) === at,
  )
  return (
    <>
      <InShort figures={first} />
      {figures
        .filter(one => one.rows.some(row => row.count !== 0))
        .map(one => (
          <section key={`${one.measure} ${one.by}`} class="card stack">
            <FigureTable figures={one} />
          </section>
        ))}
      {seesClaims && period.length > 4 && <RecoveredFigures quarter={period} />}
      <Counted figures={first} />
    </>
  )
}

function InShort({ figures }: { readonly figures: readonly Figures[] }) {
  const t = useT()
  const shown = useShown()
  return (
    <section class="card stack">
      <h2>{t('indicators.report.in_short')}</h2>
      <Table
        caption={t('indicators.report.in_short')}
        columns={[
          { label: t('indicators.home.what'), cell: row => t(`indicators.measure.${row.measure}`) },
          { label: t('indicators.figures.value'), number: true, cell: row => shown(row.total) },
        ]}
        rows={figures}
        rowKey={row => row.measure}
      />
    </section>
  )
}

/** On paper nothing can be opened: how each number was counted stands at the end. */
function Counted({ figures }: { readonly figures: readonly Figures[] }) {
  const t = useT()
  return (
    <section class="card stack small">
      <h2>{t('indicators.figures.definition')}</h2>
      {figures.map(one => (
        <p key={one.measure}>
          <b>{t(`indicators.measure.${one.measure}`)}.</b> {one.definition}
        </p>
      ))}
      <p>
        <b>{t('indicators.hidden.title')}.</b>{' '}
        {t('indicators.hidden.text', { threshold: figures[0]?.threshold ?? 5 })}
      </p>
    </section>
  )
}
