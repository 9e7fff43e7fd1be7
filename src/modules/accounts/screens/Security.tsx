import { useData, useFormat, useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readSecurity } from '../contract/recovery.ts'
import { securityWord } from './security-words.ts'

const shown = 12

/** What happened to this account lately, so that what somebody else did is noticed. */
export function Security() {
  const t = useT()
  const format = useFormat()
  const { data, error, loading, reload } = useData(readSecurity, {}, { keep: false })
  return (
    <section class="card stack">
      <h2>{t('accounts.security.title')}</h2>
      <p class="small soft">{t('accounts.security.why')}</p>
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton lines={3} />}
      {data && (
        <List label={t('accounts.security.title')} rows={data.items.slice(0, shown)} rowKey={({ id }) => id}>
          {({ at, what, by, byMe }) => (
            <span>
              {t(securityWord(what))}
              {by && !byMe ? ` · ${by}` : ''}
              <br />
              <span class="small soft">{format.instant(at)}</span>
            </span>
          )}
        </List>
      )}
    </section>
  )
}
