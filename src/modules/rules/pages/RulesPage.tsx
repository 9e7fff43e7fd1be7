import { formatDay } from '#i18n/format.ts'
import type { Locale } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { Go } from '#site/trail.tsx'
import type { listChanges, listRules, readRule } from '../contract.ts'
import { ReviewTag, SourceList } from './Review.tsx'

type Summary = ReplyOf<typeof listRules>['items'][number]
type RuleView = ReplyOf<typeof readRule>
type Version = RuleView['versions'][number]
type Change = ReplyOf<typeof listChanges>['items'][number]

interface BaseProps {
  readonly t: Translate
  readonly locale: Locale
}

interface ListProps extends BaseProps {
  readonly countries: readonly {
    readonly code: string
    readonly name: string
    readonly rules: readonly Summary[]
  }[]
}

export function RulesPage({ t, locale, countries }: ListProps) {
  return (
    <>
      <h1>{t('rules.list.title')}</h1>
      <p>{t('rules.list.what')}</p>
      <p>
        <Go class="btn" href={`/${locale}/rule-changes`}>
          {t('rules.changes.title')}
        </Go>
      </p>
      {countries.map(({ name, rules }) => (
        <details class="card">
          <summary class="fold">{name}</summary>
          <ul class="list">
            {rules.map(rule => (
              <li>
                <Go href={`/${locale}/rules/${rule.id}`}>{rule.title}</Go>
                {rule.who && <span class="small soft"> · {rule.who}</span>}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  )
}

interface RuleProps extends BaseProps {
  readonly country: string
  readonly rule: RuleView
}

/** A rule with its history: what holds now first, each version with sources and signature. */
export function RulePage({ t, locale, country, rule }: RuleProps) {
  return (
    <>
      <p class="soft">{country}</p>
      <h1>{rule.title}</h1>
      {rule.who && <p>{rule.who}</p>}
      {rule.versions.map(version => (
        <VersionCard t={t} locale={locale} version={version} />
      ))}
      {rule.conflicts.length > 0 && (
        <section class="card">
          <h2>{t('rules.conflicts')}</h2>
          <p class="small soft">{t('rules.conflicts.what')}</p>
          <ul lang="en">
            {rule.conflicts.map(({ source, says, resolved }) => (
              <li>
                {source}: “{says}” — {resolved}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <Go href={`/${locale}/rules`}>{t('rules.list.title')}</Go>
      </p>
    </>
  )
}

function VersionCard({ t, locale, version }: BaseProps & { readonly version: Version }) {
  const day = (of: string | null) => (of === null ? '…' : formatDay(locale, of as Day, 'medium'))
  return (
    <section class="card">
      <h2>
        {day(version.from)} – {day(version.to)}
      </h2>
      <p class="row">
        <span class={version.now ? 'tag ok' : 'tag'}>
          {version.now ? t('rules.version.now') : t(`rules.version.${version.status}`)}
        </span>
        {version.sources.length > 0 && <ReviewTag t={t} locale={locale} reviews={version.reviews} />}
      </p>
      <p>{version.says ?? t('rules.version.nothing')}</p>
      <p class="small soft">
        {t('rules.confidence')}: {t(`rules.confidence.${version.confidence}`)}.{' '}
        {t('rules.review_by', { day: day(version.reviewBy) })}
      </p>
      {locale === 'en' && version.note && <p class="small soft">{version.note}</p>}
      <details class="source small soft">
        <summary>{t('rules.source')}</summary>
        <SourceList t={t} locale={locale} sources={version.sources} />
      </details>
    </section>
  )
}

interface ChangesProps extends BaseProps {
  readonly since: string
  readonly changes: readonly Change[]
}

/** What changed since a day that the reader chooses; the day says nothing about anybody, so it may stand in the address. */
export function ChangesPage({ t, locale, since, changes }: ChangesProps) {
  return (
    <>
      <h1>{t('rules.changes.title')}</h1>
      <form method="get" action={`/${locale}/rule-changes`}>
        <div class="field">
          <label for="since">{t('rules.changes.since')}</label>
          <div class="search">
            <input id="since" name="since" type="date" value={since} />
            <button type="submit" class="main">
              {t('rules.changes.show')}
            </button>
          </div>
        </div>
      </form>
      {changes.length === 0 && <p class="notice">{t('rules.changes.none')}</p>}
      <ul class="list">
        {changes.map(({ on, kind, rule, title, says }) => (
          <li>
            <strong>{formatDay(locale, on as Day, 'medium')}</strong>{' '}
            <span class="tag">{t(`rules.change.${kind}`)}</span>
            <br />
            <Go href={`/${locale}/rules/${rule}`}>{title}</Go>
            {says && <span class="soft"> {says}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
