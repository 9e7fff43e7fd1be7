import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './Icon.tsx'
import type { Tone } from './Tag.tsx'

const icons: Record<Tone, IconName> = { ok: 'check', due: 'clock', danger: 'warning', accent: 'info' }

interface Props {
  readonly children: ComponentChildren
  readonly tone?: Tone | undefined
  /** Read out when it appears. */
  readonly live?: boolean | undefined
}

export function Notice({ children, tone = 'accent', live }: Props) {
  return (
    <div class={`notice ${tone}`} role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}>
      <Icon name={icons[tone]} />
      <div>{children}</div>
    </div>
  )
}
