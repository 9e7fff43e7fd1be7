import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { hrefOf, useData, useFormat, useT } from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listAssessments } from '../contract.ts'

interface Props {
  readonly caseId: string
  /** As the case's own `may` says. */
  readonly mayWork: boolean
}

type Assessment = ReplyOf<typeof listAssessments>['items'][number]

/** Stay and work in the page of a case: how long, the nearest duty, and whether a rule has changed since. */
export function StayOfCase({ caseId, mayWork }: Props) {
  const t = useT()
  const { data, error, loading, reload } = useData(listAssessments, { id: caseId }, { keep: false })
  return (
    <section class="card stack">
      <div class="row apart">
        <div>
          <h2>{t('rules.case.title')}</h2>
          {data?.items.length === 0 && <p class="small soft">{t('rules.case.none')}</p>}
        </div>
        {mayWork && (
          <LinkButton href={hrefOf(`/cases/${caseId}/stay`)} icon="passport">
            {t('rules.case.check')}
          </LinkButton>
        )}
      </div>
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton />}
      {data?.items.map(one => (
        <Line key={one.id} assessment={one} />
      ))}
    </section>
  )
}

function Line({ assessment }: { readonly assessment: Assessment }) {
  const t = useT()
  const format = useFormat()
  const { checklist, changed } = assessment
  const next = checklist.must.find(({ status }) => status === 'due' || status === 'overdue')
  return (
    <div class="stack">
      {changed && (
        <Notice tone="due">{t('rules.case.changed', { day: format.day(format.dayOf(changed.at)) })}</Notice>
      )}
      <a href={hrefOf(`/cases/${assessment.caseId}/stay/${assessment.id}`)}>
        {assessment.citizenship} → {assessment.destination}: {checklist.stay.sentence}
      </a>
      {next?.deadline && (
        <span class="row">
          {next.title}
          <Tag tone={next.status === 'overdue' ? 'danger' : 'due'} icon="clock">
            {format.day(next.deadline as Day)}
          </Tag>
        </span>
      )}
    </div>
  )
}
