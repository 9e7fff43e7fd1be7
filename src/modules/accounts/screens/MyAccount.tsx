import { useState } from 'preact/hooks'
import { localeNames, locales } from '#i18n/locales.ts'
import { DeviceCard } from '#staff/DeviceCard.tsx'
import {
  announce,
  dropDraft,
  refreshMe,
  speak,
  useChange,
  useDraft,
  useMe,
  useT,
  useTitle,
} from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { changePassword, updateMe } from '../contract.ts'
import { Passkeys } from './Passkeys.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { Security } from './Security.tsx'
import { Sessions } from './Sessions.tsx'

export function MyAccount() {
  const t = useT()
  useTitle(t('accounts.me.title'))
  const { email, hasPassword, roles } = useMe()
  return (
    <div class="stack">
      <h1>{t('accounts.me.title')}</h1>
      <p class="soft">
        {email} · {roles.map(role => t(`role.${role}`)).join(', ')}
      </p>
      <div class="cols even">
        <Profile />
        {hasPassword && <ChangePassword />}
        <SecondFactor />
        <Passkeys />
        <Sessions />
        <DeviceCard />
        <Security />
      </div>
    </div>
  )
}

function Profile() {
  const t = useT()
  const me = useMe()
  const [form, setForm] = useDraft('accounts.me', { name: me.name, locale: me.locale })
  const { send, sending, error, fieldErrors } = useChange(updateMe)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (!(await send(form)).ok) return
    await refreshMe()
    await speak(form.locale)
    await dropDraft('accounts.me')
    announce(t('ui.saved'))
  }
  return (
    <form class="card stack" onSubmit={event => void submit(event)}>
      <ErrorNote problem={error} />
      <TextInput
        label={t('accounts.name')}
        autocomplete="name"
        required
        maxLength={120}
        value={form.name}
        onChange={name => setForm({ ...form, name })}
        error={fieldErrors.name}
      />
      <Choice
        label={t('ui.language')}
        options={locales.map(value => ({ value, label: localeNames[value] }))}
        value={form.locale}
        onChange={locale => setForm({ ...form, locale })}
      />
      <div>
        <Button type="submit" look="main" busy={sending}>
          {t('ui.save')}
        </Button>
      </div>
    </form>
  )
}

function ChangePassword() {
  const t = useT()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [done, setDone] = useState(false)
  const { send, sending, error, fieldErrors } = useChange(changePassword)
  const submit = async (event: Event) => {
    event.preventDefault()
    const sent = await send({ current, next })
    setDone(sent.ok)
    if (!sent.ok) return
    setCurrent('')
    setNext('')
  }
  return (
    <form class="card stack" onSubmit={event => void submit(event)}>
      <h2>{t('accounts.password.change')}</h2>
      <ErrorNote problem={error} />
      {done && (
        <Notice tone="ok" live>
          {t('accounts.password.changed')}
        </Notice>
      )}
      <TextInput
        label={t('accounts.password.current')}
        type="password"
        autocomplete="current-password"
        required
        value={current}
        onChange={setCurrent}
        error={fieldErrors.current ?? fieldErrors.password}
      />
      <TextInput
        label={t('accounts.password.new')}
        hint={t('accounts.password.rule')}
        type="password"
        autocomplete="new-password"
        required
        value={next}
        onChange={setNext}
        error={fieldErrors.next}
      />
      <div>
        <Button type="submit" busy={sending}>
          {t('accounts.password.change')}
        </Button>
      </div>
    </form>
  )
}
