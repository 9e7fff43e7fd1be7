import { useMemo } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { useFormat, useT } from '#staff/hooks.ts'
import { LineChart } from '#ui/LineChart.tsx'
import { Table } from '#ui/Table.tsx'
import { Tag } from '#ui/Tag.tsx'
import { useMoneyOf } from '../use-group.ts'
import type { GroupView } from './GroupPage.tsx'
import { useRatio } from './shown.ts'

/** Cycle by cycle, meeting by meeting: sums of the whole group. */
export function GroupHistory({ group }: { readonly group: GroupView }) {
  const t = useT()
  if (group.meetings === 0 && group.cycles.length === 0) {
    return <p class="soft">{t('savings.page.no_meetings')}</p>
  }
  return (
    <>
      <Cycles group={group} />
      <Course group={group} />
      <Meetings group={group} />
    </>
  )
}

function Cycles({ group: { cycles, currency } }: { readonly group: GroupView }) {
  const t = useT()
  const format = useFormat()
  const money = useMoneyOf()
  const { value } = useRatio(currency)
  return (
    <section class="card stack" aria-labelledby="cycles">
      <h2 id="cycles">{t('savings.page.cycles')}</h2>
      <Table
        caption={t('savings.page.cycles')}
        rows={cycles}
        rowKey={row => String(row.cycle)}
        columns={[
          { label: t('savings.page.cycle'), cell: row => format.number(row.cycle) },
          {
            label: t('savings.page.from_to'),
            cell: row => `${format.day(row.began as Day)} – ${format.day(row.lastOn as Day)}`, // days of the server
          },
          { label: t('savings.meetings_held'), number: true, cell: row => row.meetings },
          { label: t('savings.members'), number: true, cell: row => row.members },
          {
            label: t('savings.page.attendance'),
            number: true,
            cell: row => value({ code: 'attendance', numerator: row.present, denominator: row.expected }),
          },
          { label: t('savings.saved'), number: true, cell: row => money(row.savings, currency) },
          { label: t('savings.page.profit'), number: true, cell: row => money(row.profit, currency) },
          {
            label: t('savings.ratio.return_on_savings'),
            number: true,
            cell: row =>
              value({ code: 'return_on_savings', numerator: row.profit, denominator: row.savings }),
          },
          { label: t('savings.page.shared_out'), number: true, cell: row => money(row.sharedOut, currency) },
        ]}
      />
    </section>
  )
}

/** Savings and loans over the meetings that are shown below. */
function Course({ group }: { readonly group: GroupView }) {
  const t = useT()
  const meetings = useMemo(() => [...group.pastMeetings].reverse(), [group.pastMeetings])
  // 31.05: short enough to stand beside its neighbours; the table below has the years.
  const labels = useMemo(() => meetings.map(({ on }) => `${on.slice(8)}.${on.slice(5, 7)}`), [meetings])
  const of = (name: 'savings' | 'lent', label: string) =>
    useMemo(() => [{ label, values: meetings.map(one => Math.round(one[name] / 100)) }], [meetings, label])
  const saved = of('savings', t('savings.saved'))
  const lent = of('lent', t('savings.lent'))
  if (meetings.length < 3) return null
  return (
    <div class="cols even">
      {[saved, lent].map(lines => (
        <LineChart
          key={lines[0]?.label}
          caption={`${lines[0]?.label}, ${group.currency}`}
          labels={labels}
          labelsTitle={t('savings.meeting')}
          lines={lines}
        />
      ))}
    </div>
  )
}

function Meetings({ group: { pastMeetings, currency } }: { readonly group: GroupView }) {
  const t = useT()
  const format = useFormat()
  const money = useMoneyOf()
  return (
    <details class="card">
      <summary>
        {t('savings.page.meetings')} ({format.number(pastMeetings.length)})
      </summary>
      <Table
        caption={t('savings.page.meetings')}
        rows={pastMeetings}
        rowKey={row => String(row.number)}
        columns={[
          {
            label: t('savings.meeting'),
            cell: row => (
              <span class="row">
                {row.number} · {format.day(row.on as Day)}
                {row.doubtful && <Tag tone="due">{t('savings.page.doubtful')}</Tag>}
                {row.sharedOut && <Tag tone="ok">{t('savings.share_out.title')}</Tag>}
              </span>
            ),
          },
          {
            label: t('savings.page.attendance'),
            number: true,
            cell: row => `${row.present}/${row.expected}`,
          },
          { label: t('savings.saved'), number: true, cell: row => money(row.savings, currency) },
          { label: t('savings.loan_fund'), number: true, cell: row => money(row.liquid, currency) },
          { label: t('savings.lent'), number: true, cell: row => money(row.lent, currency) },
          { label: t('savings.page.at_risk'), number: true, cell: row => money(row.atRisk, currency) },
          { label: t('savings.social_fund'), number: true, cell: row => money(row.socialFund, currency) },
        ]}
      />
    </details>
  )
}
