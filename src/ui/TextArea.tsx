import { useLayoutEffect, useRef } from 'preact/hooks'
import { Field, type FieldProps } from './Field.tsx'

interface Props extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly rows?: number | undefined
  readonly maxLength?: number | undefined
  readonly placeholder?: string | undefined
}

/** Grows with what is written. */
export function TextArea(props: Props) {
  const { value, onChange, rows = 3, maxLength, placeholder } = props
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const element = area.current
    if (!element || CSS.supports('field-sizing', 'content')) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 2}px`
  }, [value])
  return (
    <Field {...props}>
      {parts => (
        <textarea
          {...parts}
          ref={area}
          class="input"
          rows={rows}
          value={value}
          maxLength={maxLength}
          placeholder={placeholder}
          onInput={event => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
