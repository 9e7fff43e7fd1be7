import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './Icon.tsx'

interface Props {
  readonly icon?: IconName | undefined
  /** What will be here. */
  readonly title: string
  /** How to begin. */
  readonly children?: ComponentChildren
}

export function Empty({ icon, title, children }: Props) {
  return (
    <div class="empty">
      {icon && <Icon name={icon} />}
      <h2>{title}</h2>
      {children}
    </div>
  )
}
