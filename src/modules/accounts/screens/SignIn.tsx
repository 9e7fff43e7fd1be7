import { useState } from 'preact/hooks'
import { useChange, useDraft, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { type Me, welcome } from '#staff/session.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { signIn } from '../contract.ts'
import { deviceName } from './device-name.ts'
import { LanguageChooser } from './LanguageChooser.tsx'
import { OtherWaysIn } from './OtherWaysIn.tsx'

/** Address and password, then the code where one is asked for. The address survives a reload; the password does not. */
export function SignIn() {
  const t = useT()
  useTitle(t('accounts.sign_in.title'))
  const to = usePlace().query.get('to') ?? '/'
  return (
    <main class="door">
      <p class="brand">Hamroh</p>
      <LanguageChooser />
      <section class="card stack">
        <h1>{t('accounts.sign_in.title')}</h1>
        <WithPassword />
        <OtherWaysIn to={to} />
      </section>
      <p class="small soft">{t('accounts.sign_in.help')}</p>
    </main>
  )
}

function WithPassword() {
  const t = useT()
  const [email, setEmail, draft] = useDraft('accounts.sign_in', '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const { send, sending, error, fieldErrors } = useChange(signIn)
  const [asked, setAsked] = useState<'code' | 'passkey' | null>(null)

  const submit = async (event: Event) => {
    event.preventDefault()
    const sent = await send({
      email,
      password,
      browser: true,
      device: deviceName(),
      ...(asked ? { code } : {}),
    })
    if (sent.ok && !sent.waiting) {
      await draft.clear()
      await welcome(sent.reply.me as Me)
    } else if (!sent.ok && sent.problem.code === 'accounts.code_needed') setAsked('code')
    else if (!sent.ok && sent.problem.code === 'accounts.passkey_needed') setAsked('passkey')
  }
  const onlyAsks = error?.code === 'accounts.code_needed' || error?.code === 'accounts.passkey_needed'
  return (
    <form class="stack" onSubmit={event => void submit(event)}>
      {onlyAsks ? <Notice live>{t(`refusal.${error.code}`)}</Notice> : <ErrorNote problem={error} />}
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
      {asked && (
        <TextInput
          label={t(asked === 'code' ? 'accounts.code' : 'accounts.code.recovery')}
          hint={asked === 'code' ? t('accounts.code.hint') : undefined}
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
  )
}
