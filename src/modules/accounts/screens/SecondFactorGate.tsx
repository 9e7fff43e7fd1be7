import { refreshMe, useChange, useForm, useMe, useT, useTitle } from '#staff/hooks.ts'
import { signOut } from '#staff/session.ts'
import { Button } from '#ui/Button.tsx'
import { Form } from '#ui/Form.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { giveCode } from '../contract/second-factor.ts'
import { LanguageChooser } from './LanguageChooser.tsx'
import { Passkeys } from './Passkeys.tsx'
import { SecondFactor } from './SecondFactor.tsx'

/** All that a session reaches which lacks a second factor: to set one up, or to give the code of the one there is. */
export function SecondFactorGate() {
  const t = useT()
  useTitle(t('accounts.second.title'))
  const { limited, name } = useMe()
  return (
    <main class="door">
      <p class="brand">Hamroh</p>
      <LanguageChooser />
      <h1>{t('accounts.second.title')}</h1>
      {limited === 'code' ? (
        <GiveCode />
      ) : (
        <>
          <Notice tone="due">{t('accounts.gate.why', { name })}</Notice>
          <SecondFactor />
          <Passkeys />
        </>
      )}
      <div>
        <Button icon="exit" onClick={() => void signOut()}>
          {t('accounts.gate.leave')}
        </Button>
      </div>
    </main>
  )
}

function GiveCode() {
  const t = useT()
  const change = useChange(giveCode)
  const form = useForm({ start: { code: '' }, send: change.send, onDone: refreshMe })
  return (
    <Form card form={form} submit={t('accounts.sign_in.button')}>
      <TextInput
        label={t('accounts.code')}
        hint={t('accounts.code.hint')}
        autocomplete="one-time-code"
        code
        required
        autoFocus
        {...form.field('code')}
      />
    </Form>
  )
}
