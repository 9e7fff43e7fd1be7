import type { ReplyOf } from '#lib/contract.ts'
import { useChange, useForm, useMe, useT } from '#staff/hooks.ts'
import { FormDialog } from '#ui/Form.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { type readCase, updateNeed } from '../contract.ts'
import { needStatuses } from '../domain/case.ts'
import { needFields } from './decided-fields.ts'
import { RecoveredField, recoveredDraft, recoveredOf } from './RecoveredField.tsx'

type Need = ReplyOf<typeof readCase>['needs'][number]
const isMet = (status: Need['status']) => status === 'met' || status === 'partly_met'

/** Where a need stands, who serves it, and what was recovered once it is met. */
export function ChangeNeed({ caseId, need, onClose }: { caseId: string; need: Need; onClose: () => void }) {
  const t = useT()
  const { organisation } = useMe()
  const change = useChange(updateNeed, {
    offline: true,
    label: 'cases.needs',
    chain: caseId,
    fields: needFields,
  })
  const form = useForm({
    start: {
      status: need.status,
      partner: need.partner ?? '',
      reason: need.reason ?? '',
      money: recoveredDraft(need.recovered, organisation.country),
    },
    of: need,
    check: ({ status, money }) => ({
      recovered: isMet(status) && recoveredOf(money) === undefined && t('cases.field.amount.wrong'),
    }),
    send: ({ money, ...typed }, before) => {
      const recovered = isMet(typed.status) ? recoveredOf(money) : before.recovered
      const { id: needId, version, servedBy } = before
      const input = { id: caseId, needId, version, servedBy: servedBy?.id ?? null, recovered, ...typed }
      return change.send(input, { before })
    },
    forget: `/cases/${caseId}`,
    onDone: onClose,
  })
  return (
    <FormDialog title={need.name} onClose={onClose} form={form} submit={t('ui.save')}>
      <Select
        label={t('cases.column.state')}
        required
        options={needStatuses.map(value => ({ value, label: t(`cases.need_status.${value}`) }))}
        {...form.field('status')}
      />
      {isMet(form.typed.status) && <RecoveredField {...form.field('money')} />}
      <TextInput label={t('cases.field.partner')} {...form.field('partner')} />
      <TextArea label={t('cases.reason')} {...form.field('reason')} />
    </FormDialog>
  )
}
