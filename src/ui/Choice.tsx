import { useId } from 'preact/hooks'
import { FieldNotes, type FieldProps } from './Field.tsx'
import { Kbd } from './Kbd.tsx'
import type { Option } from './Select.tsx'
import { useWords } from './words.ts'

export interface KeyedOption<Value extends string = string> extends Option<Value> {
  readonly shortcut?: string | undefined
}

interface OneProps<Value extends string> extends FieldProps {
  readonly value: Value | null
  readonly options: readonly KeyedOption<Value>[]
  readonly onChange: (value: Value) => void
}

/** One of a few, as chips; native radio buttons underneath. */
export function Choice<Value extends string>(props: OneProps<Value>) {
  const { value, options, onChange } = props
  return (
    <Chips
      {...props}
      type="radio"
      options={options}
      chosen={value === null ? [] : [value]}
      onPick={onChange}
    />
  )
}

interface ManyProps<Value extends string> extends FieldProps {
  readonly value: readonly Value[]
  readonly options: readonly KeyedOption<Value>[]
  readonly onChange: (value: Value[]) => void
}

/** Any of a few, as chips; native check boxes underneath. */
export function MultiChoice<Value extends string>(props: ManyProps<Value>) {
  const { value, options, onChange } = props
  const toggle = (picked: Value) =>
    onChange(value.includes(picked) ? value.filter(one => one !== picked) : [...value, picked])
  return <Chips {...props} type="checkbox" options={options} chosen={value} onPick={toggle} />
}

interface ChipsProps<Value extends string> extends FieldProps {
  readonly type: 'radio' | 'checkbox'
  readonly options: readonly KeyedOption<Value>[]
  readonly chosen: readonly Value[]
  readonly onPick: (value: Value) => void
}

function Chips<Value extends string>(props: ChipsProps<Value>) {
  const { label, hint, error, required, shortcut, type, options, chosen, onPick } = props
  const id = useId()
  const { t } = useWords()
  return (
    <fieldset class="field" aria-describedby={error ? `${id}-error` : hint ? `${id}-hint` : undefined}>
      <legend class="label">
        <span>{label}</span>
        {required && chosen.length === 0 && <span class="mark">{t('ui.required')}</span>}
        {shortcut && <Kbd keys={shortcut} />}
      </legend>
      <div class="chips">
        {options.map(option => (
          <label key={option.value} class="chip">
            <input
              type={type}
              name={id}
              value={option.value}
              checked={chosen.includes(option.value)}
              aria-keyshortcuts={option.shortcut}
              onChange={() => onPick(option.value)}
            />
            {option.label}
            {option.shortcut && <Kbd keys={option.shortcut} />}
          </label>
        ))}
      </div>
      <FieldNotes id={id} hint={hint} error={error} />
    </fieldset>
  )
}

interface CheckProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}

/** A single yes or no. */
export function Check({ label, hint, value, onChange }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={value} onChange={event => onChange(event.currentTarget.checked)} />
      <span>
        {label}
        {hint && <span class="small soft"> {hint}</span>}
      </span>
    </label>
  )
}
