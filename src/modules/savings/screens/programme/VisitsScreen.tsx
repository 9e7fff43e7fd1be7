import { hrefOf, useData, useT } from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listVisits } from '../../contract/visits.ts'
import { VisitCard } from './VisitCard.tsx'

/** Where to go: the overdue first; below, what was seen lately. */
export function VisitsScreen() {
  const t = useT()
  const planned = useData(listVisits, { state: 'planned', limit: 100 })
  const made = useData(listVisits, { state: 'made', limit: 30 })
  return (
    <div class="stack">
      <div class="row apart">
        <h1>{t('savings.visits')}</h1>
        <LinkButton look="quiet" icon="people" href={hrefOf('/groups')}>
          {t('savings.groups')}
        </LinkButton>
      </div>
      <section class="card stack" aria-labelledby="planned">
        <h2 id="planned">{t('savings.visits.planned')}</h2>
        <Listed of={planned} empty={t('savings.visits.none_planned')} />
      </section>
      <section class="card stack" aria-labelledby="made">
        <h2 id="made">{t('savings.visits.made')}</h2>
        <Listed of={made} empty={t('savings.visits.none_made')} />
      </section>
    </div>
  )
}

interface ListedProps {
  readonly of: ReturnType<typeof useData<typeof listVisits>>
  readonly empty: string
}

function Listed({ of: { data, error, loading, reload }, empty }: ListedProps) {
  if (!data) return loading ? <Skeleton /> : <ErrorNote problem={error} onRetry={reload} />
  if (data.items.length === 0) return <Empty icon="calendar" title={empty} />
  return (
    <ul class="plain stack">
      {data.items.map(visit => (
        <VisitCard key={visit.id} visit={visit} isNamed onChanged={reload} />
      ))}
    </ul>
  )
}
