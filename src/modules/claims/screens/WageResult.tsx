import { useFormat, useT } from '#staff/hooks.ts'
import { Notice } from '#ui/Notice.tsx'
import { Table } from '#ui/Table.tsx'
import { Tag } from '#ui/Tag.tsx'
import { warningText } from '../contract/words.ts'
import type { Line } from '../domain/claim.ts'
import type { WageFigures } from '../domain/figures.ts'
import { nearestCourtDay } from '../domain/limitation.ts'
import { currencyOf, type WageSheet } from '../domain/sheet.ts'
import { Sources } from './Sources.tsx'

interface Props {
  readonly sheet: WageSheet
  readonly figures: WageFigures
}

const useSheet = (sheet: WageSheet) => {
  const format = useFormat()
  const currency = currencyOf[sheet.country]
  return {
    ...format,
    sum: (amount: bigint) => format.money({ amount: Number(amount), currency }),
    bare: (amount: bigint) => format.number(Number(amount) / 100, { decimals: 2 }),
    nameOf: (id: string) => {
      const debt = sheet.debts.find(one => one.id === id)
      return debt?.label ?? (debt ? format.day(debt.due, 'short') : id)
    },
  }
}

/** The sums, the day for the court, and what the reader must know. */
export function WageTotals({ sheet, figures }: Props) {
  const t = useT()
  const { sum, day, nameOf } = useSheet(sheet)
  const { result, workOwed } = figures
  // No nought where not a single day could be counted; the notice says so.
  const counted = result.lines.length > 0 || result.unknownFrom === null
  const otherRounding = result.compensation !== result.compensationEachLine
  return (
    <div class="stack" aria-live="polite">
      <p>
        <span class="soft">{t('claims.total', { day: day(sheet.asOf) })}</span>
        <br />
        <span class="sheet-total" data-total>
          {sum(result.total)}
        </span>
      </p>
      <Table
        caption={t('claims.of_this')}
        columns={[
          { label: t('claims.of_this'), cell: row => row.name },
          { label: t('claims.sum'), number: true, cell: row => sum(row.amount) },
        ]}
        rows={[
          { name: t('claims.principal'), amount: result.principalOwed },
          ...(counted ? [{ name: t('claims.compensation'), amount: result.compensation }] : []),
          ...(sheet.work.length ? [{ name: t('claims.work_owed'), amount: workOwed }] : []),
        ]}
        rowKey={row => row.name}
      />
      {otherRounding && (
        <p class="small soft">{t('claims.rounding.other', { sum: sum(result.compensationEachLine) })}</p>
      )}
      {sheet.country === 'RU' && result.compensation > 0n && (
        <p class="small soft">{t('claims.base_note', { sum: sum(lessTax(result.compensation)) })}</p>
      )}
      {result.unknownFrom && (
        <Notice tone="due">{t('claims.unknown_from', { day: day(result.unknownFrom) })}</Notice>
      )}
      <CourtDay figures={figures} sheet={sheet} />
      {result.warnings.length > 0 && (
        <details open={result.unknownFrom !== null}>
          <summary>{t('claims.warnings', { count: result.warnings.length })}</summary>
          <ul class="small">
            {result.warnings.map(warning => {
              const text = warningText(warning, t, day, nameOf)
              return <li key={text}>{text}</li>
            })}
          </ul>
        </details>
      )}
    </div>
  )
}

/** Thirteen per cent less, half up: compensation grows with the sum it is computed from. */
const lessTax = (compensation: bigint): bigint => (compensation * 87n + 50n) / 100n

function CourtDay({ sheet, figures }: Props) {
  const t = useT()
  const { day, relativeDay, nameOf } = useSheet(sheet)
  const nearest = nearestCourtDay(figures.courtDays)
  const passed = figures.courtDays.filter(one => one.state === 'passed')
  const commission = figures.courtDays.some(one => one.law?.first === 'commission')
  const nameOfDay = (debt: string | null) => (debt === null ? t('claims.dismissed') : nameOf(debt))
  return (
    <>
      {nearest?.lastDay && (
        <Notice tone={nearest.state === 'soon' ? 'danger' : 'due'}>
          <b>{t('claims.court_day', { day: day(nearest.lastDay) })}</b>{' '}
          <Tag tone={nearest.state === 'soon' ? 'danger' : 'due'}>{relativeDay(nearest.lastDay)}</Tag>
          <p class="small">{t('claims.court_day.hint', { name: nameOfDay(nearest.debt) })}</p>
          {commission && <p class="small">{t('claims.court_day.commission')}</p>}
        </Notice>
      )}
      {passed.length > 0 && (
        <Notice tone="danger">
          {t('claims.court_day.passed', { names: passed.map(one => nameOfDay(one.debt)).join(', ') })}
        </Notice>
      )}
    </>
  )
}

/** Every figure with the days, the rate and the rule it comes from. */
export function WageLines({ sheet, figures }: Props) {
  const t = useT()
  const { day, sum, bare, nameOf, number } = useSheet(sheet)
  const { result } = figures
  const how = (line: Line) =>
    `${bare(line.base)} × ${number(Number(line.ratePercent))} %${line.factor === '1' ? '' : ` × ${number(Number(line.factor))}`}${
      line.agreed ? '' : ` ÷ ${line.divisor}`
    } × ${line.days}`
  return (
    <>
      {result.lines.length > 0 && (
        <Table
          caption={t('claims.lines')}
          showCaption
          columns={[
            { label: t('claims.line.debt'), cell: line => nameOf(line.debt) },
            {
              label: t('claims.line.days'),
              cell: line => `${day(line.from, 'short')} – ${day(line.to, 'short')} · ${number(line.days)}`,
            },
            { label: t('claims.line.how'), cell: line => <span class="claim-how">{how(line)}</span> },
            { label: t('claims.sum'), number: true, cell: line => sum(line.amount) },
          ]}
          rows={result.lines}
          rowKey={line => `${line.debt} ${line.from} ${line.base}`}
        />
      )}
      {result.work.length > 0 && (
        <Table
          caption={t('claims.step.work')}
          showCaption
          columns={[
            { label: t('claims.work.date'), cell: line => day(line.date, 'short') },
            { label: t('claims.work.kind'), cell: line => t(`claims.work.kind.${line.kind}`) },
            {
              label: t('claims.work.due'),
              number: true,
              cell: line => (line.due === null ? t('ui.unknown') : sum(line.due)),
            },
            { label: t('claims.debt.paid'), number: true, cell: line => sum(line.paid) },
            {
              label: t('claims.work_owed'),
              number: true,
              cell: line => (line.owed === null ? t('ui.unknown') : sum(line.owed)),
            },
          ]}
          rows={result.work.map((line, n) => ({ ...line, n }))}
          rowKey={line => String(line.n)}
        />
      )}
      <Sources
        citations={[
          ...result.citations,
          ...figures.courtDays.flatMap(one => (one.law ? [one.law] : [])),
          ...figures.months.flatMap(one => one.laws),
        ]}
      />
    </>
  )
}
