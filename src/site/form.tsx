import type { ComponentChildren } from 'preact'
import { Carried, Hidden } from './trail.tsx'

/** What is wrong with the fields of a form, by name, in the reader's words. */
export type Problems = Readonly<Record<string, string | undefined>>

export function Problem({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return text ? (
    <p class="error" id={`${id}-problem`}>
      {text}
    </p>
  ) : null
}

/** What the control of a field carries, so that its hint and what is wrong with it are read out with it. */
export interface Common {
  readonly id: string
  readonly name: string
  readonly 'aria-invalid': 'true' | undefined
  readonly 'aria-describedby': string | undefined
}

interface LabelledProps {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly problem?: string | undefined
  /** Where a page has several fields of one name. */
  readonly id?: string
}

interface FieldProps extends LabelledProps {
  readonly children: (common: Common) => ComponentChildren
}

/** A label, what helps to fill it in, the control, what is wrong with it. */
export function Field({ name, label, hint, problem, id = name, children }: FieldProps) {
  const about = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        name,
        'aria-invalid': problem ? 'true' : undefined,
        'aria-describedby': about || undefined,
      })}
      <Problem id={id} text={problem} />
    </div>
  )
}

interface TextFieldProps extends LabelledProps {
  readonly value: string
  readonly max: number
  /** Of a field for several; one line without it. */
  readonly lines?: number
}

/** Words to type; what was typed stands in it again. Nothing of it is offered to the next who uses the phone. */
export const TextField = ({ value, max, lines, ...field }: TextFieldProps) => (
  <Field {...field}>
    {common =>
      lines ? (
        <textarea {...common} rows={lines} maxLength={max}>
          {value}
        </textarea>
      ) : (
        <input {...common} type="text" value={value} maxLength={max} autocomplete="off" />
      )
    }
  </Field>
)

/** A day: the phone's own calendar where it has one, otherwise typed as people write it. */
export const DayField = ({ value, ...field }: LabelledProps & { readonly value: string }) => (
  <Field {...field}>{common => <input {...common} type="date" value={value} />}</Field>
)

interface ChoiceProps {
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly value: string
  readonly checked: boolean
  readonly children: ComponentChildren
}

/** A whole line to touch. */
export const Choice = ({ type, name, value, checked, children }: ChoiceProps) => (
  <label class="check">
    <input type={type} name={name} value={value} checked={checked} />
    <span>{children}</span>
  </label>
)

interface HiddenProps {
  readonly values: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Fields that the form asks for itself. */
  readonly but?: readonly string[]
}

/** The answers so far, carried on in the form itself: neither in the address nor anywhere else. */
export const HiddenFields = (props: HiddenProps) => (
  <>
    <Hidden {...props} />
    <Carried />
  </>
)
