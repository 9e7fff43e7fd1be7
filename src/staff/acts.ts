import { useLayoutEffect, useRef } from 'preact/hooks'
import { createValue } from './value.ts'

export interface Act {
  /** `r`, `1`, `g f` (one after the other), `Ctrl+Enter`. Without: only in the palette. */
  readonly key?: string | undefined
  readonly label: string
  readonly run: () => void
}

/** What can be done now: the shell's own, then the screen's; later ones win a key. */
export const acts = createValue<readonly Act[]>([])
/** Single keys can be switched off, for those who speak to their computer or whose hands tremble. */
const offKey = 'hamroh.keys'
export const singleKeys = createValue(globalThis.localStorage?.getItem(offKey) !== 'off')
singleKeys.watch(() => localStorage.setItem(offKey, singleKeys.get() ? 'on' : 'off'))

/** Registers acts while the component is shown: shortcut, entry of the palette, line of the help sheet. */
export function useActs(list: readonly Act[]): void {
  const latest = useRef(list)
  latest.current = list
  const shape = list.map(act => `${act.key ?? ''} ${act.label}`).join('\n')
  // A key pressed as soon as the screen is seen must already find its act.
  useLayoutEffect(() => {
    const mine = latest.current.map(
      (act, index): Act => ({
        key: act.key,
        label: act.label,
        run: () => latest.current[index]?.run(),
      }),
    )
    acts.set([...acts.get(), ...mine])
    return () => acts.set(acts.get().filter(act => !mine.includes(act)))
  }, [shape])
}

/** The act of a pressed key, given what was pressed before; `begun` when it may become one. */
export function actFor(list: readonly Act[], pressed: string, before: string): Act | 'begun' | null {
  const sequence = before ? `${before} ${pressed}` : pressed
  const found = list.findLast(act => act.key === sequence) ?? list.findLast(act => act.key === pressed)
  if (found) return found
  return list.some(act => act.key?.startsWith(`${sequence} `) || act.key?.startsWith(`${pressed} `))
    ? 'begun'
    : null
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** The key by its place, so that `r` works on a Russian keyboard, where it writes "к". */
export function nameOfKey({ key, code, ctrlKey, metaKey, altKey }: Pressed): string | null {
  if (altKey || ['Shift', 'Control', 'Meta', 'Alt'].includes(key)) return null
  const place = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase()
  const latin = /^[a-z0-9/?]$/i.test(key) ? key.toLowerCase() : (place ?? (code === 'Slash' ? '/' : key))
  return ctrlKey || metaKey ? `Ctrl+${latin.length === 1 ? latin : key}` : latin
}

export function startKeys(): void {
  let before = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  addEventListener('keydown', event => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return
    const pressed = nameOfKey(event)
    if (!pressed || !mayAct(event, pressed)) return
    const found = actFor(acts.get(), pressed, before)
    before = ''
    clearTimeout(timer)
    if (found === 'begun') {
      before = pressed
      timer = setTimeout(() => {
        before = ''
      }, 1500)
    } else if (found) {
      event.preventDefault()
      found.run()
    }
  })
}

/** In an empty field in which nothing begins with a figure (`data-figures="act"` around it) figures act as outside. */
const isOver = (field: Element, pressed: string): boolean =>
  /^[1-9]$/.test(pressed) &&
  field instanceof HTMLInputElement &&
  field.value === '' &&
  field.closest('[data-figures=act]') !== null

/** While typing, and while a dialog is open, only combinations with Ctrl or ⌘ and Escape act. */
function mayAct(event: KeyboardEvent, pressed: string): boolean {
  if (pressed.startsWith('Ctrl+') || pressed === 'Escape') return true
  if (!singleKeys.get() || document.querySelector('dialog[open]')) return false
  const target = event.target instanceof Element ? event.target : null
  const field = target?.closest('input:not([type=radio],[type=checkbox]),textarea,select,[contenteditable]')
  if (field) return isOver(field, pressed)
  return !(target?.closest('button,a,summary') && (pressed === 'Enter' || pressed === ' '))
}
