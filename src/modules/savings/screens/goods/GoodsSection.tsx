import { hrefOf, useData, useT } from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readGoods } from '../../contract/goods.ts'
import { Keeper } from './Keeper.tsx'
import { SummaryCard } from './SummaryCard.tsx'

/** A group's goods in sums, for the group's page; nothing is drawn for a group that has none. */
export function GoodsSection({
  groupId,
  always = false,
}: {
  readonly groupId: string
  readonly always?: boolean
}) {
  const t = useT()
  const { data, error, reload } = useData(readGoods, { id: groupId })
  if (!data) return error ? <ErrorNote problem={error} onRetry={reload} /> : <Skeleton />
  if (!always && data.lines.length === 0) return null
  return (
    <section class="stack">
      <div class="row apart">
        <h2>{t('savings.goods')}</h2>
        <LinkButton icon="plant" href={hrefOf(`/groups/${groupId}/goods`)}>
          {t('savings.goods.open')}
        </LinkButton>
      </div>
      {data.notCounted > 0 && <Keeper goods={data} />}
      <SummaryCard summary={data.summary} members={data.members} />
    </section>
  )
}
