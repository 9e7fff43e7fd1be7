import { hrefOf, useData, useFormat, useT } from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listDocuments } from '../contract.ts'

/** The letters of one case, for its page. */
export function LettersOfCase({ caseId }: { readonly caseId: string }) {
  const t = useT()
  const { instant } = useFormat()
  const { data, error, loading, reload } = useData(listDocuments, { caseId })
  return (
    <section class="card stack">
      <div class="row apart">
        <div>
          <h2>{t('documents.title')}</h2>
          {data?.items.length === 0 && <p class="small soft">{t('documents.none_of_case')}</p>}
        </div>
        {data?.mayWork && (
          <LinkButton href={hrefOf(`/cases/${caseId}/letters/new`)} icon="document">
            {t('documents.new')}
          </LinkButton>
        )}
      </div>
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton />}
      {data && data.items.length > 0 && (
        <List label={t('documents.title')} rows={data.items} rowKey={line => line.id}>
          {line => (
            <a href={hrefOf(`/letters/${line.id}`)}>
              <span>
                <b>{line.title}</b> {line.sentOn && <Tag tone="ok">{t('ui.sent')}</Tag>}{' '}
                {line.changedRules.length > 0 && <Tag tone="danger">{t('documents.rule_changed.tag')}</Tag>}
                <br />
                <span class="small soft">
                  {t(`language.${line.language}`)} · {instant(line.changedAt)}
                  {line.blanks > 0 && ` · ${t('documents.blanks', { count: line.blanks })}`}
                </span>
              </span>
            </a>
          )}
        </List>
      )}
    </section>
  )
}
