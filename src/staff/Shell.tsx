import { useEffect, useMemo, useState } from 'preact/hooks'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Kbd } from '#ui/Kbd.tsx'
import { AccountLine } from './AccountLine.tsx'
import { useActs } from './acts.ts'
import { said, title } from './announce.ts'
import { DecideDialog } from './Decide.tsx'
import { HelpSheet } from './HelpSheet.tsx'
import { BottomBar, SideBar } from './Navigation.tsx'
import { NetworkLine } from './NetworkLine.tsx'
import { Palette } from './Palette.tsx'
import { PinLine } from './PinLine.tsx'
import { preload } from './preload.ts'
import { type Match, navigate } from './router.ts'
import { ScreenView } from './ScreenView.tsx'
import { SignOut } from './SignOut.tsx'
import type { Screen } from './screen.ts'
import { lockNow, me, reader } from './session.ts'
import { hasPin } from './sync/safe.ts'
import { UpdateLine } from './UpdateLine.tsx'
import { useValue } from './value.ts'

type Open = 'palette' | 'help' | 'sign-out' | null

interface Props {
  readonly screens: readonly Screen[]
  readonly match: Match<Screen> | null
}

export function Shell({ screens, match }: Props) {
  const { t } = useValue(reader)
  const who = useValue(me)
  const isPinned = useValue(hasPin)
  const [open, setOpen] = useState<Open>(null)
  const mine = useMemo(
    () => screens.filter(screen => !screen.open && mayOpen(screen, who?.actions ?? [])),
    [screens, who],
  )
  const allowed = match && mine.includes(match.screen)

  useActs([
    { key: 'Ctrl+k', label: t('staff.palette.open'), run: () => setOpen('palette') },
    { key: '/', label: t('staff.palette.search'), run: () => setOpen('palette') },
    { key: '?', label: t('staff.help.open'), run: () => setOpen('help') },
    { label: t('staff.signOut'), run: () => setOpen('sign-out') },
    ...(isPinned ? [{ key: 'g k', label: t('staff.lock.now'), run: () => void lockNow() }] : []),
  ])
  useActs(
    mine
      .filter(screen => screen.key)
      .map(screen => ({ key: screen.key, label: t(screen.title), run: () => navigate(screen.path) })),
  )

  useEffect(() => preload(mine), [who?.userId])

  const close = () => setOpen(null)
  return (
    <div class="shell">
      <a class="skip" href="#main">
        {t('staff.skip')}
      </a>
      <SideBar screens={mine} at={match?.screen ?? null} onSignOut={() => setOpen('sign-out')} />
      <div class="body">
        <div class="topline no-print">
          <button type="button" class="find" onClick={() => setOpen('palette')} aria-keyshortcuts="Control+K">
            <Icon name="search" />
            <span>{t('staff.palette.search')}</span>
            <Kbd keys="/" />
          </button>
          <NetworkLine />
        </div>
        <UpdateLine />
        <PinLine />
        {who?.notices.map(notice => (
          <AccountLine key={notice.id} notice={notice} />
        ))}
        <main id="main" tabIndex={-1}>
          {allowed ? <ScreenView match={match} /> : <Nowhere />}
        </main>
      </div>
      <BottomBar screens={mine} at={match?.screen ?? null} onSignOut={() => setOpen('sign-out')} />
      <LiveRegion />
      <WindowTitle />
      {open === 'palette' && <Palette screens={mine} onClose={close} />}
      {open === 'help' && <HelpSheet onClose={close} />}
      <DecideDialog />
      {open === 'sign-out' && <SignOut onClose={close} />}
    </div>
  )
}

export function mayOpen(screen: Screen, actions: readonly string[]): boolean {
  return screen.action === null || actions.includes(screen.action)
}

/** Not there and not allowed are told alike. */
function Nowhere() {
  const { t } = useValue(reader)
  return (
    <Empty icon="search" title={t('ui.error.notFound')}>
      <Button onClick={() => navigate('/')}>{t('staff.toStart')}</Button>
    </Empty>
  )
}

/** Beside the shell, which would otherwise be drawn once more for each screen. */
function WindowTitle() {
  const heading = useValue(title)
  useEffect(() => {
    document.title = heading ? `${heading} · Hamroh` : 'Hamroh'
  }, [heading])
  return null
}

function LiveRegion() {
  const text = useValue(said)
  return (
    <p class="hidden" aria-live="polite">
      {text}
    </p>
  )
}
