import type { Day } from '#lib/day.ts'
import { hrefOf, useData, useFormat, useT } from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listClaims } from '../contract.ts'
import { waitsForCourt } from '../domain/record.ts'

/** The claims of one case, for its page. */
export function ClaimsOfCase({ caseId }: { readonly caseId: string }) {
  const t = useT()
  const { money, day } = useFormat()
  const { data, error, loading, reload } = useData(listClaims, { caseId })
  return (
    <section class="card stack">
      <div class="row apart">
        <div>
          <h2>{t('claims.title')}</h2>
          {data?.items.length === 0 && <p class="small soft">{t('claims.none_of_case')}</p>}
        </div>
        {data?.mayWork && (
          <span class="row">
            <LinkButton href={hrefOf(`/cases/${caseId}/claims/new`)} icon="money">
              {t('claims.new.wage')}
            </LinkButton>
            <LinkButton href={hrefOf(`/cases/${caseId}/claims/new?kind=maintenance`)} icon="people">
              {t('claims.new.maintenance')}
            </LinkButton>
          </span>
        )}
      </div>
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton />}
      {data && data.items.length > 0 && (
        <List label={t('claims.title')} rows={data.items} rowKey={line => line.id}>
          {line => (
            <a href={hrefOf(`/claims/${line.id}`)}>
              <span>
                <b>{money({ amount: line.total, currency: line.currency })}</b>{' '}
                <Tag tone={line.status === 'recovered' ? 'ok' : undefined}>
                  {t(`claims.status.${line.status}`)}
                </Tag>
                <br />
                <span class="small soft">
                  {t(line.kind === 'wage' ? 'claims.title.wage' : 'claims.title.maintenance')}
                  {line.opponent && ` · ${line.opponent}`}
                  {line.lastCourtDay &&
                    waitsForCourt(line.status) &&
                    ` · ${t('claims.court_day', { day: day(line.lastCourtDay as Day, 'medium') })}`}
                </span>
              </span>
            </a>
          )}
        </List>
      )}
    </section>
  )
}
