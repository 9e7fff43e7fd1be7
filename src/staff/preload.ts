import type { FunctionComponent } from 'preact'
import type { Screen } from './screen.ts'
import { speakAlso } from './session.ts'

type Component = FunctionComponent<Record<string, string>>
const loaded = new Map<Screen, Component>()

/** A screen whose code is here; undefined: it has to be fetched. */
export const codeOf = (screen: Screen): Component | undefined => loaded.get(screen)

export async function fetchCode(screen: Screen): Promise<void> {
  if (loaded.has(screen)) return
  const [code] = await Promise.all([screen.load(), screen.words && speakAlso(screen.words)])
  // The router gives each screen the parts its own path names.
  loaded.set(screen, code as unknown as Component)
}

const whenIdle = (work: () => void) =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(work) : setTimeout(work, 500)

/**
 * Takes the code of the daily screens out of what the device keeps, one after the other while nobody waits, so that the
 * next screen opens at once. Never over the network: the first load stays what it is. Answers how to stop.
 */
export function preload(screens: readonly Screen[]): () => void {
  const daily = screens.filter(screen => screen.nav?.group === 'work')
  const below = screens.filter(screen => daily.some(one => screen.path.startsWith(`${one.path}/`)))
  const left = [...daily, ...below]
  let stopped = false
  const next = async () => {
    const screen = left.shift()
    if (!screen || stopped) return
    await fetchCode(screen).catch(() => undefined)
    whenIdle(() => void next())
  }
  const begin = () => {
    if (navigator.serviceWorker.controller) whenIdle(() => void next())
    else navigator.serviceWorker.addEventListener('controllerchange', () => void next(), { once: true })
  }
  if ('serviceWorker' in navigator) begin()
  return () => {
    stopped = true
  }
}
