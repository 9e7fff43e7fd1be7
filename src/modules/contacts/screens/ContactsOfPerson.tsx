import { useNames } from '#modules/directory/screens/parts.ts'
import { hrefOf, useData, useFormat, useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listContacts } from '../contract.ts'

/** The newest contacts of a person, as far as the reader may see them. */
export function ContactsOfPerson({ personId }: { readonly personId: string }) {
  const t = useT()
  const format = useFormat()
  const names = useNames()
  const { data, error, reload } = useData(listContacts, { personId, limit: 5 }, { keep: false })
  return (
    <section class="card stack">
      <h2>{t('contacts.log')}</h2>
      {error && !data && <ErrorNote problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={2} />}
      {data?.items.length === 0 && <p class="soft">{t('contacts.log.empty')}</p>}
      {data && data.items.length > 0 && (
        <List label={t('contacts.log')} rows={data.items} rowKey={row => row.id}>
          {row => (
            <>
              <a href={hrefOf(`/contacts/${row.id}`)}>
                {format.instant(row.startedAt, 'short')} · {t(`contacts.channel.${row.channel}`)}
              </a>
              <div class="small soft">
                {[format.list(row.needs.map(names)), row.outcome && t(`contacts.outcome.${row.outcome}`)]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </>
          )}
        </List>
      )}
    </section>
  )
}
