import { lockNow } from './session.ts'
import { idleMinutes, safe } from './sync/safe.ts'

/** Locks after minutes of no use in any of the tabs, and in all tabs at once. */
export function startLock(): void {
  const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('hamroh-safe')
  let usedAt = Date.now()
  let toldAt = 0
  const used = () => {
    if (isIdle()) return check()
    usedAt = Date.now()
    if (usedAt - toldAt < 10_000) return
    toldAt = usedAt
    tabs?.postMessage('used')
  }
  const isIdle = () => Date.now() - usedAt > idleMinutes.get() * 60_000
  const check = () => {
    if (safe.get() === 'open' && isIdle()) void lockNow().catch(() => undefined)
  }
  for (const name of ['pointerdown', 'keydown', 'wheel', 'touchmove'])
    addEventListener(name, used, { capture: true, passive: true })
  // A phone that slept finds the time gone by: before anything is drawn again.
  document.addEventListener('visibilitychange', check)
  setInterval(check, 5000)
  safe.watch(() => {
    usedAt = Date.now()
  })
  tabs?.addEventListener('message', ({ data }) => {
    if (data === 'used') usedAt = Date.now()
    else if (data === 'lock') void lockNow().catch(() => undefined)
  })
  addEventListener('hamroh-locked', () => tabs?.postMessage('lock'))
}
