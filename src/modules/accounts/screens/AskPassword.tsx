import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type ApiProblem, useMe, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'

interface Props {
  readonly button: string
  readonly danger?: boolean
  readonly busy: boolean
  readonly error: ApiProblem | null
  readonly fieldError?: string | undefined
  /** Null for somebody who has no password. */
  readonly onGiven: (password: string | null) => void
  readonly children?: ComponentChildren
}

/** The password again, before what decides who may sign in. Not asked of those who have none. */
export function AskPassword({ button, danger, busy, error, fieldError, onGiven, children }: Props) {
  const t = useT()
  const { hasPassword } = useMe()
  const [password, setPassword] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    onGiven(hasPassword ? password : null)
  }
  return (
    <form class="stack" onSubmit={submit}>
      <ErrorNote problem={error} />
      {children}
      {hasPassword && (
        <TextInput
          label={t('accounts.password.current')}
          type="password"
          autocomplete="current-password"
          required
          value={password}
          onChange={setPassword}
          error={fieldError}
        />
      )}
      <div>
        <Button type="submit" look={danger ? 'danger' : undefined} busy={busy}>
          {button}
        </Button>
      </div>
    </form>
  )
}
