import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from './Icon.tsx'
import { useWords } from './words.ts'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
  readonly wide?: boolean | undefined
  /** Comes from the lower edge, for phones. */
  readonly sheet?: boolean | undefined
}

/** The browser's own dialog: keeps the focus inside, closes with Escape, gives the focus back. Shown while rendered. */
export function Dialog({ title, onClose, children, wide, sheet }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()
  const { t } = useWords()
  // Before the next key: who types fast must not type into what lies below.
  useLayoutEffect(() => {
    const before = document.activeElement
    const dialog = element.current
    dialog?.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same
    <dialog
      ref={element}
      class={[wide && 'wide', sheet && 'sheet'].filter(Boolean).join(' ')}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      onClick={event => event.target === element.current && onClose()}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" class="btn quiet icon-only" aria-label={t('ui.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  )
}

/** A dialog from the lower edge. */
export function Sheet(props: Omit<Props, 'sheet'>) {
  return <Dialog {...props} sheet />
}
