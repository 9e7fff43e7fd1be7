import type { ReplyOf } from '#lib/contract.ts'
import { hrefOf, useData, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { type Bar, BarTable } from '#ui/BarTable.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readWorkload } from '../contract.ts'
import { WorkerFiles } from './WorkerFiles.tsx'

type Line = ReplyOf<typeof readWorkload>['items'][number]

const nobody = 'nobody'
const keyOf = ({ who }: Line) => who?.id ?? nobody

/** Who has how much on the desk; a name opens their files (`?of=`), to give some of them to somebody else. */
export function Workload() {
  const t = useT()
  useTitle(t('cases.workload'))
  const { data, error, loading, reload } = useData(readWorkload, {})
  const of = usePlace().query.get('of')
  const chosen = data?.items.find(line => keyOf(line) === of)
  return (
    <div class="stack">
      <h1>{t('cases.workload')}</h1>
      <ErrorNote problem={error} onRetry={reload} />
      {loading && !data && <Skeleton />}
      {data?.items.length === 0 && <Empty icon="people" title={t('ui.nothingHere')} />}
      {data && data.items.length > 0 && <Chart lines={data.items} />}
      {chosen && (
        <WorkerFiles
          key={keyOf(chosen)}
          of={keyOf(chosen)}
          name={chosen.who?.name ?? t('cases.nobody')}
          hidden={chosen.who ? chosen.restricted : 0}
        />
      )}
    </div>
  )
}

function Chart({ lines }: { readonly lines: readonly Line[] }) {
  const t = useT()
  const bar = (line: Line): Bar => {
    const { overdue, danger, restricted } = line
    const told = [
      !line.active && t('cases.workload.left'),
      danger > 0 && `${t('cases.risk.danger_now')}: ${danger}`,
      overdue > 0 && `${t('cases.filter.overdue')}: ${overdue}`,
      restricted > 0 && `${t('cases.restricted')}: ${restricted}`,
    ]
    return {
      key: keyOf(line),
      label: line.who?.name ?? t('cases.nobody'),
      value: line.open,
      note: told.filter(Boolean).join(' · '),
      href: line.open > 0 ? hrefOf(`/workload?of=${keyOf(line)}`) : undefined,
    }
  }
  return (
    <section class="card stack">
      <p class="soft">{t('cases.workload.choose')}</p>
      <BarTable
        caption={t('cases.workload.open')}
        label={t('cases.column.who')}
        valueLabel={t('cases.nav')}
        bars={lines.map(bar)}
      />
    </section>
  )
}
