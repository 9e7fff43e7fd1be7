import { type FunctionComponent, h } from 'preact'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { announce, title } from './announce.ts'
import { setKeeping } from './data.ts'
import { keptScroll, type Match, place } from './router.ts'
import type { Screen } from './screen.ts'
import { reader } from './session.ts'
import { useValue } from './value.ts'

type Component = FunctionComponent<Record<string, string>>
const loaded = new Map<Screen, Component>()

/** Fetches a screen's code, shows it, and moves the focus to its heading, as a page load would. */
export function ScreenView({ match }: { readonly match: Match<Screen> }) {
  const { screen, params } = match
  const { t } = useValue(reader)
  const { move } = useValue(place)
  const [failed, setFailed] = useState(false)
  const [, redraw] = useState(0)
  setKeeping(screen.offline !== 'needs network')

  const fetchScreen = () => {
    setFailed(false)
    screen.load().then(
      component => {
        // The router gives each screen the parts its own path names.
        loaded.set(screen, component as unknown as Component)
        redraw(n => n + 1)
      },
      () => setFailed(true),
    )
  }
  useEffect(() => {
    if (!loaded.has(screen)) fetchScreen()
  }, [screen])

  const heading = t(screen.title)
  useLayoutEffect(() => {
    title.set(heading)
  }, [heading, move])
  useArrival(move, loaded.has(screen))

  const component = loaded.get(screen)
  if (failed)
    return (
      <Empty icon="offline" title={t('staff.screen.notLoaded')}>
        <Button onClick={fetchScreen}>{t('ui.retry')}</Button>
      </Empty>
    )
  if (!component) return <Skeleton lines={6} />
  return h(component, { ...params, key: `${screen.path} ${Object.values(params).join(' ')}` })
}

let lastMove = 0

function useArrival(move: number, ready: boolean): void {
  useEffect(() => {
    if (!ready || move === lastMove) return
    const first = lastMove === 0
    lastMove = move
    scrollTo(0, keptScroll())
    // The browser reads the first page itself; and a field that asked for the focus keeps it.
    if (first || document.activeElement?.matches('main input, main textarea')) return
    const heading =
      document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus({ preventScroll: true })
    announce(title.get())
  }, [move, ready])
}
