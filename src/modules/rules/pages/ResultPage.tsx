import { formatDay, formatRelativeDay } from '#i18n/format.ts'
import type { Locale } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { Day } from '#lib/day.ts'
import { HiddenFields } from '#site/form.tsx'
import { Go } from '#site/trail.tsx'
import type { Checklist, RuleRef } from '../contract.ts'
import type { Typed } from '../domain/questionnaire.ts'
import { ReviewTag, SourceList } from './Review.tsx'

export interface ResultProps {
  readonly t: Translate
  readonly locale: Locale
  readonly typed: Typed
  readonly answer: Checklist
  readonly today: Day
  /** For paper: everything open, no buttons. */
  readonly print: boolean
  readonly country: (code: string) => string
}

/** What you must do and by when, what you may do, what is not known; each with its source. */
export function ResultPage(props: ResultProps) {
  const { t, answer, country } = props
  const open = answer.must.filter(({ status }) => status !== 'done' && status !== 'not_required')
  const settled = answer.must.filter(({ status }) => status === 'done' || status === 'not_required')
  return (
    <div class={props.print ? 'paper' : undefined}>
      <p class="soft">
        {country(answer.citizenship)} → {country(answer.destination)}, {t(`rules.purpose.${answer.purpose}`)}
        <br />
        {t('rules.result.on', { day: formatDay(props.locale, answer.onDate as Day) })}
      </p>
      <Stay {...props} />
      <p class="notice due">{t('rules.result.awaiting')}</p>
      <h2>{t('rules.result.must')}</h2>
      {open.length === 0 && <p>{t('rules.result.nothing')}</p>}
      <ol class="list">
        {open.map(duty => (
          <Duty {...props} duty={duty} />
        ))}
      </ol>
      {settled.length > 0 && (
        <Folded title={t('rules.result.settled')} print={props.print}>
          <ol class="list">
            {settled.map(duty => (
              <Duty {...props} duty={duty} />
            ))}
          </ol>
        </Folded>
      )}
      <Ahead {...props} />
      <May {...props} />
      <NotKnown {...props} />
      {!props.print && <Acts {...props} />}
    </div>
  )
}

function Stay({ t, locale, answer, print }: ResultProps) {
  const { stay } = answer
  const tone = stay.status === 'lawful' ? 'ok' : stay.status === 'unlawful' ? 'danger' : 'due'
  return (
    <section class={`notice ${tone}`}>
      <h1>{stay.sentence}</h1>
      {stay.status === 'lawful' && stay.daysLeft !== null && stay.daysUsed !== null && (
        <p>{t('rules.result.days', { used: stay.daysUsed, left: stay.daysLeft })}</p>
      )}
      {stay.status === 'unlawful' && <p>{t('rules.result.unlawful')}</p>}
      {stay.rule && <Source t={t} locale={locale} rule={stay.rule} print={print} />}
    </section>
  )
}

function Duty({ t, locale, today, print, duty }: ResultProps & { readonly duty: Checklist['must'][number] }) {
  const { deadline, status } = duty
  const tone =
    status === 'overdue' ? 'tag danger' : status === 'due' ? 'tag due' : status === 'done' ? 'tag ok' : 'tag'
  return (
    <li>
      <h3>{duty.title}</h3>
      <p class="row">
        {deadline && status !== 'not_required' && (
          <strong>
            {t('rules.result.by', { day: formatDay(locale, deadline as Day) })}
            {status === 'due' && ` (${formatRelativeDay(locale, deadline as Day, today)})`}
          </strong>
        )}
        <span class={tone}>
          {status === 'done' && duty.doneOn
            ? t('rules.result.done_on', { day: formatDay(locale, duty.doneOn as Day, 'medium') })
            : t(`rules.status.${status}`)}
        </span>
      </p>
      {status !== 'not_required' && status !== 'done' && (
        <p>
          {duty.how}
          {duty.who && duty.who !== 'migrant' && ` ${t(`rules.bears.${duty.who}`)}`}
          {duty.condition && ` ${duty.condition}`}
        </p>
      )}
      <Source t={t} locale={locale} rule={duty.rule} print={print} />
    </li>
  )
}

