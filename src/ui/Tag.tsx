import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './Icon.tsx'

/** Danger red, a deadline amber, good green, ours accent; plain without. Words say the same. */
export type Tone = 'ok' | 'due' | 'danger' | 'accent'

interface Props {
  readonly children: ComponentChildren
  readonly tone?: Tone | undefined
  readonly icon?: IconName | undefined
}

export function Tag({ children, tone, icon }: Props) {
  return (
    <span class={tone ? `tag ${tone}` : 'tag'}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}
