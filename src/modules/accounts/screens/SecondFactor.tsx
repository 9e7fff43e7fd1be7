import { useEffect, useState } from 'preact/hooks'
import { refreshMe, useChange, useForm, useMe, useT } from '#staff/hooks.ts'
import { Form } from '#ui/Form.tsx'
import { Tag } from '#ui/Tag.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from '../contract/second-factor.ts'
import { AskPassword } from './AskPassword.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

interface Secret {
  readonly secret: string
  readonly uri: string
}

/** A code from the phone besides the password: password, picture, first code, recovery codes. */
export function SecondFactor() {
  const t = useT()
  const { secondFactor } = useMe()
  const [secret, setSecret] = useState<Secret | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  return (
    <section class="card stack">
      <div class="row apart">
        <h2>{t('accounts.second.app')}</h2>
        {secondFactor ? (
          <Tag tone="ok">{t('accounts.second.on')}</Tag>
        ) : (
          <Tag tone="due">{t('accounts.second.off')}</Tag>
        )}
      </div>
      {!codes && !secret && <p>{t('accounts.second.why')}</p>}
      {!codes && !secret && !secondFactor && <Begin onBegun={setSecret} />}
      {!codes && !secret && secondFactor && <Remove />}
      {secret && (
        <FirstCode
          secret={secret}
          onDone={made => {
            setSecret(null)
            setCodes(made)
          }}
        />
      )}
      {codes && (
        <RecoveryCodes
          codes={codes}
          onDone={() => {
            // Only now: whoever must have a second factor goes on into the app, and the codes would be gone.
            setCodes(null)
            void refreshMe()
          }}
        />
      )}
    </section>
  )
}

function Begin({ onBegun }: { readonly onBegun: (secret: Secret) => void }) {
  const t = useT()
  const { send, sending, error, fieldErrors } = useChange(beginSecondFactor)
  const begin = async (password: string | null) => {
    const sent = await send({ password })
    if (sent.ok && !sent.waiting) onBegun(sent.reply)
  }
  return (
    <AskPassword
      button={t('accounts.second.begin')}
      busy={sending}
      error={error}
      fieldError={fieldErrors.password}
      onGiven={password => void begin(password)}
    />
  )
}

function Remove() {
  const t = useT()
  const { send, sending, error, fieldErrors } = useChange(removeSecondFactor)
  const remove = async (password: string | null) => {
    if ((await send({ password })).ok) await refreshMe()
  }
  return (
    <AskPassword
      button={t('accounts.second.remove')}
      danger
      busy={sending}
      error={error}
      fieldError={fieldErrors.password}
      onGiven={password => void remove(password)}
    />
  )
}

function FirstCode({ secret, onDone }: { secret: Secret; onDone: (codes: readonly string[]) => void }) {
  const t = useT()
  const picture = usePicture(secret.uri)
  const change = useChange(confirmSecondFactor)
  const form = useForm({
    start: { code: '' },
    send: change.send,
    onDone: ({ reply }) => reply && onDone(reply.recoveryCodes),
  })
  return (
    <Form form={form} submit={t('ui.confirm')}>
      <p>{t('accounts.second.scan')}</p>
      {picture && (
        <img class="qr" src={picture} alt={t('accounts.second.picture')} width="220" height="220" />
      )}
      <p>
        {t('accounts.second.key')}: <b>{secret.secret.match(/.{1,4}/g)?.join(' ')}</b>
      </p>
      <TextInput
        label={t('accounts.code')}
        autocomplete="one-time-code"
        inputMode="numeric"
        code
        required
        {...form.field('code')}
      />
    </Form>
  )
}

/** Drawn on the device: the secret goes to nobody. */
function usePicture(uri: string): string | null {
  const [picture, setPicture] = useState<string | null>(null)
  useEffect(() => {
    import('qrcode')
      .then(qrcode => qrcode.toString(uri, { type: 'svg', margin: 2 }))
      .then(svg => setPicture(`data:image/svg+xml,${encodeURIComponent(svg)}`))
      .catch(() => undefined) // the key in letters is there
  }, [uri])
  return picture
}
