import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { title } from './announce.ts'
import { openLock, openLockByPasskey } from './opening.ts'
import { reader, refreshMe, signInAnew, unsentBehindLock } from './session.ts'
import { hasPasskey, type Unlocked } from './sync/safe.ts'
import { useValue } from './value.ts'

/** All that is shown of Hamroh while the store of this device is locked. */
export function LockScreen() {
  const { t } = useValue(reader)
  const waiting = useValue(unsentBehindLock)
  const withPasskey = useValue(hasPasskey)
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState<Unlocked | null>(null)
  const [asked, setAsked] = useState(false)
  const wait = useWait(tried?.state === 'wrong' ? tried.waitUntil : 0)
  useEffect(() => {
    title.set('')
    document.title = 'Hamroh'
    return whenReachable(refreshMe)
  }, [])
  const submit = async (event: Event) => {
    event.preventDefault()
    if (busy || wait > 0 || !pin) return
    setBusy(true)
    setTried(await openLock(pin))
    setPin('')
    setBusy(false)
  }
  return (
    <main class="lock">
      <form class="card stack" onSubmit={event => void submit(event)}>
        <h1>{t('staff.lock.title')}</h1>
        {!withPasskey && <p>{t('staff.lock.what')}</p>}
        {waiting > 0 && <p class="small soft">{t('staff.lock.waiting', { count: waiting })}</p>}
        {withPasskey && <ByPasskey />}
        <TextInput
          label={t('staff.lock.pin')}
          type="password"
          name="pin"
          autocomplete="off"
          autoFocus={!withPasskey}
          maxLength={64}
          value={pin}
          onChange={setPin}
        />
        {tried?.state === 'wrong' && (
          <Notice tone="danger" live>
            {t('staff.lock.wrong', { count: tried.left })}
            {wait > 0 && ` ${t('staff.lock.wait', { count: wait })}`}
          </Notice>
        )}
        <Button type="submit" look={withPasskey ? undefined : 'main'} busy={busy} disabled={wait > 0}>
          {t('staff.lock.open')}
        </Button>
        {asked ? (
          <>
            <p>{t('staff.lock.anewWhat')}</p>
            <div class="row">
              <Button onClick={() => setAsked(false)}>{t('ui.cancel')}</Button>
              <Button look="danger" onClick={() => void signInAnew()}>
                {t('staff.lock.anew')}
              </Button>
            </div>
          </>
        ) : (
          <div>
            <Button look="quiet" onClick={() => setAsked(true)}>
              {t('staff.lock.forgotten')}
            </Button>
          </div>
        )}
      </form>
    </main>
  )
}

/** The device's own unlocking; where it does not, the PIN below it does. */
function ByPasskey() {
  const { t } = useValue(reader)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const ask = async () => {
    setBusy(true)
    setFailed(false)
    setFailed(!(await openLockByPasskey().catch(() => false)))
    setBusy(false)
  }
  return (
    <>
      <Button look="main" icon="key" busy={busy} onClick={() => void ask()}>
        {t('staff.lock.passkey')}
      </Button>
      {failed && (
        <Notice tone="due" live>
          {t('staff.lock.passkeyFailed')}
        </Notice>
      )}
    </>
  )
}

/** The order to clear this device is heard behind the lock too: whenever it may have a network, or is looked at. */
function whenReachable(ask: () => Promise<void>): () => void {
  const again = () => {
    if (document.visibilityState === 'visible') void ask()
  }
  addEventListener('online', again)
  document.addEventListener('visibilitychange', again)
  return () => {
    removeEventListener('online', again)
    document.removeEventListener('visibilitychange', again)
  }
}

/** Seconds until the next try is taken. */
function useWait(until: number): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    setNow(Date.now())
    if (until <= Date.now()) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [until])
  return Math.max(0, Math.ceil((until - now) / 1000))
}

/** No network, and no PIN on this device: nobody can open it now, also not its owner. */
export function SealedScreen() {
  const { t } = useValue(reader)
  const [busy, setBusy] = useState(false)
  const asking = useRef(false)
  // One at a time: a second one that fails would close the store that the first has opened.
  const ask = async () => {
    if (asking.current) return
    asking.current = true
    await refreshMe()
    asking.current = false
  }
  const again = async () => {
    setBusy(true)
    await ask()
    setBusy(false)
  }
  // Before it is drawn: an event between drawing and listening would be the only one. And a network that was silent answers
  // again without any event.
  useLayoutEffect(() => {
    const timer = setInterval(() => void ask(), 10_000)
    const deaf = whenReachable(ask)
    return () => {
      clearInterval(timer)
      deaf()
    }
  }, [])
  return (
    <main class="lock">
      <div class="card stack">
        <h1>{t('ui.offline')}</h1>
        <p>{t('staff.lock.sealed')}</p>
        <Button look="main" busy={busy} onClick={() => void again()}>
          {t('ui.retry')}
        </Button>
      </div>
    </main>
  )
}
