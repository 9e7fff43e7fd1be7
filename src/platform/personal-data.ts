import type { MessageKey } from '#i18n/translate.ts'
import type { Instant } from '#lib/day.ts'
import type { UseCase } from './use-case.ts'

/**
 * What a module says of the persons it holds something about. Every module with a table that names a person has this in
 * its descriptor (test/personal-data.pg.test.ts reads the catalogue), so that nothing is forgotten when a person asks who
 * read their file, wants everything that is held about them, or wants it gone.
 */
export interface PersonalData {
  /** The module's tables that name a person by a column of their own, as `schema.table`. */
  readonly tables: readonly string[]
  /** Which of its columns with words in them are sealed in a restricted file, and why the others need not be. */
  readonly words: Words
  /** What the log calls the things that are about this person. */
  readonly things?: (use: UseCase, personId: string) => Promise<readonly LoggedThing[]>
  /** Everything that is held about this person, as far as the actor may read it. */
  readonly collect: (use: UseCase, personId: string) => Promise<readonly HeldPart[]>
  /**
   * Removes what identifies the person and every free text about them; what is counted stays. Runs as the system, in one
   * transaction with all other modules; a second run does no harm. Answers how many of each kind were emptied or removed.
   */
  readonly erase: (use: UseCase, personId: string) => Promise<Erased>
  /** Of these persons the last moment something happened in this module, and whether something is still open. */
  readonly activity?: (use: UseCase, personIds: readonly string[]) => Promise<readonly Activity[]>
  /**
   * Seals words of restricted files that were written before there was sealing, a stretch at a time; answers how many files
   * it found. Runs as the system.
   */
  readonly seal?: (use: UseCase) => Promise<number>
  /** What it holds that belongs to nobody known, and is emptied by age alone: kind → how. */
  readonly unnamed?: Readonly<Record<string, Unnamed>>
}

/**
 * Every column that could hold a word, of every table that hangs on a case, a person, a contact, a referral or a claim: a
 * new one that is in neither list fails test/sealed-words.pg.test.ts.
 */
export interface Words {
  /** `schema.table` → columns that hold no word of a restricted file in the clear. */
  readonly sealed: Readonly<Record<string, readonly string[]>>
  /** Why they may stay readable → `schema.table.column`. */
  readonly open: Readonly<Record<string, readonly string[]>>
}

export interface Unnamed {
  /** How many there are before this moment, up to `most`. */
  readonly count: (use: UseCase, before: Instant, most: number) => Promise<number>
  readonly erase: (use: UseCase, before: Instant, most: number) => Promise<Erased>
}

export interface LoggedThing {
  readonly kind: string
  readonly id: string
}

/** Counts by kind: `{ names: 1, notes: 3 }`. No ids, no words: it goes into the proof. */
export type Erased = Readonly<Record<string, number>>

export interface Activity {
  readonly personId: string
  readonly last: Instant | null
  readonly open: boolean
}

/** A chapter of what is held: its heading, and its records. */
export interface HeldPart {
  /** For programs: `people.safe_way`. */
  readonly kind: string
  readonly title: MessageKey
  readonly records: readonly (readonly HeldField[])[]
}

export interface HeldField {
  /** For programs. */
  readonly name: string
  readonly label: MessageKey
  readonly value: HeldValue
  /**
   * Where the value is a code: what its words are called before the code (`ui.sex.`), or `@` and where they stand in the
   * content: `@need`, `@group`, `@place`; `@money`: `4500000 RUB`, in minor units.
   */
  readonly words?: string
}

export type HeldValue = string | number | boolean | null | readonly (string | number)[]

/** One line of a record. */
export const held = (
  name: string,
  label: MessageKey,
  value: HeldValue | undefined,
  words?: string,
): HeldField => ({
  name,
  label,
  value: value ?? null,
  ...(words === undefined ? {} : { words }),
})

export interface Holder extends PersonalData {
  readonly module: string
}

let all: readonly Holder[] = []

/** Once, at the start: who holds something about persons. */
export function declareHolders(
  modules: readonly { readonly name: string; readonly personalData?: PersonalData }[],
): void {
  all = modules.flatMap(({ name, personalData }) => (personalData ? [{ ...personalData, module: name }] : []))
}

export const holders = (): readonly Holder[] => all
