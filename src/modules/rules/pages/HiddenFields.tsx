import { formFields, type Typed } from '../domain/questionnaire.ts'

/** The answers so far, carried on in the form itself: neither in the address nor anywhere else. */
export function HiddenFields({ typed, but }: { readonly typed: Typed; readonly but: readonly string[] }) {
  return (
    <>
      {formFields
        .filter(name => typed[name] && !but.includes(name))
        .map(name => (
          <input type="hidden" name={name} value={typed[name]} />
        ))}
    </>
  )
}
