import { hrefOf, useData, useT } from '#staff/hooks.ts'
import { Notice } from '#ui/Notice.tsx'
import { readSettings } from '../contract/provider.ts'

/** For administrators: that this organisation does without what protects restricted files. Nothing where it does not. */
export function WaiverWarning() {
  const t = useT()
  const { data } = useData(readSettings, {}, { keep: false })
  if (!data?.secondFactorWaived) return null
  return (
    <Notice tone="danger">
      {t('accounts.settings.waived')} <a href={hrefOf('/sign-in-settings')}>{t('accounts.settings.title')}</a>
    </Notice>
  )
}
