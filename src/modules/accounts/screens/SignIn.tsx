import { useState } from 'preact/hooks'
import { useChange, useDraft, useT, useTitle } from '#staff/hooks.ts'
import type { Me } from '#staff/session.ts'
import { welcome } from '#staff/session.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { signIn } from '../contract.ts'
import { LanguageChooser } from './LanguageChooser.tsx'

/** Address and password, then the code where one is asked for. The address survives a reload; the password does not. */
export function SignIn() {
  const t = useT()
  useTitle(t('accounts.sign_in.title'))
  const [email, setEmail, draft] = useDraft('accounts.sign_in', '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const { send, sending, error, fieldErrors } = useChange(signIn)
  const [codeAsked, setCodeAsked] = useState(false)

  const submit = async (event: Event) => {
    event.preventDefault()
    const given = { email, password, browser: true, device: deviceName(), ...(codeAsked ? { code } : {}) }
    const sent = await send(given)
    if (sent.ok && !sent.waiting) {
      await draft.clear()
      await welcome(sent.reply.me as Me)
    } else if (!sent.ok && sent.problem.code === 'accounts.code_needed') setCodeAsked(true)
  }
  return (
    <main class="door">
      <p class="brand">Hamroh</p>
      <LanguageChooser />
      <form class="card stack" onSubmit={event => void submit(event)}>
        <h1>{t('accounts.sign_in.title')}</h1>
        {error?.code === 'accounts.code_needed' ? (
          <Notice live>{t('refusal.accounts.code_needed')}</Notice>
        ) : (
          <ErrorNote problem={error} />
        )}
        <TextInput
          label={t('accounts.email')}
          type="email"
          name="email"
          autocomplete="username"
          inputMode="email"
          required
          value={email}
          onChange={setEmail}
          error={fieldErrors.email}
        />
        <TextInput
          label={t('accounts.password')}
          type="password"
          name="password"
          autocomplete="current-password"
          required
          value={password}
          onChange={setPassword}
          error={fieldErrors.password}
        />
        {codeAsked && (
          <TextInput
            label={t('accounts.code')}
            hint={t('accounts.code.hint')}
            autocomplete="one-time-code"
            required
            autoFocus
            code
            value={code}
            onChange={setCode}
            error={fieldErrors.code}
          />
        )}
        <Button type="submit" look="main" wide busy={sending}>
          {t('accounts.sign_in.button')}
        </Button>
      </form>
      <p class="small soft">{t('accounts.sign_in.help')}</p>
    </main>
  )
}

/** So that a person recognises this one in the list of their sessions: "Chrome, Android". */
function deviceName(): string {
  const { userAgent } = navigator
  const browser = /Firefox|Edg|OPR|YaBrowser|SamsungBrowser|Chrome|Safari/.exec(userAgent)?.[0] ?? 'Browser'
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(userAgent)?.[0] ?? ''
  return system ? `${browser}, ${system}` : browser
}
