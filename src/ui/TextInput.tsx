import { useEffect, useRef } from 'preact/hooks'
import { Field, type FieldProps } from './Field.tsx'

interface Props extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'search' | 'url' | undefined
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | undefined
  readonly autocomplete?: string | undefined
  readonly maxLength?: number | undefined
  readonly placeholder?: string | undefined
  readonly lang?: string | undefined
  /** Only where the screen asks one question. */
  readonly autoFocus?: boolean | undefined
  /** For codes: spaced and large. */
  readonly code?: boolean | undefined
  readonly name?: string | undefined
}

export function TextInput(props: Props) {
  const { value, onChange, type = 'text', inputMode, autocomplete, maxLength, placeholder } = props
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (props.autoFocus) input.current?.focus()
  }, [props.autoFocus])
  return (
    <Field {...props}>
      {parts => (
        <input
          {...parts}
          class={props.code ? 'input code-input' : 'input'}
          // Preact's types tie the role to the type; no role is given here.
          {...({ type } as { type: 'text' })}
          name={props.name}
          value={value}
          inputMode={inputMode}
          autocomplete={autocomplete ?? 'off'}
          maxLength={maxLength}
          placeholder={placeholder}
          lang={props.lang}
          ref={input}
          onInput={event => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
