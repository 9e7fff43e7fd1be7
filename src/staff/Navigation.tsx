import type { ComponentChildren } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { Dialog } from '#ui/Dialog.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Kbd } from '#ui/Kbd.tsx'
import { useData } from './data.ts'
import { Link } from './router.ts'
import { type Badge, type NavEntry, type NavGroup, navGroups, type Screen } from './screen.ts'
import { lockNow, me, reader } from './session.ts'
import { hasPin } from './sync/safe.ts'
import { useValue } from './value.ts'

interface Props {
  /** Those this person may open. */
  readonly screens: readonly Screen[]
  readonly at: Screen | null
  readonly onSignOut: () => void
}

type NavScreen = Screen & { readonly nav: NavEntry }

const inNavigation = (screens: readonly Screen[]): NavScreen[] =>
  screens
    .filter((screen): screen is NavScreen => screen.nav !== undefined)
    .sort(
      (a, b) => navGroups.indexOf(a.nav.group) - navGroups.indexOf(b.nav.group) || a.nav.order - b.nav.order,
    )

/** `/cases/{id}` belongs to `/cases` in the navigation; what has an entry of its own belongs to that. */
function isAt(screen: Screen, at: Screen | null): boolean {
  if (at === null || at === screen) return at === screen
  return at.nav === undefined && screen.path !== '/' && at.path.startsWith(`${screen.path}/`)
}

/** From 900 px. However many entries there are, who one is and the way out stay in sight. */
export function SideBar({ screens, at, onSignOut }: Props) {
  const { t } = useValue(reader)
  return (
    <nav class="side no-print" aria-label={t('ui.menu')}>
      <Link to="/" class="brand">
        Hamroh
      </Link>
      <div class="entries">
        {navGroups.map(group => (
          <Group key={group} group={group} screens={screens} at={at} />
        ))}
      </div>
      <Person onSignOut={onSignOut}>
        {inNavigation(screens)
          .filter(one => one.nav.foot)
          .map(screen => (
            <Entry key={screen.path} screen={screen} at={at} />
          ))}
      </Person>
    </nav>
  )
}

function Group({ group, screens, at }: Omit<Props, 'onSignOut'> & { readonly group: NavGroup }) {
  const entries = useMemo(
    () => inNavigation(screens).filter(one => one.nav.group === group && !one.nav.foot),
    [screens, group],
  )
  const here = entries.find(one => isAt(one, at)) ?? null
  // Not for each move between two screens of other groups.
  return useMemo(
    () =>
      entries.length ? (
        <ul>
          {entries.map(screen => (
            <li key={screen.path}>
              <Entry screen={screen} at={here} />
            </li>
          ))}
        </ul>
      ) : null,
    [entries, here],
  )
}

function Entry({ screen, at, onClick }: { screen: NavScreen; at: Screen | null; onClick?: () => void }) {
  const { t } = useValue(reader)
  return (
    <Link to={screen.path} current={isAt(screen, at)} onClick={onClick}>
      <Icon name={screen.nav.icon} />
      <span class="words">{t(screen.nav.label)}</span>
      {screen.nav.badge && <Count badge={screen.nav.badge} />}
      {screen.key && <Kbd keys={screen.key} />}
    </Link>
  )
}

function Count({ badge }: { badge: Badge }) {
  const { data } = useData(badge.route, {}, { keep: false })
  const count = data === undefined ? 0 : badge.count(data)
  return count > 0 ? <span class="tag accent">{count}</span> : null
}

interface PersonProps {
  readonly onSignOut: () => void
  readonly children?: ComponentChildren
}

function Person({ onSignOut, children }: PersonProps) {
  const { t } = useValue(reader)
  const who = useValue(me)
  const isPinned = useValue(hasPin)
  return (
    <div class="whoami">
      <b>{who?.name}</b>
      <span class="small soft">{who?.organisation.name}</span>
      {children}
      {isPinned && (
        <button type="button" class="btn quiet" onClick={() => void lockNow()}>
          <Icon name="key" />
          {t('staff.lock.now')}
        </button>
      )}
      <button type="button" class="btn quiet" onClick={onSignOut}>
        <Icon name="exit" />
        {t('staff.signOut')}
      </button>
    </div>
  )
}

const noThumb = 100

/** In the order of the menu among equals: a lawyer's are other ones than an operator's. */
const belowThumb = (entries: readonly NavScreen[]): NavScreen[] =>
  [...entries].sort((a, b) => (a.nav.thumb ?? noThumb) - (b.nav.thumb ?? noThumb)).slice(0, 4)

/** Below 900 px: the four used most, and all the rest behind one more. */
export function BottomBar({ screens, at, onSignOut }: Props) {
  const { t } = useValue(reader)
  const [open, setOpen] = useState(false)
  const entries = inNavigation(screens)
  const close = () => setOpen(false)
  return (
    <nav class="bottom no-print" aria-label={t('ui.menu')}>
      {belowThumb(entries).map(screen => (
        <Entry key={screen.path} screen={screen} at={at} />
      ))}
      <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="menu" />
        <span class="words">{t('ui.more')}</span>
      </button>
      {open && (
        <Dialog sheet title={t('ui.menu')} onClose={close}>
          <ul class="list all">
            {entries.map(screen => (
              <li key={screen.path}>
                <Entry screen={screen} at={at} onClick={close} />
              </li>
            ))}
          </ul>
          <Person
            onSignOut={() => {
              close()
              onSignOut()
            }}
          />
        </Dialog>
      )}
    </nav>
  )
}
