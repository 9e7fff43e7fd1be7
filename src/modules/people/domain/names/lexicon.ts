import { foldWord, settle } from './fold.ts'
import { givenNames } from './lexicon.gen.ts'
import { blur } from './skeleton.ts'

export type Sex = 'm' | 'f'

interface Lexicon {
  readonly heads: readonly string[]
  readonly sexes: readonly (Sex | undefined)[]
  readonly bySound: ReadonlyMap<string, readonly number[]>
  readonly byBlur: ReadonlyMap<string, readonly number[]>
}

let loaded: Lexicon | undefined

export interface Found {
  readonly entries: readonly number[]
  /** False where only the blurred sounds fit. */
  readonly exact: boolean
}

/**
 * The given names a word can be, as entry numbers; empty for a word that is no known given name. Takes the word's sounds.
 * Exact sounds first; a swap of o/a, e/i, of voice or a lost h is forgiven only where nothing fits exactly.
 */
export function entriesOf(sounds: string): Found {
  const { bySound, byBlur } = lexicon()
  const exact = bySound.get(settle(sounds))
  if (exact) return { entries: exact, exact: true }
  const blurred = blur(sounds)
  return { entries: (blurred.length >= shortestBlur && byBlur.get(blurred)) || none, exact: false }
}

// A short word has too many neighbours for a blurred look to mean anything.
const shortestBlur = 4

/** True where the word, sound for sound, is a known spelling of a given name. */
export function isGivenName(sounds: string): boolean {
  return lexicon().bySound.has(settle(sounds))
}

/** The sounds of an entry's usual spelling, so that far variants (Магомед, Муҳаммад) meet at one key. */
export function headOf(entry: number): string {
  return lexicon().heads[entry] ?? ''
}

/** The sex the name is given to; undefined for both or unknown. */
export function sexOfEntry(entry: number): Sex | undefined {
  return lexicon().sexes[entry]
}

/** How many names are known. */
export function lexiconSize(): number {
  return lexicon().heads.length
}

const none: readonly number[] = []

function lexicon(): Lexicon {
  loaded ??= build()
  return loaded
}

function build(): Lexicon {
  const heads: string[] = []
  const sexes: (Sex | undefined)[] = []
  const bySound = new Map<string, number[]>()
  const byBlur = new Map<string, number[]>()
  const numberOf = new Map<string, number>()
  for (const line of givenNames.trim().split('\n')) {
    const sex = line[0] === 'u' ? undefined : (line[0] as Sex)
    const spellings = line.slice(2).split(/[\s=~]+/)
    const head = firstSound(spellings[0]!)
    // The same name stands under several languages; a name of both sexes is one name.
    const entry = numberOf.get(head) ?? heads.push(head) - 1
    if (!numberOf.has(head)) sexes[entry] = sex
    else if (sexes[entry] !== sex) sexes[entry] = undefined
    numberOf.set(head, entry)
    for (const spelling of spellings) {
      const sound = firstSound(spelling)
      add(bySound, sound, entry)
      add(byBlur, blur(sound), entry)
    }
  }
  return { heads, sexes, bySound, byBlur }
}

function firstSound(spelling: string): string {
  return settle(foldWord(spelling).readings[0] ?? '')
}

function add(map: Map<string, number[]>, key: string, entry: number): void {
  const found = map.get(key)
  if (!found) map.set(key, [entry])
  else if (!found.includes(entry)) found.push(entry)
}
