import { hrefOf, useData, useFormat, useMay, useT } from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listReferrals } from '../contract.ts'
import { stateWords, toneOf, useReader } from './reader.ts'

interface Props {
  readonly caseId: string
  /** Whether one may refer from this case: as the case's own `may` says. */
  readonly mayRefer?: boolean | undefined
}

/** The referrals of one case, both ways, for its page. */
export function ReferralsOfCase({ caseId, mayRefer = true }: Props) {
  const t = useT()
  const { instant } = useFormat()
  const reader = useReader()
  const maySend = useMay('referrals.send')
  const { data, error, loading, reload } = useData(listReferrals, { caseId })
  return (
    <section class="card stack">
      <div class="row apart">
        <div>
          <h2>{t('referrals.title')}</h2>
          {data?.items.length === 0 && <p class="small soft">{t('referrals.none_of_case')}</p>}
        </div>
        {mayRefer && maySend && (
          <LinkButton href={hrefOf(`/cases/${caseId}/refer`)} icon="referral">
            {t('referrals.refer')}
          </LinkButton>
        )}
      </div>
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton />}
      {data && data.items.length > 0 && (
        <List label={t('referrals.title')} rows={data.items} rowKey={line => line.id}>
          {line => (
            <a href={hrefOf(`/referrals/${line.id}`)}>
              <span>
                <b>{line.direction === 'out' ? line.to.name : line.from.name}</b>{' '}
                <Tag tone={toneOf(line)}>{t(`referrals.status.${line.status}`)}</Tag>
                <br />
                <span class="small soft">
                  {reader.name(line.needCode)} · {stateWords(line, t, instant)}
                </span>
              </span>
            </a>
          )}
        </List>
      )}
    </section>
  )
}
