import { useState } from 'preact/hooks'
import type { Translate } from '#i18n/translate.ts'
import type { Route } from '#lib/contract.ts'
import { type ApiProblem, announce, dropDraft, useChange, useDraft, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import * as contract from '../contract.ts'
import { declineReasons, type Move, outcomes, returnReasons, withdrawReasons } from '../domain/referral.ts'
import type { Referral } from './ReferralScreen.tsx'
import { currencies, recoveredOf } from './recovered.ts'

export type DialogMove = Move

const routes: Readonly<Record<Move, Route>> = {
  accept: contract.acceptReferral,
  decline: contract.declineReferral,
  ask_more: contract.askMore,
  give_more: contract.giveMore,
  return: contract.returnReferral,
  report: contract.reportOutcome,
  withdraw: contract.withdrawReferral,
}
const reasonsOf = { decline: declineReasons, return: returnReasons, withdraw: withdrawReasons } as const

interface Props {
  readonly move: Move
  readonly referral: Referral
  readonly onClose: () => void
  readonly onDone: () => void
  readonly onLate: (sentence: string) => void
}

const blank = { note: '', reason: '', outcome: '', amount: '', currency: '' }
type Form = typeof blank

/** One step: a reason or an outcome where the step wants one, and words. What was typed stays until it is sent. */
export function MoveDialog({ move, referral, onClose, onDone, onLate }: Props) {
  const t = useT()
  const name = `referrals.${move}.${referral.id}`
  const [form, setForm] = useDraft(name, blank)
  const [missing, setMissing] = useState<Readonly<Partial<Record<keyof Form, string>>>>({})
  const change = useChange(routes[move])
  const errors = { ...change.fieldErrors, ...missing }
  const set = (part: Partial<Form>) => setForm(old => ({ ...old, ...part }))
  const send = async () => {
    const wrong = missingIn(move, form, t)
    setMissing(wrong)
    if (Object.keys(wrong).length) return
    const sent = await change.send(inputOf(move, form, referral))
    if (sent.ok) {
      await dropDraft(name)
      announce(t('ui.saved'))
      return onDone()
    }
    const sentence = lateWords(sent.problem, t)
    if (sentence) onLate(sentence)
  }
  return (
    <Dialog title={t(`referrals.move.${move}`)} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          send().catch(() => undefined)
        }}
      >
        <p class="soft">{t(`referrals.move.${move}.what`)}</p>
        {move in reasonsOf && <Reasons move={move} form={form} set={set} error={errors.reason} />}
        {move === 'report' && <Outcome form={form} set={set} errors={errors} />}
        <TextArea
          label={t(`referrals.move.${move}.note`)}
          required={move === 'ask_more' || move === 'give_more'}
          value={form.note}
          onChange={note => set({ note })}
          error={errors.note}
          maxLength={2000}
        />
        <ErrorNote problem={change.error} />
        <div class="row end">
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" look={move === 'withdraw' ? 'danger' : 'main'} busy={change.sending}>
            {t(`referrals.move.${move}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface PartProps {
  readonly form: Form
  readonly set: (part: Partial<Form>) => void
}

function Reasons({ move, form, set, error }: PartProps & { move: Move; error: string | undefined }) {
  const t = useT()
  const options =
    move === 'decline'
      ? declineReasons.map(value => ({ value, label: t(`referrals.decline.${value}`) }))
      : move === 'return'
        ? returnReasons.map(value => ({ value, label: t(`referrals.return.${value}`) }))
        : withdrawReasons.map(value => ({ value, label: t(`referrals.withdraw.${value}`) }))
  return (
    <Choice<string>
      label={t('referrals.reason')}
      required
      value={form.reason || null}
      options={options}
      onChange={reason => set({ reason })}
      error={error}
    />
  )
}

function Outcome({
  form,
  set,
  errors,
}: PartProps & { readonly errors: Readonly<Record<string, string | undefined>> }) {
  const t = useT()
  return (
    <>
      <Choice<string>
        label={t('referrals.outcome')}
        required
        value={form.outcome || null}
        options={outcomes.map(value => ({ value, label: t(`referrals.outcome.${value}`) }))}
        onChange={outcome => set({ outcome })}
        error={errors.outcome}
      />
      <div class="cols even">
        <TextInput
          label={t('referrals.recovered')}
          hint={t('referrals.recovered.hint')}
          inputMode="decimal"
          value={form.amount}
          onChange={amount => set({ amount })}
          error={errors.amount ?? errors['recovered.amount']}
        />
        <Select
          label={t('referrals.currency')}
          value={form.currency}
          options={currencies.map(value => ({ value, label: value }))}
          onChange={currency => set({ currency })}
          error={errors.currency}
        />
      </div>
    </>
  )
}

function missingIn(move: Move, form: Form, t: Translate): Partial<Record<keyof Form, string>> {
  const required = t('problem.required')
  const money = recoveredOf(form)
  return {
    ...(move in reasonsOf && !form.reason ? { reason: required } : {}),
    ...(move === 'report' && !form.outcome ? { outcome: required } : {}),
    ...((move === 'ask_more' || move === 'give_more') && !form.note.trim() ? { note: required } : {}),
    ...(move === 'report' && money === 'no_currency' ? { currency: required } : {}),
    ...(move === 'report' && money === 'not_a_number' ? { amount: t('problem.not_a_number') } : {}),
  }
}

function inputOf(move: Move, form: Form, { id, version }: Referral) {
  const recovered = recoveredOf(form)
  return {
    id,
    version,
    note: form.note,
    ...(move in reasonsOf ? { reason: form.reason } : {}),
    ...(move === 'report'
      ? { outcome: form.outcome, recovered: typeof recovered === 'string' ? null : recovered }
      : {}),
  }
}

/** Somebody was faster. Null: it was something else, told in the dialog. */
function lateWords({ code, details }: ApiProblem, t: Translate): string | null {
  if (code === 'referrals.already_answered' || code === 'referrals.already_over') {
    return typeof details.by === 'string' && details.by
      ? t('referrals.late.by', { name: details.by })
      : t('referrals.late')
  }
  return code === 'changed_meanwhile' ? t('referrals.late.changed') : null
}
