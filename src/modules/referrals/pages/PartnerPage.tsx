import { HiddenFields } from '#site/form.tsx'
import type { PartnerView } from '../service/partner.ts'
import { AnswerForm } from './AnswerForm.tsx'
import type { Reader } from './facts.ts'
import type { PartnerMove, Problems, Typed } from './form.ts'
import { Asked, Told } from './parts.tsx'

export interface Reading {
  readonly reader: Reader
  readonly moment: (at: string) => string
}

export interface PartnerPageProps extends Reading {
  readonly view: PartnerView
  /** Of the sender. */
  readonly phone: string | null
  /** Where the forms are posted to. */
  readonly action: string
  readonly code: string | null
  readonly typed: Typed
  readonly problems: Problems
  readonly refused: string | null
  /** A number that was asked for just now. */
  readonly number: { readonly way: number; readonly number: string } | null
}

const answers: Readonly<Record<string, readonly PartnerMove[]>> = {
  sent: ['accept', 'decline', 'ask_more'],
  more_asked: ['accept', 'decline', 'ask_more'],
  accepted: ['report', 'return'],
}

/** Before accepting the least, after it what was told; below, one form for each answer. */
export function PartnerPage(props: PartnerPageProps) {
  const { view, reader, moment, refused, problems } = props
  const { t } = reader
  const open = answers[view.status] ?? []
  const wrong = Object.keys(problems).length > 0
  return (
    <>
      <h1>{t('referrals.partner.asks', { name: view.from.name })}</h1>
      {(refused || wrong) && (
        <p class="notice danger" role="alert">
          {refused ?? t('referrals.partner.look_again')}
        </p>
      )}
      <StateLine {...props} />
      <section class="card">
        <h2>{view.serviceName ?? t('referrals.seen.least')}</h2>
        <Asked preview={view.preview} reader={reader} withScopes={view.status !== 'accepted'} />
        <p class="small soft">
          {t('referrals.reference', { reference: view.reference })} · {moment(view.sentAt)}
        </p>
      </section>
      {view.disclosure && (
        <section class="card">
          <h2>{t('referrals.told.title')}</h2>
          <Told
            disclosure={view.disclosure}
            reader={reader}
            number={way => <WholeNumber way={way} {...props} />}
          />
          <p class="small soft">{t('referrals.partner.print')}</p>
        </section>
      )}
      {view.consentOver && <p class="notice due">{t('referrals.partner.consent_over')}</p>}
      <Said {...props} />
      {open.map(move => (
        <AnswerForm key={move} move={move} {...props} />
      ))}
      {props.phone && (
        <p>
          {t('referrals.partner.questions')}{' '}
          <a href={`tel:${props.phone.replace(/[^+\d]/g, '')}`}>{props.phone}</a>
        </p>
      )}
    </>
  )
}

interface NumberProps extends Pick<PartnerPageProps, 'reader' | 'action' | 'code' | 'number'> {
  readonly way: number
}

/** The whole number only when it is asked for: who looked over the shoulder, or kept the page, does not have it. */
export function WholeNumber({ way, reader: { t }, action, code, number }: NumberProps) {
  if (number?.way === way)
    return (
      <p role="status">
        <b>{number.number}</b>
      </p>
    )
  return (
    <form method="post" action={action}>
      <HiddenFields values={{ move: 'number', way: String(way), code: code ?? undefined }} />
      <p class="small">{t('referrals.number.what')}</p>
      <button type="submit" class="wide">
        {t('referrals.number.show')}
      </button>
    </form>
  )
}

function StateLine({ view, reader: { t }, moment }: PartnerPageProps) {
  if (view.status === 'accepted')
    return <p class="notice ok">{t('referrals.partner.accepted', { name: view.acceptedBy ?? '' })}</p>
  if (view.status === 'sent' || view.status === 'more_asked') {
    return (
      <p class={view.overdue ? 'notice due' : 'notice'}>
        {t('referrals.partner.due', { when: moment(view.answerDue) })}{' '}
        {view.preview.urgency === 'danger_now' && <b>{t('referrals.urgency.danger_now')}</b>}
      </p>
    )
  }
  return <p class="notice due">{t(`referrals.status.${view.status}`)}</p>
}

/** What was asked and answered so far. */
function Said({ view, reader: { t }, moment }: PartnerPageProps) {
  const said = view.messages.filter(
    ({ kind, text }) => text && (kind === 'more_asked' || kind === 'more_given'),
  )
  if (!said.length) return null
  return (
    <section class="card">
      <h2>{t('referrals.thread')}</h2>
      <ul class="list">
        {said.map(one => (
          <li key={one.id}>
            <span class="small soft">
              {one.side === 'sender' ? view.from.name : view.to.name} · {moment(one.at)}
            </span>
            <div>{one.text}</div>
          </li>
        ))}
      </ul>
    </section>
  )
}
