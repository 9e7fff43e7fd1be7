import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface Props<Name extends string> {
  readonly label: string
  readonly tabs: readonly { readonly name: Name; readonly label: ComponentChildren }[]
  readonly at: Name
  readonly onChange: (name: Name) => void
  readonly children: ComponentChildren
}

/** Arrow keys move among the tabs, as the ARIA pattern says. */
export function Tabs<Name extends string>({ label, tabs, at, onChange, children }: Props<Name>) {
  const id = useId()
  const step = (event: KeyboardEvent) => {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!move) return
    event.preventDefault()
    const index = tabs.findIndex(tab => tab.name === at)
    const next = tabs[(index + move + tabs.length) % tabs.length]
    if (!next) return
    onChange(next.name)
    document.getElementById(`${id}-${next.name}`)?.focus()
  }
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} onKeyDown={step}>
        {tabs.map(tab => (
          <button
            key={tab.name}
            type="button"
            role="tab"
            id={`${id}-${tab.name}`}
            aria-selected={tab.name === at}
            aria-controls={`${id}-panel`}
            tabIndex={tab.name === at ? 0 : -1}
            onClick={() => onChange(tab.name)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${at}`}>
        {children}
      </div>
    </>
  )
}
