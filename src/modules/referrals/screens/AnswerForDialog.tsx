import { useChange, useForm, useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { FormDialog } from '#ui/Form.tsx'
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
  const change = useChange(answerFor)
  const moves: readonly Told[] = referral.status === 'accepted' ? ['report', 'return'] : ['accept', 'decline']
  const form = useForm({
    draft: `referrals.answer_for.${referral.id}`,
    start: blank,
    check: ({ move, who, reason, outcome }) => {
      const lacking = t('problem.required')
      return {
        move: !moves.some(one => one === move) && lacking,
        who: !who.trim() && lacking,
        reason: (move === 'decline' || move === 'return') && !reason && lacking,
        outcome: move === 'report' && !outcome && lacking,
      }
    },
    send: ({ move, who, note, reason, outcome }) =>
      change.send({
        ...{ id: referral.id, version: referral.version, who, note },
        // One of the lists below, as checked above.
        move: move as Told,
        ...(listOf(move) ? { reason: reason as (typeof declineReasons)[number] } : {}),
        ...(move === 'report' ? { outcome: outcome as (typeof outcomes)[number] } : {}),
      }),
    onDone,
  })
  const { move } = form.typed
  return (
    <FormDialog
      title={t('referrals.told_answer')}
      onClose={onClose}
      onCancel={onClose}
      form={form}
      submit={t('ui.save')}
    >
      <Choice<Told | ''>
        label={t('referrals.told_answer.what', { name: referral.to.name })}
        required
        options={moves.map(value => ({ value, label: t(`referrals.partner.${value}`) }))}
        {...form.field('move')}
        onChange={value => form.set({ move: value, reason: '', outcome: '' })}
      />
      {listOf(move) && (
        <Choice<string>
          label={t('referrals.reason')}
          required
          options={
            move === 'decline'
              ? declineReasons.map(value => ({ value, label: t(`referrals.decline.${value}`) }))
              : returnReasons.map(value => ({ value, label: t(`referrals.return.${value}`) }))
          }
          {...form.field('reason')}
        />
      )}
      {move === 'report' && (
        <Choice<string>
          label={t('referrals.outcome')}
          required
          options={outcomes.map(value => ({ value, label: t(`referrals.outcome.${value}`) }))}
          {...form.field('outcome')}
        />
      )}
      <TextInput label={t('referrals.told_answer.who')} required {...form.field('who')} />
      <TextArea label={t('referrals.partner.note')} {...form.field('note')} />
    </FormDialog>
  )
}

const listOf = (move: Told | '') => (move === '' ? undefined : lists[move])
const lists = {
  accept: undefined,
  report: undefined,
  decline: declineReasons,
  return: returnReasons,
} as const
