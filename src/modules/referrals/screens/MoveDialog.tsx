import type { Translate } from '#i18n/translate.ts'
import type { Route } from '#lib/contract.ts'
import { type ApiProblem, type Typing, useChange, useForm, useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { FormDialog } from '#ui/Form.tsx'
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
type Typed = typeof blank

/** One step: a reason or an outcome where the step wants one, and words. What was typed stays until it is sent. */
export function MoveDialog({ move, referral, onClose, onDone, onLate }: Props) {
  const t = useT()
  const change = useChange(routes[move])
  const form = useForm({
    draft: `referrals.${move}.${referral.id}`,
    start: blank,
    check: typed => missingIn(move, typed, t),
    send: typed => change.send(inputOf(move, typed, referral)),
    onDone,
    onRefused(problem) {
      const sentence = lateWords(problem, t)
      if (sentence) onLate(sentence)
    },
  })
  return (
    <FormDialog
      title={t(`referrals.move.${move}`)}
      onClose={onClose}
      onCancel={onClose}
      form={form}
      submit={t(`referrals.move.${move}`)}
      look={move === 'withdraw' ? 'danger' : 'main'}
    >
      <p class="soft">{t(`referrals.move.${move}.what`)}</p>
      {move in reasonsOf && <Reasons move={move} form={form} />}
      {move === 'report' && <Outcome form={form} />}
      <TextArea
        label={t(`referrals.move.${move}.note`)}
        required={move === 'ask_more' || move === 'give_more'}
        maxLength={2000}
        {...form.field('note')}
      />
    </FormDialog>
  )
}

interface PartProps {
  readonly form: Typing<Typed>
}

function Reasons({ move, form }: PartProps & { readonly move: Move }) {
  const t = useT()
  const options =
    move === 'decline'
      ? declineReasons.map(value => ({ value, label: t(`referrals.decline.${value}`) }))
      : move === 'return'
        ? returnReasons.map(value => ({ value, label: t(`referrals.return.${value}`) }))
        : withdrawReasons.map(value => ({ value, label: t(`referrals.withdraw.${value}`) }))
  return <Choice<string> label={t('referrals.reason')} required options={options} {...form.field('reason')} />
}

function Outcome({ form }: PartProps) {
  const t = useT()
  const { errors } = form
  return (
    <>
      <Choice<string>
        label={t('referrals.outcome')}
        required
        options={outcomes.map(value => ({ value, label: t(`referrals.outcome.${value}`) }))}
        {...form.field('outcome')}
      />
      <div class="cols even">
        <TextInput
          label={t('referrals.recovered')}
          hint={t('referrals.recovered.hint')}
          inputMode="decimal"
          {...form.field('amount')}
          error={errors.amount ?? errors['recovered.amount']}
        />
        <Select
          label={t('referrals.currency')}
          options={currencies.map(value => ({ value, label: value }))}
          {...form.field('currency')}
        />
      </div>
    </>
  )
}

function missingIn(move: Move, form: Typed, t: Translate): Record<string, string> {
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

function inputOf(move: Move, form: Typed, { id, version }: Referral) {
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
