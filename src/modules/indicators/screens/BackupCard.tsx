import type { Instant } from '#lib/day.ts'
import { readStanding } from '#modules/backups/contract.ts'
import { useData, useFormat, useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'

/** For whoever answers that nothing is lost: when the last backup was made, and when one was last opened. */
export function BackupCard() {
  const t = useT()
  const { instant } = useFormat()
  const { data, error, loading, reload } = useData(readStanding, {})
  return (
    <section class="card stack" aria-labelledby="backup">
      <h2 id="backup">{t('indicators.backup.title')}</h2>
      <ErrorNote problem={data ? null : error} onRetry={reload} />
      {loading && <Skeleton />}
      {data && (
        <dl>
          <dt>{t('indicators.backup.made')}</dt>
          <dd>
            {data.madeAt && instant(data.madeAt as Instant, 'medium')}{' '}
            {data.late && (
              <Tag tone="danger">
                {t(data.madeAt ? 'indicators.why.backup_old' : 'indicators.why.no_backup')}
              </Tag>
            )}
          </dd>
          <dt>{t('indicators.backup.verified')}</dt>
          <dd>
            {data.verifiedAt ? (
              instant(data.verifiedAt as Instant, 'medium')
            ) : (
              <Tag tone="due">{t('indicators.why.backup_not_tried')}</Tag>
            )}
          </dd>
        </dl>
      )}
      {data && (data.late || !data.verifiedAt) && <p class="small">{t('indicators.backup.how')}</p>}
    </section>
  )
}
