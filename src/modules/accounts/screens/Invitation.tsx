import { useState } from 'preact/hooks'
import { useChange, useDraft, useLocale, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { acceptInvitation, readInvitation } from '../contract/invitations.ts'
import { BehindLink, type Opened } from './BehindLink.tsx'

/** Behind `/app/invitation#token`. */
export const Invitation = () => (
  <BehindLink read={readInvitation} title="accounts.invitation.title" done="accounts.invitation.done">
    {opened => <Accept {...opened} />}
  </BehindLink>
)

function Accept({ token, found, onDone }: Opened<typeof readInvitation>) {
  const t = useT()
  const locale = useLocale()
  const [name, setName, draft] = useDraft('accounts.invitation', found.name)
  const [, setEmail] = useDraft('accounts.sign_in', found.email)
  const [password, setPassword] = useState('')
  const { send, sending, error, fieldErrors } = useChange(acceptInvitation)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (!(await send({ token, name, password, locale })).ok) return
    await draft.clear()
    setEmail(found.email)
    onDone()
  }
  return (
    <form class="stack" onSubmit={event => void submit(event)}>
      <p>{t('accounts.invitation.what', { organisation: found.organisation })}</p>
      <p>
        <b>{found.email}</b>
      </p>
      <ErrorNote problem={error} />
      <TextInput
        label={t('accounts.name')}
        autocomplete="name"
        required
        value={name}
        onChange={setName}
        error={fieldErrors.name}
      />
      <TextInput
        label={t('accounts.password.new')}
        hint={`${t('accounts.password.rule')} ${t('accounts.invitation.known')}`}
        type="password"
        autocomplete="new-password"
        required
        value={password}
        onChange={setPassword}
        error={fieldErrors.password}
      />
      <Button type="submit" look="main" wide busy={sending}>
        {t('accounts.invitation.accept')}
      </Button>
    </form>
  )
}
