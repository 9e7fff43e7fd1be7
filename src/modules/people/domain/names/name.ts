import type { EndingKind } from './endings.ts'
import type { Sex } from './lexicon.ts'

/** What one written word tells by itself, wherever it stands in a name. */
export interface Word {
  readonly text: string
  /** Sounds with the ending on, and without it: one for each way to read the letters. */
  readonly whole: readonly string[]
  readonly stems: readonly string[]
  readonly ending: EndingKind
  /** Which ending it was: ov for -ov and -ova, zoda, uli …; empty for none. */
  readonly suffix: string
  readonly sex: Sex | undefined
  /** Entries of the lexicon the stem can be. */
  readonly entries: readonly number[]
  /** True where a stem is a known spelling, not only near one. */
  readonly exact: boolean
  readonly initial: boolean
  readonly vowelless: boolean
}

/** Roles a word may play: a sum of given 1, family 2, father 4. */
export const given = 1
export const family = 2
export const father = 4

export interface Part extends Word {
  readonly roles: number
}

export interface Name {
  readonly parts: readonly Part[]
  /** What endings and given names say; undefined where they are silent or disagree. */
  readonly sex: Sex | undefined
  readonly script: 'Latn' | 'Cyrl' | 'Arab'
}

/** A word with what its place in the text tells: a mark behind it (uulu, qizi), a comma after it, capitals. */
export interface Spot {
  readonly word: Word
  readonly marked: Sex | undefined
  readonly beforeComma: boolean
  readonly capitals: boolean
}
