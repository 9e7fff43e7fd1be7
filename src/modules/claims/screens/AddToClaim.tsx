import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { parseAmount } from '#lib/money.ts'
import { announce, forget, useChange, useDraft, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
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

function useDone(claim: Claim, onClose: () => void) {
  const t = useT()
  return () => {
    announce(t('ui.saved'))
    forget('/claims')
    forget(`/cases/${claim.caseId}`)
    onClose()
  }
}

export function AddStep({ claim, onClose }: Props) {
  const t = useT()
  const { today } = useFormat()
  const name = `claims.step.${claim.id}`
  const [stepId] = useState(newId)
  const [form, setForm, draft] = useDraft(name, {
    kind: '' as ClaimStep | '',
    on: today() as Day | '',
    note: '',
  })
  const change = useChange(addStep, {
    offline: true,
    label: 'claims.add_step',
    chain: claim.caseId,
    draft: name,
  })
  const done = useDone(claim, onClose)
  const save = async () => {
    if (!form.kind || !form.on) return
    const sent = await change.send({ id: claim.id, stepId, kind: form.kind, on: form.on, note: form.note })
    if (!sent.ok) return
    await draft.clear()
    done()
  }
  return (
    <Dialog title={t('claims.add_step')} onClose={onClose}>
      <div class="stack">
        <ErrorNote problem={change.error} />
        <Select
          label={t('claims.step_kind')}
          required
          value={form.kind}
          options={claimSteps.map(kind => ({ value: kind, label: t(`claims.steps.${kind}`) }))}
          onChange={kind => setForm({ ...form, kind })}
        />
        <DateInput
          label={t('claims.on')}
          required
          value={form.on}
          onChange={on => setForm({ ...form, on })}
        />
        <TextInput
          label={t('claims.note')}
          value={form.note}
          maxLength={1000}
          onChange={note => setForm({ ...form, note })}
        />
        <Button
          look="main"
          busy={change.sending}
          disabled={!form.kind || !form.on}
          onClick={() => void save()}
        >
          {t('ui.save')}
        </Button>
      </div>
    </Dialog>
  )
}

export function AddRecovery({ claim, onClose }: Props) {
  const t = useT()
  const { today } = useFormat()
  const name = `claims.recovery.${claim.id}`
  const [recoveryId] = useState(newId)
  const first: { amount: string; on: Day | ''; payer: Payer; note: string } = {
    amount: '',
    on: today(),
    payer: claim.kind === 'maintenance' ? 'parent' : 'employer',
    note: '',
  }
  const [form, setForm, draft] = useDraft(name, first)
  const change = useChange(recordRecovery, {
    offline: true,
    label: 'claims.add_recovery',
    chain: claim.caseId,
    draft: name,
  })
  const done = useDone(claim, onClose)
  const text = amountOf(form.amount, claim.currency)
  const amount = text === null ? null : parseAmount(text, claim.currency)
  const wrong = form.amount !== '' && !amount
  const save = async () => {
    if (!amount || !form.on) return
    const { payer, on, note } = form
    const sent = await change.send({ id: claim.id, recoveryId, amount, on, payer, note })
    if (!sent.ok) return
    await draft.clear()
    done()
  }
  return (
    <Dialog title={t('claims.add_recovery')} onClose={onClose}>
      <div class="stack">
        <ErrorNote problem={change.error} />
        <TextInput
          label={`${t('claims.amount')}, ${claim.currency}`}
          required
          inputMode="decimal"
          value={form.amount}
          error={wrong ? t('ui.field.number') : undefined}
          onChange={value => setForm({ ...form, amount: value })}
        />
        <DateInput
          label={t('claims.on')}
          required
          value={form.on}
          onChange={on => setForm({ ...form, on })}
        />
        <Select
          label={t('claims.from_whom')}
          required
          value={form.payer}
          options={payers.map(payer => ({ value: payer, label: t(`claims.payer.${payer}`) }))}
          onChange={payer => setForm({ ...form, payer })}
        />
        <TextInput
          label={t('claims.note')}
          value={form.note}
          maxLength={1000}
          onChange={note => setForm({ ...form, note })}
        />
        <Button look="main" busy={change.sending} disabled={!amount || !form.on} onClick={() => void save()}>
          {t('ui.save')}
        </Button>
      </div>
    </Dialog>
  )
}
