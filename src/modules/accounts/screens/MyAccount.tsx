import { useState } from 'preact/hooks'
import { localeNames, locales } from '#i18n/locales.ts'
import { DeviceCard } from '#staff/DeviceCard.tsx'
import { refreshMe, speak, useChange, useForm, useMe, useT, useTitle } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { Form } from '#ui/Form.tsx'
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
  const change = useChange(updateMe)
  const form = useForm({
    draft: 'accounts.me',
    start: { name: me.name, locale: me.locale },
    send: change.send,
    async onDone(_, { locale }) {
      await refreshMe()
      await speak(locale)
    },
  })
  return (
    <Form card form={form} submit={t('ui.save')}>
      <TextInput
        label={t('accounts.name')}
        autocomplete="name"
        required
        maxLength={120}
        {...form.field('name')}
      />
      <Choice
        label={t('ui.language')}
        options={locales.map(value => ({ value, label: localeNames[value] }))}
        {...form.field('locale')}
      />
    </Form>
  )
}

function ChangePassword() {
  const t = useT()
  const [done, setDone] = useState(false)
  const change = useChange(changePassword)
  const form = useForm({
    start: { current: '', next: '' },
    send(typed) {
      setDone(false)
      return change.send(typed)
    },
    again: true,
    onDone: () => setDone(true),
  })
  return (
    <Form card form={form} submit={t('accounts.password.change')}>
      <h2>{t('accounts.password.change')}</h2>
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
        {...form.field('current')}
        error={form.errors.current ?? form.errors.password}
      />
      <TextInput
        label={t('accounts.password.new')}
        hint={t('accounts.password.rule')}
        type="password"
        autocomplete="new-password"
        required
        {...form.field('next')}
      />
    </Form>
  )
}
