import { createValue } from './value.ts'

/** A newer version of the app is on the device and waits for a quiet moment. */
export const newVersion = createValue(false)

let waiting: ServiceWorker | null = null

export function startUpdates(): void {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  let hadOne = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    // The first one takes over without a reload: nothing older is running.
    if (hadOne) location.reload()
    hadOne = true
  })
  serviceWorker
    .register('/app/service-worker.js')
    .then(registration => {
      const look = () => {
        if (!registration.waiting || !serviceWorker.controller) return
        waiting = registration.waiting
        newVersion.set(true)
      }
      look()
      registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', look)
      })
      setInterval(() => void registration.update().catch(() => undefined), 3_600_000)
    })
    .catch(() => undefined) // a private window: works while there is a network
}

export function takeNewVersion(): void {
  waiting?.postMessage('take over')
}
