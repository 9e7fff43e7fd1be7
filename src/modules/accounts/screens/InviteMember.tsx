import { useState } from 'preact/hooks'
import type { Role } from '#lib/actor.ts'
import { useChange, useForm, useT } from '#staff/hooks.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/Form.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { invite } from '../contract/invitations.ts'
import { Handover } from './Handover.tsx'
import { RoleChoice, TeamChoice } from './Members.tsx'

const empty = { email: '', name: '', roles: [] as Role[], teamIds: [] as string[] }

/** Answers a link to hand over; Hamroh sends no mail of its own. */
export function InviteMember({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const [made, setMade] = useState<{ name: string; link: string } | null>(null)
  const change = useChange(invite)
  const form = useForm({
    draft: 'accounts.invite',
    start: empty,
    send: change.send,
    forget: '/invitations',
    onDone: ({ reply }, { name }) => reply && setMade({ name, link: location.origin + reply.link }),
  })
  const title = t('accounts.invite.title')
  if (made)
    return (
      <Dialog title={title} onClose={onClose}>
        <Handover text={t('accounts.invite.link', { name: made.name })} link={made.link} onClose={onClose} />
      </Dialog>
    )
  return (
    <FormDialog title={title} onClose={onClose} onCancel={onClose} form={form} submit={title}>
      <TextInput label={t('accounts.name')} required maxLength={120} {...form.field('name')} />
      <TextInput label={t('accounts.email')} type="email" required {...form.field('email')} />
      <RoleChoice {...form.field('roles')} />
      <TeamChoice {...form.field('teamIds')} />
    </FormDialog>
  )
}
