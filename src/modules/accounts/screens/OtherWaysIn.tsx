import { useState } from 'preact/hooks'
import { useChange, useData, useT } from '#staff/hooks.ts'
import { type Me, welcome } from '#staff/session.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { beginPasskeySignIn, signInWithPasskey } from '../contract/passkeys.ts'
import { beginProviderSignIn, listProviders } from '../contract/provider.ts'
import { deviceName } from './device-name.ts'

/** A passkey, or the organisation's own provider where it has one. */
export function OtherWaysIn({ to }: { readonly to: string }) {
  const t = useT()
  const { data } = useData(listProviders, {}, { keep: false })
  const begin = useChange(beginProviderSignIn)
  const leave = async (organisation: string) => {
    const sent = await begin.send({ organisation, to: /^\/(?![/\\])/.test(to) ? to : '/' })
    if (sent.ok && !sent.waiting) location.assign(sent.reply.url)
  }
  return (
    <>
      <WithPasskey />
      <ErrorNote problem={begin.error} />
      {data?.items.map(({ slug, name }) => (
        <Button key={slug} wide icon="organisation" busy={begin.sending} onClick={() => void leave(slug)}>
          {t('accounts.provider.sign_in', { organisation: name })}
        </Button>
      ))}
    </>
  )
}

function WithPasskey() {
  const t = useT()
  const begin = useChange(beginPasskeySignIn)
  const finish = useChange(signInWithPasskey)
  const [stopped, setStopped] = useState(false)
  const enter = async () => {
    setStopped(false)
    // Fetched when wanted: most people come with a password.
    const { givePasskey, passkeysWork } = await import('./passkey.ts')
    const begun = passkeysWork() ? await begin.send({}) : null
    if (!begun) return setStopped(true)
    if (!begun.ok || begun.waiting) return
    const credential = await givePasskey(begun.reply.options)
    if (!credential) return setStopped(true)
    const { ceremony } = begun.reply
    const sent = await finish.send({ ceremony, credential, browser: true, device: deviceName() })
    if (sent.ok && !sent.waiting) await welcome(sent.reply.me as Me)
  }
  return (
    <>
      <ErrorNote problem={begin.error ?? finish.error} />
      {stopped && <Notice live>{t('accounts.passkey.stopped')}</Notice>}
      <Button wide icon="key" busy={begin.sending || finish.sending} onClick={() => void enter()}>
        {t('accounts.passkey.sign_in')}
      </Button>
    </>
  )
}
