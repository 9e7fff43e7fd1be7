import { type Sent, useChange, useForm, useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { FormDialog } from '#ui/Form.tsx'
import { clearDevice, clearings, clearMembersDevices } from '../contract/device.ts'

interface Props {
  /** One of one's own sessions, or all of a member. */
  readonly whose: { readonly session: string } | { readonly member: string; readonly name: string }
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Ends sessions and orders their devices to be emptied; asks what becomes of what only the device has. */
export function ClearDevice({ whose, onClose, onDone }: Props) {
  const t = useT()
  const own = useChange(clearDevice)
  const members = useChange(clearMembersDevices)
  const isOwn = 'session' in whose
  const form = useForm({
    start: { what: 'kept' as (typeof clearings)[number] },
    send: ({ what }): Promise<Sent<unknown>> =>
      isOwn ? own.send({ id: whose.session, what }) : members.send({ id: whose.member, what }),
    told: t('accounts.clear.done'),
    onDone,
  })
  const title = t(isOwn ? 'accounts.clear.title' : 'accounts.clear.member')
  return (
    <FormDialog title={title} onClose={onClose} onCancel={onClose} form={form} submit={title} look="danger">
      <p>{isOwn ? t('accounts.clear.what') : t('accounts.clear.member_what', { name: whose.name })}</p>
      <Choice
        label={t('accounts.clear.which')}
        options={clearings.map(value => ({ value, label: t(`accounts.clear.${value}`) }))}
        {...form.field('what')}
      />
    </FormDialog>
  )
}
