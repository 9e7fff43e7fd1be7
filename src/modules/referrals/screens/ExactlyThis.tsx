import { useState } from 'preact/hooks'
import { ConsentForm } from '#modules/people/screens/parts.ts'
import { announce, forget, navigate, useChange, useFormat, useMay, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { sendReferral } from '../contract.ts'
import { Asked, Told } from '../pages/parts.tsx'
import { useReader } from './reader.ts'
import type { Look } from './useLook.ts'
import { type Case, changedBetween, type Shown, type Wanted, wishOf } from './wanted.ts'

interface Props {
  readonly shown: Shown
  readonly look: Look
  readonly file: Case
  readonly form: Wanted
  readonly onSent: () => Promise<void>
}

/** The two looks of the receiver, the consent that covers them, and only then the button that sends. */
export function ExactlyThis({ shown, look, file, form, onSent }: Props) {
  const t = useT()
  const reader = useReader()
  const sending = useChange(sendReferral)
  const [otherwise, setOtherwise] = useState<readonly string[] | null>(null)
  const agreed = !shown.consentNeeded || shown.consentId !== null
  const send = async () => {
    const sent = await sending.send({ id: form.id, ...wishOf(file.id, form), digest: shown.digest })
    if (sent.ok && !sent.waiting) {
      await onSent()
      forget('/referrals')
      forget('/cases')
      announce(t('ui.sent'))
      return navigate(`/referrals/${sent.reply.id}`)
    }
    if (sent.ok || !['referrals.shown_otherwise', 'referrals.no_consent'].includes(sent.problem.code)) return
    const now = await look.take()
    if (!now) return
    const changed = changedBetween(shown, now)
    setOtherwise(changed)
    // What changed is said above the two looks, where it is to be read.
    if (changed.length) sending.reset()
  }
  return (
    <section class="stack" aria-label={t('referrals.exactly')}>
      <h2>{t('referrals.exactly', { name: shown.to.name })}</h2>
      {look.stale && <Notice tone="due">{t('referrals.stale')}</Notice>}
      {otherwise && otherwise.length > 0 && (
        <Notice tone="due" live>
          {t('referrals.changed', { what: reader.list(otherwise.map(one => changedWords(one, reader))) })}
        </Notice>
      )}
      <div class="cols even">
        <section class="card stack">
          <h3>{t('referrals.before')}</h3>
          <Asked preview={shown.preview} reader={reader} />
        </section>
        <section class="card stack">
          <h3>{t('referrals.after')}</h3>
          <Told disclosure={shown.disclosure} reader={reader} />
        </section>
      </div>
      <Agreement shown={shown} look={look} form={form} />
      <ErrorNote problem={sending.error} />
      <div class="row">
        <Button
          look="main"
          icon="referral"
          disabled={look.stale || look.looking || !agreed}
          busy={sending.sending}
          onClick={() => void send()}
        >
          {t('referrals.send', { name: shown.to.name })}
        </Button>
        <Due at={shown.answerDue} />
      </div>
    </section>
  )
}

const changedWords = (what: string, reader: ReturnType<typeof useReader>) =>
  what === 'least' ? reader.t('referrals.seen.least') : reader.scope(what)

function Due({ at }: { readonly at: string }) {
  const t = useT()
  const { instant } = useFormat()
  return <span class="soft">{t('referrals.due', { when: instant(at) })}</span>
}

/** The consent that covers it, or the form to ask for one now. */
function Agreement({ shown, look, form }: Pick<Props, 'shown' | 'look' | 'form'>) {
  const t = useT()
  const reader = useReader()
  const may = useMay('people.give_consent')
  if (!shown.consentNeeded) return <Notice>{t('referrals.consent.not_needed')}</Notice>
  if (shown.consentId) return <Notice tone="ok">{t('referrals.consent.covers')}</Notice>
  const scopes = form.scopes.filter(scope => shown.preview.scopes.includes(scope))
  return (
    <section class="card stack">
      <Notice tone="due">
        {t('referrals.consent.missing', { name: shown.to.name, what: reader.list(scopes.map(reader.scope)) })}
      </Notice>
      {may && !look.stale && (
        <ConsentForm
          key={`${shown.to.organisationId ?? shown.to.name} ${scopes.join()}`}
          personId={form.personId}
          recipientId={shown.to.organisationId}
          recipientName={shown.to.organisationId ? '' : shown.to.name}
          purpose="referral"
          scopes={scopes}
          language={shown.preview.languages[0]}
          onGiven={() => void look.take()}
        />
      )}
    </section>
  )
}
