import { useState } from 'preact/hooks'
import { announce, useChange, useDraft, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { answerFor } from '../contract.ts'
import { declineReasons, outcomes, returnReasons } from '../domain/referral.ts'
import type { Referral } from './ReferralScreen.tsx'

interface Props {
  readonly referral: Referral
  readonly onClose: () => void
  readonly onDone: () => void
}

type Told = 'accept' | 'decline' | 'report' | 'return'
const blank = { move: '' as Told | '', who: '', note: '', reason: '', outcome: '' }

/** What a partner said by telephone or wrote in a letter, with the name of who said it. */
export function AnswerForDialog({ referral, onClose, onDone }: Props) {
  const t = useT()
  const [form, setForm, draft] = useDraft(`referrals.answer_for.${referral.id}`, blank)
  const [tried, setTried] = useState(false)
  const change = useChange(answerFor)
  const set = (part: Partial<typeof blank>) => setForm(old => ({ ...old, ...part }))
  const moves: readonly Told[] = referral.status === 'accepted' ? ['report', 'return'] : ['accept', 'decline']
  const { move } = form
  const lacking = {
    move: !moves.some(one => one === move),
    who: !form.who.trim(),
    reason: (move === 'decline' || move === 'return') && !form.reason,
    outcome: move === 'report' && !form.outcome,
  }
  const wrong = (name: keyof typeof lacking) =>
    tried && lacking[name] ? t('problem.required') : change.fieldErrors[name]
  const send = async () => {
    setTried(true)
    if (!move || Object.values(lacking).some(Boolean)) return
    const { id, version } = referral
    const sent = await change.send({
      id,
      version,
      move,
      who: form.who,
      note: form.note,
      // One of the lists below.
      ...(lists[move] ? { reason: form.reason as (typeof declineReasons)[number] } : {}),
      ...(move === 'report' ? { outcome: form.outcome as (typeof outcomes)[number] } : {}),
    })
    if (!sent.ok) return
    await draft.clear()
    announce(t('ui.saved'))
    onDone()
  }
  const reasons = move === '' ? undefined : lists[move]
  return (
    <Dialog title={t('referrals.told_answer')} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          send().catch(() => undefined)
        }}
      >
        <Choice
          label={t('referrals.told_answer.what', { name: referral.to.name })}
          required
          value={move || null}
          options={moves.map(value => ({ value, label: t(`referrals.partner.${value}`) }))}
          onChange={value => set({ move: value, reason: '', outcome: '' })}
          error={wrong('move')}
        />
        {reasons && (
          <Choice<string>
            label={t('referrals.reason')}
            required
            value={form.reason || null}
            options={
              move === 'decline'
                ? declineReasons.map(value => ({ value, label: t(`referrals.decline.${value}`) }))
                : returnReasons.map(value => ({ value, label: t(`referrals.return.${value}`) }))
            }
            onChange={reason => set({ reason })}
            error={wrong('reason')}
          />
        )}
        {move === 'report' && (
          <Choice<string>
            label={t('referrals.outcome')}
            required
            value={form.outcome || null}
            options={outcomes.map(value => ({ value, label: t(`referrals.outcome.${value}`) }))}
            onChange={outcome => set({ outcome })}
            error={wrong('outcome')}
          />
        )}
        <TextInput
          label={t('referrals.told_answer.who')}
          required
          value={form.who}
          onChange={who => set({ who })}
          error={wrong('who')}
        />
        <TextArea
          label={t('referrals.partner.note')}
          value={form.note}
          onChange={note => set({ note })}
          error={change.fieldErrors.note}
        />
        <ErrorNote problem={change.error} />
        <div class="row end">
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" look="main" busy={change.sending}>
            {t('ui.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const lists = {
  accept: undefined,
  report: undefined,
  decline: declineReasons,
  return: returnReasons,
} as const
