import { useNames } from '#modules/directory/screens/parts.ts'
import { hrefOf, useData, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listRequests } from '../contract.ts'

/** What the public asked for and waits, the most urgent first. */
export function RequestList() {
  const t = useT()
  const format = useFormat()
  const names = useNames()
  useTitle(t('contacts.requests'))
  const { data, error, reload } = useData(listRequests, {})
  return (
    <div class="stack">
      <h1>{t('contacts.requests')}</h1>
      <ErrorNote problem={error} onRetry={reload} />
      {!data && !error && <Skeleton />}
      {data?.items.length === 0 && <Empty title={t('contacts.requests.empty')} />}
      <List label={t('contacts.requests')} rows={data?.items ?? []} rowKey={({ contactId }) => contactId}>
        {row => (
          <p class="row">
            <Tag tone={row.urgency === 'now' ? 'danger' : row.urgency === 'today' ? 'due' : undefined}>
              {t(`contacts.urgency.${row.urgency}`)}
            </Tag>
            <a href={hrefOf(`/contact-requests/${row.contactId}`)}>
              {row.needs.length > 0 ? format.list(row.needs.map(names)) : row.reference}
            </a>
            <span class="soft">
              {[row.placeText, format.instant(row.createdAt, 'short'), row.takenByName]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </p>
        )}
      </List>
    </div>
  )
}
