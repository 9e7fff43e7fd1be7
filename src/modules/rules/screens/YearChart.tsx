import { type Day, daysBetween } from '#lib/day.ts'
import { useFormat, useT } from '#staff/hooks.ts'
import { Table } from '#ui/Table.tsx'
import type { Checklist } from '../contract.ts'

type Ahead = Checklist['ahead']

const colours = {
  lawful: 'var(--ok)',
  unlawful: 'var(--danger)',
  absent: 'var(--line)',
  unknown: 'var(--due)',
}
// Besides the colour, so that nothing is told by colour alone.
const heights = { lawful: 28, unlawful: 12, absent: 4, unknown: 20 }
const width = 365
const base = 46

/** The year ahead as a band: how each day stands, a mark on each deadline. The same as a table, which is read out. */
export function YearChart({ ahead }: { readonly ahead: Ahead }) {
  const t = useT()
  const format = useFormat()
  const length = Math.max(1, daysBetween(ahead.from as Day, ahead.to as Day) + 1)
  const at = (day: string) => (daysBetween(ahead.from as Day, day as Day) / length) * width
  const present = [...new Set(ahead.stretches.map(({ status }) => status))]
  return (
    <section class="card stack">
      <h2>{t('rules.chart')}</h2>
      <svg viewBox={`0 0 ${width} 70`} width="100%" aria-hidden="true">
        {ahead.stretches.map(({ from, to, status }) => (
          <rect
            key={from}
            x={at(from)}
            y={base - heights[status]}
            width={at(to) - at(from) + width / length}
            height={heights[status]}
            fill={colours[status]}
          />
        ))}
        {monthsOf(ahead.from, ahead.to).map(day => (
          <g key={day}>
            <line x1={at(day)} x2={at(day)} y1={base} y2={base + 6} stroke="var(--edge)" />
            <text x={at(day) + 2} y={base + 19} font-size="12" fill="var(--soft)">
              {Number(day.slice(5, 7))}
            </text>
          </g>
        ))}
        {ahead.marks.map(({ day, kind, title }) => (
          <line
            key={`${day} ${title}`}
            x1={at(day)}
            x2={at(day)}
            y1={kind === 'last_day' ? 0 : 6}
            y2={base}
            stroke="var(--ink)"
            stroke-width={kind === 'last_day' ? 3 : 1.5}
          />
        ))}
      </svg>
      <p class="row small">
        {present.map(status => (
          <span key={status} class="row">
            <svg width="14" height="28" aria-hidden="true">
              <rect y={28 - heights[status]} width="14" height={heights[status]} fill={colours[status]} />
            </svg>
            {t(`rules.chart.${status}`)}
          </span>
        ))}
      </p>
      <Table
        caption={t('rules.chart')}
        columns={[
          { label: t('rules.check.on'), cell: mark => format.day(mark.day as Day) },
          { label: t('rules.result.must'), cell: mark => mark.title },
        ]}
        rows={ahead.marks}
        rowKey={mark => `${mark.day} ${mark.title}`}
      />
    </section>
  )
}

/** The first days of the months between. */
function monthsOf(from: string, to: string): string[] {
  const months: string[] = []
  let [year, month] = from.split('-').map(Number) as [number, number]
  for (;;) {
    month++
    if (month > 12) {
      month = 1
      year++
    }
    const day = `${year}-${String(month).padStart(2, '0')}-01`
    if (day > to) return months
    months.push(day)
  }
}
