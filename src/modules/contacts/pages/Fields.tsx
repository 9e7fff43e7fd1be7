import type { ComponentChildren } from 'preact'

/** What is wrong with the fields of a form, by name, in the reader's words. */
export type Problems = Readonly<Record<string, string>>

export function Problem({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return text ? (
    <p class="error" id={`${id}-problem`}>
      {text}
    </p>
  ) : null
}

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly problem: string | undefined
  readonly lines?: number
  readonly max: number
}

/** A label, what helps to fill it in, the field, what is wrong with it. */
export function Field({ name, label, hint, value, problem, lines, max }: FieldProps) {
  const about = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ')
  const same = {
    id: name,
    name,
    maxLength: max,
    ...(about ? { 'aria-describedby': about } : {}),
    ...(problem ? { 'aria-invalid': 'true' as const } : {}),
  }
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {lines ? (
        <textarea {...same} rows={lines}>
          {value}
        </textarea>
      ) : (
        <input {...same} type="text" value={value} autocomplete="off" />
      )}
      <Problem id={name} text={problem} />
    </div>
  )
}

interface ChoiceProps {
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly value: string
  readonly checked: boolean
  readonly children: ComponentChildren
}

/** A whole line to touch. */
export function Choice({ type, name, value, checked, children }: ChoiceProps) {
  return (
    <label class="check">
      <input type={type} name={name} value={value} checked={checked} />
      <span>{children}</span>
    </label>
  )
}
