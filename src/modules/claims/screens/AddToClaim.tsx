import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { parseAmount } from '#lib/money.ts'
import { forget, useChange, useForm, useFormat, useT } from '#staff/hooks.ts'
import { DateInput } from '#ui/DateInput.tsx'
import { FormDialog } from '#ui/Form.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { addStep, recordRecovery } from '../contract.ts'
import { amountOf } from '../domain/draft.ts'
import { type ClaimStep, claimSteps, type Payer, payers } from '../domain/record.ts'
import type { Claim } from './useSaveClaim.ts'

interface Props {
  readonly claim: Claim
  readonly onClose: () => void
}

/** What may wait on this device until there is a network, and what is asked anew then. */
const added = (claim: Claim, label: 'claims.add_step' | 'claims.add_recovery', draft: string) => ({
  offline: { offline: true, label, chain: claim.caseId, draft } as const,
  known: { draft, forget: '/claims' },
})

export function AddStep({ claim, onClose }: Props) {
  const t = useT()
  const { today } = useFormat()
  const [stepId] = useState(newId)
  const { offline, known } = added(claim, 'claims.add_step', `claims.step.${claim.id}`)
  const change = useChange(addStep, offline)
  const form = useForm({
    ...known,
    start: { kind: '' as ClaimStep | '', on: today() as Day | '', note: '' },
    send: typed => change.send({ id: claim.id, stepId, ...typed, kind: typed.kind as ClaimStep }), // required
    onDone() {
      forget(`/cases/${claim.caseId}`)
      onClose()
    },
  })
  return (
    <FormDialog title={t('claims.add_step')} onClose={onClose} form={form} submit={t('ui.save')}>
      <Select
        label={t('claims.step_kind')}
        required
        options={claimSteps.map(kind => ({ value: kind, label: t(`claims.steps.${kind}`) }))}
        {...form.field('kind')}
      />
      <DateInput label={t('claims.on')} required {...form.field('on')} />
      <TextInput label={t('claims.note')} maxLength={1000} {...form.field('note')} />
    </FormDialog>
  )
}

export function AddRecovery({ claim, onClose }: Props) {
  const t = useT()
  const { today } = useFormat()
  const [recoveryId] = useState(newId)
  const { offline, known } = added(claim, 'claims.add_recovery', `claims.recovery.${claim.id}`)
  const change = useChange(recordRecovery, offline)
  const unitsOf = (typed: string) => {
    const text = amountOf(typed, claim.currency)
    return text === null ? null : parseAmount(text, claim.currency)
  }
  const form = useForm({
    ...known,
    start: {
      amount: '',
      on: today() as Day | '',
      payer: (claim.kind === 'maintenance' ? 'parent' : 'employer') as Payer,
      note: '',
    },
    check: typed => ({ amount: !unitsOf(typed.amount) && t('ui.field.number') }),
    send: typed => change.send({ id: claim.id, recoveryId, ...typed, amount: unitsOf(typed.amount) ?? 0 }), // checked above
    onDone() {
      forget(`/cases/${claim.caseId}`)
      onClose()
    },
  })
  return (
    <FormDialog title={t('claims.add_recovery')} onClose={onClose} form={form} submit={t('ui.save')}>
      <TextInput
        label={`${t('claims.amount')}, ${claim.currency}`}
        required
        inputMode="decimal"
        {...form.field('amount')}
      />
      <DateInput label={t('claims.on')} required {...form.field('on')} />
      <Select
        label={t('claims.from_whom')}
        required
        options={payers.map(payer => ({ value: payer, label: t(`claims.payer.${payer}`) }))}
        {...form.field('payer')}
      />
      <TextInput label={t('claims.note')} maxLength={1000} {...form.field('note')} />
    </FormDialog>
  )
}
