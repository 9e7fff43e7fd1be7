import { useState } from 'preact/hooks'
import { useChange, useDraft, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { finishRecovery, readRecovery } from '../contract/recovery.ts'
import { BehindLink, type Opened } from './BehindLink.tsx'

/** Behind `/app/recovery#token`, which two colleagues opened: a new password. */
export const Recovery = () => (
  <BehindLink read={readRecovery} title="accounts.recovery.title" done="accounts.recovery.done">
    {opened => <NewPassword {...opened} />}
  </BehindLink>
)

function NewPassword({ token, found, onDone }: Opened<typeof readRecovery>) {
  const t = useT()
  const format = useFormat()
  const [, setEmail] = useDraft('accounts.sign_in', found.email)
  const [password, setPassword] = useState('')
  const { send, sending, error, fieldErrors } = useChange(finishRecovery)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (!(await send({ token, password })).ok) return
    setEmail(found.email)
    onDone()
  }
  return (
    <form class="stack" onSubmit={event => void submit(event)}>
      <p>
        <b>{found.name}</b>
        <br />
        {found.email}
      </p>
      <p>{t('accounts.recovery.by', { names: format.list(found.by) })}</p>
      <ErrorNote problem={error} />
      <TextInput
        label={t('accounts.password.new')}
        hint={t('accounts.password.rule')}
        type="password"
        autocomplete="new-password"
        required
        value={password}
        onChange={setPassword}
        error={fieldErrors.password}
      />
      <Button type="submit" look="main" wide busy={sending}>
        {t('ui.save')}
      </Button>
    </form>
  )
}
