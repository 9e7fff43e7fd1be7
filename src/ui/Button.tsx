import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'

export type Look = 'main' | 'danger' | 'quiet'

interface ButtonProps {
  readonly children: ComponentChildren
  readonly look?: Look | undefined
  readonly icon?: IconName | undefined
  /** The key that does the same, shown on the button; register it with `useActs`. */
  readonly shortcut?: string | undefined
  readonly type?: 'button' | 'submit' | undefined
  readonly wide?: boolean | undefined
  readonly disabled?: boolean | undefined
  /** While it works: stays in place, says so, takes no second press. */
  readonly busy?: boolean | undefined
  readonly onClick?: ((event: MouseEvent) => void) | undefined
  readonly label?: string | undefined
  /** For a button that opens something below itself. */
  readonly expanded?: boolean | undefined
}

export function Button(props: ButtonProps) {
  const { children, look, icon, shortcut, type = 'button', wide, disabled, busy, onClick, label } = props
  return (
    <button
      type={type}
      class={classOf(look, wide)}
      disabled={disabled}
      aria-disabled={busy ? 'true' : undefined}
      aria-busy={busy ? 'true' : undefined}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      aria-expanded={props.expanded}
      onClick={event => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {icon && <Icon name={icon} />}
      {children}
      {shortcut && <Kbd keys={shortcut} />}
    </button>
  )
}

interface LinkButtonProps {
  readonly href: string
  readonly children: ComponentChildren
  readonly look?: Look | undefined
  readonly icon?: IconName | undefined
  readonly shortcut?: string | undefined
  readonly wide?: boolean | undefined
  readonly onClick?: ((event: MouseEvent) => void) | undefined
}

/** Looks like a button, goes somewhere. In the staff app, links to /app are taken over by the router. */
export function LinkButton({ href, children, look, icon, shortcut, wide, onClick }: LinkButtonProps) {
  return (
    <a href={href} class={classOf(look, wide)} onClick={onClick}>
      {icon && <Icon name={icon} />}
      {children}
      {shortcut && <Kbd keys={shortcut} />}
    </a>
  )
}

const classOf = (look: Look | undefined, wide: boolean | undefined) =>
  ['btn', look, wide && 'wide'].filter(Boolean).join(' ')
