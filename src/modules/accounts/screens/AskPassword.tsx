import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type ApiProblem, useMe, useT } from '#staff/hooks.ts'
import { Form } from '#ui/Form.tsx'
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
  const form = {
    submit: () => onGiven(hasPassword ? password : null),
    busy,
    problem: error,
    errors: fieldError ? { password: fieldError } : {},
  }
  return (
    <Form form={form} submit={button} look={danger ? 'danger' : 'main'}>
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
    </Form>
  )
}
