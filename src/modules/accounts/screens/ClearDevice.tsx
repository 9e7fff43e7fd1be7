import { useState } from 'preact/hooks'
import { announce, useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
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
  const [what, setWhat] = useState<(typeof clearings)[number]>('kept')
  const own = useChange(clearDevice)
  const members = useChange(clearMembersDevices)
  const isOwn = 'session' in whose
  const title = isOwn ? t('accounts.clear.title') : t('accounts.clear.member')
  const submit = async (event: Event) => {
    event.preventDefault()
    const sent =
      'session' in whose
        ? await own.send({ id: whose.session, what })
        : await members.send({ id: whose.member, what })
    if (!sent.ok) return
    announce(t('accounts.clear.done'))
    onDone()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="stack" onSubmit={event => void submit(event)}>
        <p>
          {'session' in whose
            ? t('accounts.clear.what')
            : t('accounts.clear.member_what', { name: whose.name })}
        </p>
        <Choice
          label={t('accounts.clear.which')}
          options={clearings.map(value => ({ value, label: t(`accounts.clear.${value}`) }))}
          value={what}
          onChange={setWhat}
        />
        <ErrorNote problem={own.error ?? members.error} />
        <div class="row end">
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" look="danger" busy={own.sending || members.sending}>
            {title}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
