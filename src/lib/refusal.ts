/**
 * An expected "no". Everything else that is thrown is a bug of ours.
 *
 * A module declares its refusals once, by code and kind; the HTTP layer turns the kind into a status, the screen turns
 * the code into a sentence in the reader's language (message key `refusal.<code>`).
 */
export type RefusalKind =
  | 'invalid'
  | 'signed_out'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'too_many'
  | 'busy'

/** One thing wrong with the input: where (`needs[0].id`, empty for the whole) and what, as a stable code. */
export interface FieldProblem {
  path: string
  code: string
  /** What the rule asks for, where a number says it better: a length, a bound. */
  limit?: number | string
}

export class Refusal extends Error {
  readonly code: string
  readonly kind: RefusalKind
  readonly details: Readonly<Record<string, unknown>>
  readonly errors: readonly FieldProblem[]

  constructor(
    code: string,
    kind: RefusalKind,
    details: Readonly<Record<string, unknown>> = {},
    errors: readonly FieldProblem[] = [],
  ) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.kind = kind
    this.details = details
    this.errors = errors
  }
}

/** A module's refusals: `const refusals = declareRefusals({ 'cases.already_closed': 'conflict' })`. */
export function declareRefusals<const R extends Record<string, RefusalKind>>(kinds: R) {
  return {
    kinds,
    refuse(
      code: keyof R & string,
      details: Record<string, unknown> = {},
      errors: FieldProblem[] = [],
    ): Refusal {
      return new Refusal(code, kinds[code] as RefusalKind, details, errors)
    },
  }
}

// The four that every module needs. "Not there" and "not yours" are one answer, so that existence does not leak.
export const notFound = () => new Refusal('not_found', 'not_found')
export const forbidden = (action: string) => new Refusal('forbidden', 'forbidden', { action })
export const invalid = (...errors: FieldProblem[]) => new Refusal('invalid', 'invalid', {}, errors)
/** Somebody else changed the record meanwhile: both versions, so that the person can decide. */
export const changedMeanwhile = (yours: unknown, theirs: unknown) =>
  new Refusal('changed_meanwhile', 'conflict', { yours, theirs })
