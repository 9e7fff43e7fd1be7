import { useState } from 'preact/hooks'
import type { Role } from '#lib/actor.ts'
import { forget, useChange, useDraft, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { invite } from '../contract/invitations.ts'
import { Handover } from './Handover.tsx'
import { RoleChoice, TeamChoice } from './Members.tsx'

const empty = { email: '', name: '', roles: [] as Role[], teamIds: [] as string[] }

/** Answers a link to hand over; Hamroh sends no mail of its own. */
export function InviteMember({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const [form, setForm, draft] = useDraft('accounts.invite', empty)
  const [link, setLink] = useState<string | null>(null)
  const { send, sending, error, fieldErrors } = useChange(invite)
  const [name, setName] = useState('')
  const submit = async (event: Event) => {
    event.preventDefault()
    const sent = await send(form)
    if (!sent.ok || sent.waiting) return
    setName(form.name)
    setLink(location.origin + sent.reply.link)
    await draft.clear()
    forget('/invitations')
  }
  return (
    <Dialog title={t('accounts.invite.title')} onClose={onClose}>
      {link ? (
        <Handover text={t('accounts.invite.link', { name })} link={link} onClose={onClose} />
      ) : (
        <form class="stack" onSubmit={event => void submit(event)}>
          <ErrorNote problem={error} />
          <TextInput
            label={t('accounts.name')}
            required
            maxLength={120}
            value={form.name}
            onChange={value => setForm({ ...form, name: value })}
            error={fieldErrors.name}
          />
          <TextInput
            label={t('accounts.email')}
            type="email"
            required
            value={form.email}
            onChange={email => setForm({ ...form, email })}
            error={fieldErrors.email}
          />
          <RoleChoice
            value={form.roles}
            onChange={roles => setForm({ ...form, roles })}
            error={fieldErrors.roles}
          />
          <TeamChoice value={form.teamIds} onChange={teamIds => setForm({ ...form, teamIds })} />
          <div class="row end">
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button type="submit" look="main" busy={sending}>
              {t('accounts.invite.title')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
