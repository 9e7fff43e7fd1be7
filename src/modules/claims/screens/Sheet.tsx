import type { ComponentChildren } from 'preact'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import './claims.css'

interface SheetProps {
  readonly label: string
  /** Column names for a desk; the last column is that of the button. */
  readonly heads: readonly string[]
  /** How wide the columns are, as CSS says it. */
  readonly columns: string
  readonly onEnter: () => void
  readonly children: ComponentChildren
}

/** A table to type in; Enter in any cell makes a row more. */
export function Sheet({ label, heads, columns, onEnter, children }: SheetProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every browser that phones carry
    <div
      class="sheet"
      role="group"
      aria-label={label}
      style={`--sheet-cols: ${columns}`}
      onKeyDown={event => {
        if (
          event.key !== 'Enter' ||
          !(event.target instanceof HTMLInputElement) ||
          event.ctrlKey ||
          event.metaKey
        )
          return
        event.preventDefault()
        onEnter()
      }}
    >
      <div class="sheet-head" aria-hidden="true">
        {heads.map(head => (
          <span key={head}>{head}</span>
        ))}
      </div>
      {children}
    </div>
  )
}

interface CellProps {
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'date' | 'month' | 'amount'
  readonly wrong?: boolean
  readonly wide?: boolean
  readonly focus?: boolean
}

/** One cell. What makes no sense is marked once something was typed into it. */
export function Cell({ name, value, onChange, type = 'text', wrong, wide, focus }: CellProps) {
  const amount = type === 'amount'
  return (
    <label class={wide ? 'sheet-cell wide' : 'sheet-cell'}>
      <span class="name">{name}</span>
      <input
        class={amount ? 'input number' : 'input'}
        // Preact's types tie the role to the type; no role is given here.
        {...({ type: amount ? 'text' : type } as { type: 'text' })}
        inputMode={amount ? 'decimal' : undefined}
        autocomplete="off"
        value={value}
        placeholder={type === 'month' ? '2026-05' : undefined}
        maxLength={amount ? 20 : 100}
        aria-invalid={wrong && value !== '' ? 'true' : undefined}
        ref={element => {
          if (focus && element && !element.dataset.met) {
            element.dataset.met = '1'
            element.focus()
          }
        }}
        onInput={event => onChange(event.currentTarget.value)}
      />
    </label>
  )
}

interface PickProps<V extends string> {
  readonly name: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
}

export function Pick<V extends string>({ name, value, options, onChange }: PickProps<V>) {
  return (
    <label class="sheet-cell">
      <span class="name">{name}</span>
      {/* The value is one of the options by construction. */}
      <select class="input" value={value} onChange={event => onChange(event.currentTarget.value as V)}>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

export function RemoveRow({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const t = useT()
  return (
    <Button look="quiet" icon="close" label={`${t('ui.remove')}: ${name}`} onClick={onRemove}>
      {''}
    </Button>
  )
}

/** A list with one item changed. */
export const changed = <T,>(list: readonly T[], at: number, item: T): T[] =>
  list.map((one, n) => (n === at ? item : one))
export const without = <T,>(list: readonly T[], at: number): T[] => list.filter((_, n) => n !== at)
