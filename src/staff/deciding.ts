import type { Basis, Taken, Values } from './sync/decide.ts'
import { createValue } from './value.ts'

/** A change that met a newer version while its form is open: the shell shows both versions over the form. */
export interface Deciding {
  readonly basis: Basis
  readonly yours: Values
  readonly theirs: Values
  readonly shown: ShownValue | undefined
  readonly answer: (taken: Readonly<Record<string, Taken>> | null) => void
}
/** A value in the words of its form; undefined: as usual. */
export type ShownValue = (field: string, value: unknown) => string | undefined

export const deciding = createValue<Deciding | null>(null)

/** What the person takes, field by field; null: they went back to their form, where everything typed still stands. */
export function askToDecide(
  asked: Omit<Deciding, 'answer'>,
): Promise<Readonly<Record<string, Taken>> | null> {
  return new Promise(resolve => {
    const answer: Deciding['answer'] = taken => {
      deciding.set(null)
      resolve(taken)
    }
    deciding.set({ ...asked, answer })
  })
}
