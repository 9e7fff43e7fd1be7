import { useMemo, useState } from 'preact/hooks'
import type { Translate } from '#i18n/translate.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Kbd } from '#ui/Kbd.tsx'
import { acts } from './acts.ts'
import { recent } from './announce.ts'
import { useLiveResults } from './live-results.ts'
import { navigate } from './router.ts'
import type { LiveResult, Screen } from './screen.ts'
import { reader } from './session.ts'
import { useValue } from './value.ts'

interface Entry {
  readonly id: string
  readonly label: string
  readonly kind: string
  readonly key?: string | undefined
  readonly run: () => void
}

interface Props {
  readonly screens: readonly Screen[]
  readonly onClose: () => void
}

/** Everything by typing: what was open lately, what can be done here, every screen, every search. */
export function Palette({ screens, onClose }: Props) {
  const { t } = useValue(reader)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const all = useEntries(screens)
  const live = useLiveResults(screens, typed).map(entryOf)
  const fitting = all.filter(entry => fits(entry.label, typed))
  const found = [...fitting, ...live, ...searches(screens, typed, t)].slice(0, 40)

  const take = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    // After the dialog gave the focus back.
    setTimeout(entry.run)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt((at + step + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter') take(found[at])
    else return
    event.preventDefault()
  }
  return (
    <Dialog title={t('staff.palette.title')} onClose={onClose}>
      <input
        class="input"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette"
        aria-activedescendant={found[at] ? `palette-${at}` : undefined}
        aria-label={t('staff.palette.search')}
        placeholder={t('staff.palette.search')}
        autocomplete="off"
        autoFocus
        value={typed}
        onInput={event => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div class="options" role="listbox" id="palette" aria-label={t('staff.palette.title')}>
        {found.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are on the input
          // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus
          <div
            key={entry.id}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => take(entry)}
          >
            <span>{entry.label}</span>
            <span class="row small soft">
              {entry.kind}
              {entry.key && <Kbd keys={entry.key} />}
            </span>
          </div>
        ))}
      </div>
      <p role="status" class={found.length ? 'hidden' : 'soft'}>
        {found.length ? '' : t('ui.nothingFound')}
      </p>
    </Dialog>
  )
}

const entryOf = ({ to, label, detail }: LiveResult): Entry => ({
  id: `live ${to}`,
  label,
  kind: detail,
  run: () => navigate(to),
})

function useEntries(screens: readonly Screen[]): Entry[] {
  const { t } = useValue(reader)
  const now = useValue(acts)
  const lately = useValue(recent)
  return useMemo(() => {
    const things = lately.map(
      ({ to, label }): Entry => ({
        id: `recent ${to}`,
        label,
        kind: t('staff.palette.recent'),
        run: () => navigate(to),
      }),
    )
    const byKey = new Set(screens.map(screen => screen.key).filter(Boolean))
    const doings = now
      .filter(act => !byKey.has(act.key) && act.key !== 'Ctrl+k' && act.key !== '/')
      .map(
        (act): Entry => ({
          id: `act ${act.key} ${act.label}`,
          label: act.label,
          kind: t('staff.palette.act'),
          key: act.key,
          run: act.run,
        }),
      )
      .reverse()
    const places = screens
      .filter(screen => !screen.path.includes('{'))
      .map(
        (screen): Entry => ({
          id: `screen ${screen.path}`,
          label: t(screen.title),
          kind: t('staff.palette.screen'),
          key: screen.key,
          run: () => navigate(screen.path),
        }),
      )
    return [...things, ...doings, ...places]
  }, [screens, now, lately, t])
}

function searches(screens: readonly Screen[], typed: string, t: Translate): Entry[] {
  if (typed.trim() === '') return []
  return screens.flatMap(({ search }) =>
    search
      ? [
          {
            id: `search ${search.label}`,
            label: `${t(search.label)}: ${typed.trim()}`,
            kind: '',
            run: () => navigate(search.to(typed.trim())),
          },
        ]
      : [],
  )
}

/** Every typed word begins a word of the label, whatever its accents. */
export function fits(label: string, typed: string): boolean {
  const words = folded(label).split(/[^\p{L}\p{N}]+/u)
  return folded(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every(part => words.some(word => word.startsWith(part)))
}

const folded = (text: string) =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ё', 'е')
