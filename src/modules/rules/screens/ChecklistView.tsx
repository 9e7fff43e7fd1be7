import type { Day } from '#lib/day.ts'
import { hrefOf, useFormat, useT } from '#staff/hooks.ts'
import { Notice } from '#ui/Notice.tsx'
import { Tag, type Tone } from '#ui/Tag.tsx'
import type { Checklist, RuleRef } from '../contract.ts'

type Duty = Checklist['must'][number]

const tones: Partial<Record<Duty['status'], Tone>> = { due: 'due', overdue: 'danger', done: 'ok' }

/** The answer as staff read it: the stay, each duty, what may be done, what is not known. */
export function ChecklistView({ answer }: { readonly answer: Checklist }) {
  const t = useT()
  const { stay } = answer
  return (
    <>
      <Notice tone={stay.status === 'lawful' ? 'ok' : stay.status === 'unlawful' ? 'danger' : 'due'}>
        <b>{stay.sentence}</b>
        {stay.daysUsed !== null && stay.daysLeft !== null && (
          <p>{t('rules.result.days', { used: stay.daysUsed, left: stay.daysLeft })}</p>
        )}
        {stay.rule && <Source rule={stay.rule} />}
      </Notice>
      <section class="card stack">
        <h2>{t('rules.result.must')}</h2>
        {answer.must.length === 0 && <p class="soft">{t('rules.result.nothing')}</p>}
        <ul class="stack plain">
          {answer.must.map(duty => (
            <DutyLine key={duty.duty} duty={duty} />
          ))}
        </ul>
      </section>
      {answer.notKnown.length > 0 && (
        <section class="card stack">
          <h2>{t('rules.result.not_known')}</h2>
          <ul class="stack plain">
            {answer.notKnown.map(({ question, why, rule }) => (
              <li key={`${question} ${why}`}>
                <b>{rule ? <a href={hrefOf(`/rules/${rule}`)}>{question}</a> : question}</b>
                <br />
                {why}
              </li>
            ))}
          </ul>
        </section>
      )}
      {answer.may.length > 0 && (
        <details class="card">
          <summary>{t('rules.result.may')}</summary>
          <ul class="stack plain">
            {answer.may.map(({ title, says, rule }) => (
              <li key={rule.id}>
                <b>{title}</b>
                <br />
                {says}
                <Source rule={rule} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function DutyLine({ duty }: { readonly duty: Duty }) {
  const t = useT()
  const format = useFormat()
  const { status, deadline, doneOn, who } = duty
  const open = status === 'due' || status === 'overdue' || status === 'unknown'
  return (
    <li>
      <span class="row">
        <b>{duty.title}</b>
        <Tag tone={tones[status]}>
          {status === 'done' && doneOn
            ? t('rules.result.done_on', { day: format.day(doneOn as Day) })
            : t(`rules.status.${status}`)}
        </Tag>
        {deadline && open && <span>{t('rules.result.by', { day: format.day(deadline as Day) })}</span>}
      </span>
      {open && (
        <p>
          {duty.how} {who && who !== 'migrant' && t(`rules.bears.${who}`)} {duty.condition}
        </p>
      )}
      <Source rule={duty.rule} />
    </li>
  )
}

/** Where it is from, and whether a lawyer has read it. */
function Source({ rule }: { readonly rule: RuleRef }) {
  const t = useT()
  return (
    <p class="small soft">
      <a href={hrefOf(`/rules/${rule.id}`)}>{t('rules.source')}</a> ·{' '}
      {rule.reviews.length > 0 ? t('rules.reviewed') : t('rules.awaiting')}
    </p>
  )
}
