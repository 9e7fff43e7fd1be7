import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { useData, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listReaders, type readCase } from '../contract.ts'

/** Who has read the file, and who broke the glass. The names are fetched when asked for: asking is a line in the log too. */
export function CaseReaders({ file }: { readonly file: ReplyOf<typeof readCase> }) {
  const t = useT()
  const { instant } = useFormat()
  const [asked, setAsked] = useState(false)
  const { data, error, loading, reload } = useData(listReaders, asked ? { id: file.id } : null, {
    keep: false,
  })
  return (
    <section class="card stack">
      <h2>{t('cases.readers')}</h2>
      <p class="small soft">
        {t('cases.readers.count', { people: file.readers.people, times: file.readers.times })}
      </p>
      <ErrorNote problem={error} onRetry={reload} />
      {!asked && <Button onClick={() => setAsked(true)}>{t('cases.readers.show')}</Button>}
      {loading && <Skeleton />}
      {data && (
        <List label={t('cases.readers')} rows={data.items} rowKey={one => `${one.who?.id} ${one.last}`}>
          {one => (
            <span>
              <b>{one.who?.name ?? 'Hamroh'}</b>
              <br />
              <span class="small soft">
                {t('cases.readers.line', { times: one.times, when: instant(one.last, 'medium') })}
              </span>
            </span>
          )}
        </List>
      )}
      {file.glass.length > 0 && (
        <>
          <h3>{t('cases.glass.of_case')}</h3>
          <List label={t('cases.glass.of_case')} rows={file.glass} rowKey={one => one.id}>
            {one => (
              <span>
                <b>{one.who?.name ?? '–'}</b> {one.reason}
                <br />
                <span class="small soft">{instant(one.brokenAt, 'medium')}</span>
              </span>
            )}
          </List>
        </>
      )}
    </section>
  )
}