interface SourceProps {
  readonly t: Translate
  readonly locale: Locale
  readonly rule: RuleRef
  readonly print: boolean
}

/** Where a line comes from: folded on the screen, in small letters on paper. */
function Source({ t, locale, rule, print }: SourceProps) {
  if (print) {
    return (
      <div class="small soft">
        <ReviewTag t={t} locale={locale} reviews={rule.reviews} />
        <SourceList t={t} locale={locale} sources={rule.sources} />
      </div>
    )
  }
  return (
    <details class="source small soft">
      <summary>
        {t('rules.source')} · {rule.reviews.length > 0 ? t('rules.reviewed') : t('rules.awaiting')}
      </summary>
      <SourceList t={t} locale={locale} sources={rule.sources} />
      <p>
        <Go href={`/${locale}/rules/${rule.id}`}>{t('rules.result.rule')}</Go>
      </p>
    </details>
  )
}

interface FoldedProps {
  readonly title: string
  readonly print: boolean
  readonly children: preact.ComponentChildren
}

function Folded({ title, print, children }: FoldedProps) {
  if (print) {
    return (
      <section>
        <h2>{title}</h2>
        {children}
      </section>
    )
  }
  return (
    <details class="card">
      <summary class="fold">{title}</summary>
      {children}
    </details>
  )
}

function Ahead({ t, locale, answer }: ResultProps) {
  if (answer.ahead.marks.length === 0) return null
  return (
    <section>
      <h2>{t('rules.result.ahead')}</h2>
      <table>
        <tbody>
          {answer.ahead.marks.slice(0, 20).map(({ day, title }) => (
            <tr>
              <th scope="row">{formatDay(locale, day as Day, 'medium')}</th>
              <td>{title}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function May({ t, locale, answer, print }: ResultProps) {
  if (answer.may.length === 0) return null
  return (
    <Folded title={t('rules.result.may')} print={print}>
      <ul class="list">
        {answer.may.map(({ title, says, rule }) => (
          <li>
            <h3>{title}</h3>
            <p>{says}</p>
            <Source t={t} locale={locale} rule={rule} print={print} />
          </li>
        ))}
      </ul>
    </Folded>
  )
}

function NotKnown({ t, locale, answer }: ResultProps) {
  if (answer.notKnown.length === 0) return null
  return (
    <section>
      <h2>{t('rules.result.not_known')}</h2>
      <ul class="list">
        {answer.notKnown.map(({ question, why, rule }) => (
          <li>
            <strong>{rule ? <Go href={`/${locale}/rules/${rule}`}>{question}</Go> : question}</strong>
            <br />
            {why}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Acts({ t, locale, typed, answer }: ResultProps) {
  return (
    <>
      <form method="post" action={`/${locale}/check/calendar`}>
        <HiddenFields values={typed} />
        <button type="submit" class="btn main wide">
          {t('rules.result.calendar')}
        </button>
      </form>
      <form method="post" action={`/${locale}/check`}>
        <HiddenFields values={typed} />
        <p class="acts">
          <button type="submit" name="view" value="print">
            {t('rules.result.print')}
          </button>
          <button type="submit" name="view" value="papers">
            {t('rules.result.change')}
          </button>
        </p>
      </form>
      <p class="acts">
        <Go class="btn" href={`/${locale}/handbook/${answer.destination.toLowerCase()}`}>
          {t('rules.handbook.title')}
        </Go>
        <Go class="btn" href={`/${locale}/help`}>
          {t('rules.result.help')}
        </Go>
      </p>
      <p class="small soft">{t('rules.result.nothing_kept')}</p>
    </>
  )
}
