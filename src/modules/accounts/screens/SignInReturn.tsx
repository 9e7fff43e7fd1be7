import { useEffect } from 'preact/hooks'
import { navigate, useChange, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { type Me, welcome } from '#staff/session.ts'
import { LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { finishProviderSignIn } from '../contract/provider.ts'
import { deviceName } from './device-name.ts'

/** Where the organisation's provider sends back to. What it gave goes to the server and out of the address at once. */
export function SignInReturn() {
  const t = useT()
  useTitle(t('accounts.sign_in.title'))
  const { query } = usePlace()
  const { send, error } = useChange(finishProviderSignIn)
  const finish = async () => {
    const given = Object.fromEntries(['code', 'iss', 'error'].map(name => [name, query.get(name)]))
    history.replaceState(null, '', location.pathname)
    const sent = await send({
      ...given,
      state: query.get('state') ?? '-',
      browser: true,
      device: deviceName(),
    })
    if (!sent.ok || sent.waiting) return
    await welcome(sent.reply.me as Me)
    navigate(sent.reply.to, { replace: true })
  }
  useEffect(() => {
    void finish()
  }, [])
  return (
    <main class="door">
      <p class="brand">Hamroh</p>
      <section class="card stack">
        <h1>{t('accounts.sign_in.title')}</h1>
        <ErrorNote problem={error} />
        {error ? (
          <LinkButton href="/app/sign-in" look="main">
            {t('accounts.sign_in.again')}
          </LinkButton>
        ) : (
          <Skeleton />
        )}
      </section>
    </main>
  )
}
