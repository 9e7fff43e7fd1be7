import { h } from 'preact'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { announce, title } from './announce.ts'
import { setKeeping } from './data.ts'
import { codeOf, fetchCode } from './preload.ts'
import { keptScroll, type Match, place } from './router.ts'
import type { Screen } from './screen.ts'
import { reader } from './session.ts'
import { useValue } from './value.ts'

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
    fetchCode(screen).then(
      () => redraw(n => n + 1),
      () => setFailed(true),
    )
  }
  // What this drawing had, not what is there by now: code that came in between must be drawn too.
  const component = codeOf(screen)
  useEffect(() => {
    if (!component) fetchScreen()
  }, [screen])

  const heading = t(screen.title)
  useLayoutEffect(() => {
    title.set(heading)
  }, [heading, move])
  useArrival(move, component !== undefined)
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
let lastScrolled = 0

function useArrival(move: number, ready: boolean): void {
  // Before it is painted: the place where one was, not the top and then a jump.
  useLayoutEffect(() => {
    if (!ready || move === lastScrolled) return
    lastScrolled = move
    return scrollBackTo(keptScroll())
  }, [move, ready])
  useEffect(() => {
    if (!ready || move === lastMove) return
    const first = lastMove === 0
    lastMove = move
    // The browser reads the first page itself; and a field that asked for the focus keeps it.
    if (first || document.activeElement?.matches('main input, main textarea, main select')) return
    const heading =
      document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus({ preventScroll: true })
    announce(title.get())
  }, [move, ready])
}

/** Again as the page grows, until it is long enough or somebody moves it. */
function scrollBackTo(top: number): (() => void) | undefined {
  scrollTo(0, top)
  if (scrollY >= top - 1) return
  const moves = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const
  const stop = () => {
    growing.disconnect()
    for (const name of moves) removeEventListener(name, stop)
  }
  const growing = new ResizeObserver(() => {
    scrollTo(0, top)
    if (scrollY >= top - 1) stop()
  })
  growing.observe(document.body)
  for (const name of moves) addEventListener(name, stop, { passive: true })
  return stop
}
