import { useEffect, useMemo, useState } from 'preact/hooks'
import { formatInstant } from '#i18n/format.ts'
import { type Locale, locales } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { ReplyOf } from '#lib/contract.ts'
import type { Instant } from '#lib/day.ts'
import { hrefOf, useData, useFormat, useLocale, useT, useTitle, wordsOf } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { accessReport } from '../contract.ts'
import './audit.css'

type Report = ReplyOf<typeof accessReport>

/** Who read my file, when and why: made with the person, in the person's language, on paper if wanted. */
export function AccessReport({ id }: { readonly id: string }) {
  const t = useT()
  useTitle(t('audit.report.title'))
  const { data, error, reload } = useData(accessReport, { id }, { keep: false })
  const [language, setLanguage] = useState<Locale>(useLocale())
  const words = useWordsOf(language)
  const sheet = useMemo(() => data && <Sheet report={data} {...words} />, [data, words])
  return (
    <div class="stack">
      <div class="stack no-print">
        <p>
          <a href={hrefOf(`/people/${id}`)}>{t('ui.back')}</a>
        </p>
        <Notice>{t('audit.report.care')}</Notice>
        <div class="row">
          <Select
            label={t('audit.report.language')}
            value={language}
            options={locales.map(value => ({ value, label: t(`language.${value}`) }))}
            // The choices are the languages.
            onChange={value => setLanguage(value as Locale)}
            required
          />
          <Button look="main" icon="print" disabled={!data} onClick={() => window.print()}>
            {t('ui.print')}
          </Button>
        </div>
      </div>
      <ErrorNote problem={error} onRetry={reload} />
      {sheet}
      {!data && <h1>{t('audit.report.title')}</h1>}
      {!data && !error && <Skeleton lines={8} />}
    </div>
  )
}

function Sheet({
  report,
  t,
  language,
}: {
  readonly report: Report
  readonly t: Translate
  readonly language: Locale
}) {
  const { timeZone } = useFormat()
  const moment = (at: string) => formatInstant(language, at as Instant, timeZone, 'medium')
  return (
    <article class="card stack" lang={language}>
      <h1>{t('audit.report.title')}</h1>
      <p>
        <b>{report.person.label}</b> · {report.person.reference} · {report.organisation} ·{' '}
        {moment(report.madeAt)}
      </p>
      <p>{t('audit.report.what')}</p>
      {report.items.length === 0 && <Empty icon="book" title={t('audit.report.none')} />}
      <ul class="list">
        {report.items.map(item => (
          <Entry key={`${item.at} ${item.doing} ${item.thing}`} item={item} t={t} when={moment(item.at)} />
        ))}
      </ul>
      {!report.complete && <p>{t('audit.report.cut')}</p>}
      <p class="small">{t('audit.report.ask')}</p>
    </article>
  )
}

interface EntryProps {
  readonly item: Report['items'][number]
  readonly t: Translate
  readonly when: string
}

function Entry({ item, t, when }: EntryProps) {
  const purpose = purposes.find(one => one === item.purpose)
  return (
    <li>
      <div>
        <b>{t(`audit.doing.${item.doing}`)}</b>
        {item.times > 1 && ` ${t('audit.report.times', { count: item.times })}`} · {t(thingOf(item.thing))}
        <br />
        {whoOf(t, item)}
        {purpose && ` · ${t(`people.way.purpose.${purpose}`)}`}
        {item.reason && ` · ${t('audit.report.reason')} ${item.reason}`}
        <br />
        <span class="small soft">{when}</span>
      </div>
    </li>
  )
}

function whoOf(t: Translate, item: Report['items'][number]): string {
  if (!item.roles) return 'Hamroh'
  // Roles come from the list that the words are written for.
  const roles = item.roles.map(role => t(`role.${role}` as 'role.operator')).join(', ')
  return [item.name, roles, item.organisation].filter(Boolean).join(', ')
}

const things = ['person', 'case', 'contact', 'referral', 'claim', 'document', 'assessment'] as const
const thingOf = (kind: string) => `audit.thing.${things.find(one => one === kind) ?? 'other'}` as const

// For what a number was shown, in the words it was asked with.
const purposes = ['call_back', 'message', 'referral', 'danger', 'correction'] as const

/** The words of before are shown until those of another language are there. */
function useWordsOf(language: Locale): { readonly language: Locale; readonly t: Translate } {
  const t = useT()
  const own = useLocale()
  const [known, setKnown] = useState({ language: own, t })
  useEffect(() => {
    let gone = false
    wordsOf(language).then(
      words => !gone && setKnown({ language, t: words }),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [language])
  return known
}
