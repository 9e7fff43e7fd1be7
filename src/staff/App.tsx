import { useEffect, useMemo } from 'preact/hooks'
import { type Day, dayIn, type Instant } from '#lib/day.ts'
import { Spinner } from '#ui/Waiting.tsx'
import { WordsContext } from '#ui/words.ts'
import { loadRecent } from './announce.ts'
import { Farewell } from './Farewell.tsx'
import { LockScreen, SealedScreen } from './LockScreen.tsx'
import { matchScreen, navigate, place } from './router.ts'
import { ScreenView } from './ScreenView.tsx'
import { Shell } from './Shell.tsx'
import type { Screen } from './screen.ts'
import { me, reader } from './session.ts'
import { safe } from './sync/safe.ts'
import { useValue } from './value.ts'

const signInPath = '/sign-in'
/** What a session sees that lacks a second factor. */
const gatePath = '/second-factor'

/** Who is there decides what is shown: the shell with a screen, or a screen for those not signed in. */
export function App({ screens }: { readonly screens: readonly Screen[] }) {
  const who = useValue(me)
  const here = useValue(place)
  const state = useValue(safe)
  const { locale, t } = useValue(reader)
  const timeZone = who?.organisation.timeZone ?? 'Asia/Dushanbe'
  const readersWords = useMemo(
    () => ({ t, locale, today: (): Day => dayIn(new Date().toISOString() as Instant, timeZone) }),
    [t, locale, timeZone],
  )
  const wanted = useMemo(() => matchScreen(screens, here.path), [screens, here.path])
  // Drawn once for a screen: another filter in its address is the screen's own matter.
  const shell = useMemo(() => <Shell screens={screens} match={wanted} />, [screens, wanted])
  const isOpen = wanted?.screen.open === true

  useEffect(() => {
    if (who) loadRecent(who.userId).catch(() => undefined)
  }, [who?.userId])
  useEffect(() => {
    // A signed-in person at the door goes in.
    if (who && (here.path === signInPath || (here.path === gatePath && !who.limited)))
      navigate(here.query.get('to') ?? '/', { replace: true })
  }, [who, here])

  const door = useMemo(() => matchScreen(screens, signInPath), [screens])
  const gate = useMemo(() => matchScreen(screens, gatePath), [screens])
  return (
    <WordsContext.Provider value={readersWords}>
      {who === undefined && !isOpen && state === 'locked' && <LockScreen />}
      {who === undefined && !isOpen && state === 'sealed' && <SealedScreen />}
      {who === null && <Farewell />}
      {who === undefined && !isOpen && state !== 'locked' && state !== 'sealed' && (
        <p class="starting">
          <Spinner />
        </p>
      )}
      {isOpen && wanted && (who !== undefined || here.path !== signInPath) && <ScreenView match={wanted} />}
      {who === null && !isOpen && door && <ScreenView match={door} />}
      {who?.limited && !isOpen && gate && <ScreenView match={gate} />}
      {who && !who.limited && !isOpen && shell}
    </WordsContext.Provider>
  )
}
