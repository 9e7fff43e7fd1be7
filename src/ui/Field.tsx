import { type ComponentChildren, createContext } from 'preact'
import { useContext, useId } from 'preact/hooks'
import { Icon } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'
import { useWords } from './words.ts'

/** What every field has. `error` is a sentence, already translated. */
export interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly required?: boolean | undefined
  readonly shortcut?: string | undefined
}

/** To be spread on the element that takes the input. */
export interface FieldParts {
  readonly id: string
  readonly required: boolean
  readonly 'aria-invalid': 'true' | undefined
  readonly 'aria-describedby': string | undefined
}

/** What a `Form` found wrong before it was sent: a sentence by the id of its field. */
export const LeftOut = createContext<ReadonlyMap<string, string>>(new Map())

interface Props extends FieldProps {
  readonly children: (parts: FieldParts) => ComponentChildren
}

export function Field({ label, hint, required = false, shortcut, children, ...props }: Props) {
  const id = useId()
  const error = useContext(LeftOut).get(id) ?? props.error
  const { t } = useWords()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label class="label" for={id}>
        <span>{label}</span>
        {required && <span class="mark">{t('ui.required')}</span>}
        {shortcut && <Kbd keys={shortcut} />}
      </label>
      {children({
        id,
        required,
        'aria-invalid': error ? 'true' : undefined,
        'aria-describedby': described || undefined,
      })}
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  )
}

export function FieldNotes({
  id,
  hint,
  error,
}: {
  id: string
  hint: string | undefined
  error: string | undefined
}) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="wrong" id={`${id}-error`}>
          <Icon name="warning" />
          {error}
        </p>
      )}
    </>
  )
}
