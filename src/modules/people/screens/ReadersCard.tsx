import { useState } from 'preact/hooks'
import { useData, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { personReaders } from '../contract.ts'

/** Who has read or changed the file; asked for only when somebody wants to know, because asking is a line too. */
export function ReadersCard({ personId }: { readonly personId: string }) {
  const t = useT()
  const { instant } = useFormat()
  const [asked, setAsked] = useState(false)
  const { data, error, loading, reload } = useData(personReaders, asked ? { id: personId } : null, {
    keep: false,
  })
  const items = data?.items ?? []
  return (
    <section class="card stack">
      <h2>{t('people.readers')}</h2>
      <ErrorNote problem={error} onRetry={reload} />
      {!asked && <Button onClick={() => setAsked(true)}>{t('ui.showAll')}</Button>}
      {loading && <Skeleton lines={2} />}
      {items.length > 0 && (
        <List
          label={t('people.readers')}
          rows={items}
          rowKey={line => `${line.at} ${line.action} ${line.userId}`}
        >
          {line => (
            <span>
              <b>{line.name ?? 'Hamroh'}</b> {t(wordOf(line.action))}
              <br />
              <span class="small soft">{instant(line.at)}</span>
            </span>
          )}
        </List>
      )}
    </section>
  )
}

function wordOf(action: string) {
  if (action === 'people.reveal_number') return 'people.readers.number' as const
  const readings = ['people.read', 'people.readers', 'people.print_consent']
  return readings.includes(action) ? ('people.readers.read' as const) : ('people.readers.changed' as const)
}
