import { hrefOf, useT } from '#staff/hooks.ts'
import { BarTable } from '#ui/BarTable.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import type { Figures } from '../contract.ts'
import { measuresWithDays } from '../domain/figure.ts'
import { useShown } from './shown.ts'

type Row = Figures['rows'][number]

/** Bars where one number stands in a row, a plain table where there are more. */
export function FigureTable({ figures }: { figures: Figures }) {
  const t = useT()
  const shown = useShown()
  const caption = `${t(`indicators.measure.${figures.measure}`)} · ${t(`indicators.dimension.${figures.by}`)}`
  const isStudied = figures.by === 'area'
  if (figures.columns.length || measuresWithDays.includes(figures.measure))
    return <WideTable figures={figures} caption={caption} />
  return (
    <>
      <BarTable
        caption={caption}
        label={t(`indicators.dimension.${figures.by}`)}
        valueLabel={t('indicators.figures.value')}
        bars={figures.rows.map(row => ({
          key: row.key,
          label: row.label,
          value: row.count,
          shown: shown(row),
          href: row.list ? hrefOf(row.list) : undefined,
          note:
            row.involvement &&
            `${t('indicators.figures.studied')}: ${t(`indicators.involvement.${row.involvement.level}`)}`,
        }))}
      />
      <p>
        <strong>{t('indicators.total')}</strong> {shown(figures.total)}
      </p>
      {isStudied && <p class="small soft">{t('indicators.figures.source')}</p>}
    </>
  )
}

function WideTable({ figures, caption }: { figures: Figures; caption: string }) {
  const t = useT()
  const shown = useShown()
  const total: Row = {
    ...figures.total,
    key: ' total',
    label: t('indicators.total'),
    cells: figures.columns,
    list: null,
    involvement: null,
  }
  const columns: Column<Row>[] = [
    {
      label: t(`indicators.dimension.${figures.by}`),
      cell: row => (row.list ? <a href={hrefOf(row.list)}>{row.label}</a> : row.label),
    },
    { label: t('indicators.figures.value'), number: true, cell: row => shown(row) },
    ...(measuresWithDays.includes(figures.measure)
      ? [{ label: t('indicators.days'), number: true, cell: (row: Row) => row.days }]
      : []),
    ...figures.columns.map((column, index) => ({
      label: column.label,
      number: true,
      cell: (row: Row) => shown(row.cells[index] ?? { count: 0, atLeast: false }),
    })),
  ]
  return (
    <div style={{ overflowX: 'auto' }}>
      <Table
        caption={caption}
        showCaption
        columns={columns}
        rows={[...figures.rows, total]}
        rowKey={row => row.key}
      />
      {figures.by === 'area' && <p class="small soft">{t('indicators.figures.source')}</p>}
    </div>
  )
}
