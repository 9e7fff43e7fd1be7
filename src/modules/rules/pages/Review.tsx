import { formatDay } from '#i18n/format.ts'
import type { Locale } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { Day } from '#lib/day.ts'
import type { RuleRef } from '../contract.ts'

interface ReviewProps {
  readonly t: Translate
  readonly locale: Locale
  readonly reviews: RuleRef['reviews']
}

/** Whether a lawyer has read it as it stands, and of which organisation. */
export function ReviewTag({ t, locale, reviews }: ReviewProps) {
  if (reviews.length === 0) return <span class="tag due">{t('rules.awaiting')}</span>
  return (
    <>
      {reviews.map(({ organisation, on }) => (
        <span class="tag ok">
          {t('rules.reviewed_by', { organisation, day: formatDay(locale, on as Day, 'medium') })}
        </span>
      ))}
    </>
  )
}

interface SourceListProps {
  readonly t: Translate
  readonly locale: Locale
  readonly sources: RuleRef['sources']
}

export function SourceList({ t, locale, sources }: SourceListProps) {
  if (sources.length === 0) return <p>{t('rules.no_source')}</p>
  return (
    <ul>
      {sources.map(({ title, locator, checked }) => (
        <li>
          <span lang="en">
            {title}: {locator}
          </span>
          . {t('rules.checked', { day: formatDay(locale, checked as Day, 'medium') })}
        </li>
      ))}
    </ul>
  )
}
