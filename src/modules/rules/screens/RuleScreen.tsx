import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { hrefOf, useData, useFormat, useMay, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { useWords } from '#ui/words.ts'
import { readRule } from '../contract.ts'
import { OwnSignatures } from './OwnSignatures.tsx'
import { SignRule } from './SignRule.tsx'

type Version = ReplyOf<typeof readRule>['versions'][number]

/** A rule with its history; a lawyer signs one version at a time. */
export function RuleScreen({ id }: { readonly id: string }) {
  const t = useT()
  const { locale } = useWords()
  const maySign = useMay('rules.sign')
  const [signing, setSigning] = useState<Version | null>(null)
  const { data: rule, error, reload } = useData(readRule, { id, locale })
  useTitle(rule?.title ?? t('rules.list.title'))
  if (error && !rule) return <ErrorNote problem={error} onRetry={reload} />
  if (!rule) return <Skeleton />
  return (
    <div class="stack">
      <div>
        <p class="small">
          <a href={hrefOf('/rules')}>{t('rules.list.title')}</a>
        </p>
        <h1>{rule.title}</h1>
        {rule.who && <p>{rule.who}</p>}
        <p class="small soft">
          <code>{rule.id}</code> · <a href={`/${locale}/rules/${rule.id}`}>{t('rules.public')}</a>
        </p>
      </div>
      <div class="cols">
        <div class="stack">
          {rule.versions.map(version => (
            <VersionCard
              key={version.key}
              version={version}
              onSign={maySign && version.sources.length > 0 ? () => setSigning(version) : null}
            />
          ))}
        </div>
        <aside class="stack">
          <OwnSignatures id={id} onChanged={reload} />
          {rule.conflicts.length > 0 && (
            <section class="card">
              <h2>{t('rules.conflicts')}</h2>
              <p class="small soft">{t('rules.conflicts.what')}</p>
              <ul lang="en">
                {rule.conflicts.map(({ source, says, resolved }) => (
                  <li key={says}>
                    {source}: “{says}” — {resolved}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </aside>
      </div>
      {signing && <SignRule id={id} version={signing} onClose={() => setSigning(null)} />}
    </div>
  )
}

function VersionCard({
  version,
  onSign,
}: {
  readonly version: Version
  readonly onSign: (() => void) | null
}) {
  const t = useT()
  const format = useFormat()
  const day = (of: string | null) => (of === null ? '…' : format.day(of as Day))
  return (
    <section class="card stack">
      <div class="row apart">
        <h2>
          {day(version.from)} – {day(version.to)}
        </h2>
        {onSign && (
          <Button icon="check" onClick={onSign}>
            {t('rules.sign')}
          </Button>
        )}
      </div>
      <span class="row">
        <Tag tone={version.now ? 'ok' : undefined}>
          {version.now ? t('rules.version.now') : t(`rules.version.${version.status}`)}
        </Tag>
        {version.reviews.length === 0 && version.sources.length > 0 && (
          <Tag tone="due">{t('rules.awaiting')}</Tag>
        )}
        {version.reviews.map(({ organisation, on }) => (
          <Tag key={organisation} tone="ok" icon="check">
            {t('rules.reviewed_by', { organisation, day: format.day(on as Day) })}
          </Tag>
        ))}
      </span>
      <p>{version.says ?? t('rules.version.nothing')}</p>
      {version.note && (
        <p class="small soft" lang="en">
          {version.note}
        </p>
      )}
      <p class="small soft">
        {t('rules.confidence')}: {t(`rules.confidence.${version.confidence}`)}.{' '}
        {t('rules.review_by', { day: day(version.reviewBy) })}
      </p>
      <ul class="small">
        {version.sources.map(({ title, locator, checked }) => (
          <li key={title + locator}>
            <span lang="en">
              {title}: {locator}
            </span>
            . {t('rules.checked', { day: day(checked) })}
          </li>
        ))}
      </ul>
    </section>
  )
}
