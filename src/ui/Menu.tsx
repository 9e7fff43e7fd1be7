import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button } from './Button.tsx'
import { Icon, type IconName } from './Icon.tsx'

export interface MenuItem {
  readonly label: string
  readonly run: () => void
  readonly icon?: IconName | undefined
}

interface Props {
  readonly label: string
  /** Of what it is, where several stand on a screen; read out behind the label. */
  readonly of?: string | undefined
  readonly items: readonly MenuItem[]
  readonly icon?: IconName | undefined
}

/** A button that opens a few acts; Escape and a click elsewhere close it. */
export function Menu({ label, of, items, icon = 'more' }: Props) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  // Where its button stands at the left of a phone it would begin outside the screen.
  useLayoutEffect(() => {
    const list = root.current?.querySelector('.options')
    if (list) list.classList.toggle('from-left', list.getBoundingClientRect().left < 0)
  }, [open])
  useEffect(() => {
    if (!open) return
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      setOpen(false)
      root.current?.querySelector('button')?.focus()
    }
    const away = (event: Event) => !root.current?.contains(event.target as Node) && setOpen(false)
    document.addEventListener('pointerdown', away)
    document.addEventListener('focusin', away)
    document.addEventListener('keydown', close, true)
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('focusin', away)
      document.removeEventListener('keydown', close, true)
    }
  }, [open])
  return (
    <div class="menu" ref={root}>
      <Button icon={icon} label={of && `${label}: ${of}`} expanded={open} onClick={() => setOpen(!open)}>
        {label}
      </Button>
      {open && (
        <ul class="options">
          {items.map(item => (
            <li key={item.label}>
              <button
                type="button"
                onClick={() => {
                  setOpen(false)
                  item.run()
                }}
              >
                {item.icon && <Icon name={item.icon} />}
                {item.label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
