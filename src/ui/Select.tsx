import { Field, type FieldProps } from './Field.tsx'
import { useWords } from './words.ts'

export interface Option<Value extends string = string> {
  readonly value: Value
  readonly label: string
}

interface Props<Value extends string> extends FieldProps {
  readonly value: Value | ''
  readonly options: readonly Option<Value>[]
  readonly onChange: (value: Value) => void
}

export function Select<Value extends string>(props: Props<Value>) {
  const { value, options, onChange } = props
  const { t } = useWords()
  return (
    // What has a value already needs no reminder that it needs one.
    <Field {...props} required={props.required === true && value === ''}>
      {parts => (
        // The value is one of the options by construction.
        <select
          {...parts}
          class="input"
          value={value}
          onChange={e => onChange(e.currentTarget.value as Value)}
        >
          {(value === '' || !props.required) && <option value="">{t('ui.choose')}</option>}
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
