import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useLocale, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Icon, type IconName } from '#ui/Icon.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { numberOf, useGroup, useMoney, useNameOf } from './use-group.ts'
import { speakAloud, useCanSpeak } from './voice.ts'

interface BigProps {
  readonly children: ComponentChildren
  readonly icon?: IconName
  readonly main?: boolean
  readonly note?: string
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly busy?: boolean
  readonly submit?: boolean
  readonly onClick?: () => void
}

/** A target for a thumb that has not used a phone before. */
export function Big(props: BigProps) {
  const { children, icon, main, note, pressed, disabled, busy, submit, onClick } = props
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={main ? 'big main' : 'big'}
      aria-pressed={pressed}
      aria-busy={busy ? 'true' : undefined}
      disabled={disabled}
      onClick={() => (busy ? undefined : onClick?.())}
    >
      {icon && <Icon name={icon} />}
      <span>
        {children}
        {note && <small>{note}</small>}
      </span>
    </button>
  )
}

export function BigLink({
  href,
  icon,
  children,
  note,
}: {
  href: string
  icon: IconName
  children: ComponentChildren
  note?: string
}) {
  return (
    <a class="big" href={href}>
      <Icon name={icon} />
      <span>
        {children}
        {note && <small>{note}</small>}
      </span>
    </a>
  )
}

const pictures: readonly IconName[] = [
  ...(['plant', 'home', 'food', 'book', 'key', 'health', 'school', 'flag', 'work', 'clock'] as const),
  ...(['shield', 'place', 'bank', 'message', 'passport', 'law'] as const),
]

/** A member's picture and number: found by those who do not read. */
export function Face({ number }: { readonly number: number }) {
  return (
    <span class="face" style={`--hue:${(number * 67) % 360}`}>
      <Icon name={pictures[(number - 1) % pictures.length] as IconName} />
      <b>{number}</b>
    </span>
  )
}

interface TileProps {
  readonly member: string
  readonly note?: ComponentChildren
  readonly done?: boolean
  readonly children?: ComponentChildren
}

export function Tile({ member, note, done, children }: TileProps) {
  const { book } = useGroup()
  const nameOf = useNameOf()
  return (
    <li class={done ? 'tile done' : 'tile'}>
      <Face number={numberOf(book, member)} />
      <span class="who">
        <b>{nameOf(member)}</b>
        {note && <span class="small">{note}</span>}
      </span>
      {children}
    </li>
  )
}

export function Sum({ label, amount }: { readonly label: string; readonly amount: number | string }) {
  const { group } = useGroup()
  const money = useMoney(group.lid.currency)
  return (
    <div class="sum">
      <span>{label}</span>
      <b>{typeof amount === 'number' ? money.show(amount) : amount}</b>
    </div>
  )
}

interface AmountProps {
  readonly title: string
  readonly label: string
  readonly first?: number
  readonly children?: ComponentChildren
  readonly confirm: string
  readonly problem?: ComponentChildren
  readonly onClose: () => void
  readonly onAmount: (amount: number) => void
  /** Another amount is being typed: what was said about the last one no longer holds. */
  readonly onTyped?: () => void
  /** Something else is being decided in it: no amount is asked, and none can be confirmed by mistake. */
  readonly elsewhere?: boolean
}

/** Asks for one amount in big digits. */
export function AmountDialog(props: AmountProps) {
  const { group } = useGroup()
  const t = useT()
  const money = useMoney(group.lid.currency)
  const [typed, setTyped] = useState(props.first ? money.plain(props.first) : '')
  const amount = money.read(typed)
  const [wrong, setWrong] = useState(false)
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          if (amount === null || amount <= 0) return setWrong(true)
          props.onAmount(amount)
        }}
      >
        {props.children}
        {!props.elsewhere && (
          <TextInput
            {...{ label: props.label, value: typed }}
            onChange={text => {
              setTyped(text)
              setWrong(false)
              props.onTyped?.()
            }}
            inputMode="decimal"
            required
            autoFocus
            code
            error={wrong && (amount === null || amount <= 0) ? t('ui.field.number') : undefined}
          />
        )}
        {props.problem}
        {!props.elsewhere && (
          <Big main submit icon="check">
            {amount !== null && amount > 0 ? `${props.confirm}: ${money.show(amount)}` : props.confirm}
          </Big>
        )}
      </form>
    </Dialog>
  )
}

/** Reads a sentence out, where the phone has a voice for the reader's language. */
export function ReadAloud({ text }: { readonly text: string }) {
  const t = useT()
  const locale = useLocale()
  if (!useCanSpeak(locale)) return null
  return (
    <Button icon="message" onClick={() => speakAloud(locale, text)}>
      {t('savings.read_aloud')}
    </Button>
  )
}
