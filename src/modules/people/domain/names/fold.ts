import { arabic, cyrillic, latin, looksCyrillic } from './script-tables.ts'

type Table = Readonly<Record<string, string | readonly string[]>>

interface Rule {
  readonly letters: string
  readonly readings: readonly string[]
}

// By first letter, the longest rule first.
type Rules = ReadonlyMap<string, readonly Rule[]>

const maxReadings = 4
const rules = { arabic: rulesOf(arabic), cyrillic: rulesOf(cyrillic), latin: rulesOf(latin) }
const looksLatin = Object.fromEntries(Object.entries(looksCyrillic).map(([from, to]) => [to, from]))

export interface Folded {
  /** Up to four ways to hear the word, likeliest first, in the sound alphabet of script-tables.ts. */
  readonly readings: readonly string[]
  /** True for Perso-Arabic script, which leaves short vowels out. */
  readonly vowelless: boolean
}

/** How one written word sounds, whatever the script; empty when it holds no letter we know. Endings are still on. */
export function foldWord(word: string): Folded {
  const letters = tidyLetters(word)
  const table = rulesFor(letters)
  let outputs = ['']
  for (let at = 0; at < letters.length; ) {
    const [length, readings] = ruleAt(letters, at, table)
    outputs = extend(outputs, readings)
    at += length
  }
  return {
    readings: [...new Set(outputs.map(collapse))].filter(sound => sound !== ''),
    vowelless: table === rules.arabic,
  }
}

/** Lets go of what papers add or drop at random: glides before e and u (ü is у, ю or iou), doubled sounds. Idempotent. */
export function settle(sounds: string): string {
  let settled = sounds
  // Most words have neither: to look is cheaper than to replace.
  if (settled.includes('ie')) settled = settled.replace(/i+e/g, 'e')
  if (settled.includes('iu')) settled = settled.replace(/i+u/g, 'u')
  return collapse(settled)
}

function collapse(sounds: string): string {
  for (let at = 1; at < sounds.length; at++) {
    if (sounds.charCodeAt(at) === sounds.charCodeAt(at - 1)) return sounds.replace(/(.)\1+/g, '$1')
  }
  return sounds
}

function extend(outputs: readonly string[], readings: readonly string[]): string[] {
  const only = readings.length === 1 ? readings[0]! : undefined
  if (only !== undefined) return outputs.map(output => output + only)
  return readings.flatMap(reading => outputs.map(output => output + reading)).slice(0, maxReadings)
}

function rulesOf(table: Table): Rules {
  const byFirst = new Map<string, Rule[]>()
  for (const [letters, sounds] of Object.entries(table)) {
    const found = byFirst.get(letters[0]!) ?? []
    found.push({ letters, readings: typeof sounds === 'string' ? [sounds] : sounds })
    byFirst.set(letters[0]!, found)
  }
  for (const found of byFirst.values()) found.sort((one, other) => other.letters.length - one.letters.length)
  return byFirst
}

function rulesFor(letters: string): Rules {
  if (/[\u0600-\u06ff]/.test(letters)) return rules.arabic
  return /[\u0400-\u04ff]/.test(letters) ? rules.cyrillic : rules.latin
}

/** Apostrophes that only decorate go; the Uzbek oʻ gʻ keep theirs as U+02BB. Small letters without a locale's traps. */
function tidyLetters(word: string): string {
  if (plain.test(word)) return word.toLowerCase()
  return mendLookalikes(word.normalize('NFC'))
    .replace(/[İI]/g, 'i')
    .toLowerCase()
    .normalize('NFC')
    .replace(/(?<=[og])['`´ʻʼ‘’′ʹ]/g, 'ʻ')
    .replace(/(?<![og])ʻ|[^\p{L}ʻ\u064e\u064f\u0650]/gu, '')
}

// Letters of one script and nothing else, each a sign of its own: nine words of ten.
const plain = /^(?:[A-Za-z]+|[\u0400-\u0481\u048a-\u04ff]+)$/

function mendLookalikes(word: string): string {
  const cyrillicLetters = word.match(/[\u0400-\u04ff]/g)?.length ?? 0
  const latinLetters = word.match(/[a-zəA-ZƏ]/g)?.length ?? 0
  if (cyrillicLetters === 0 || latinLetters === 0) return word
  const map = cyrillicLetters >= latinLetters ? looksCyrillic : looksLatin
  return Array.from(word, letter => map[letter] ?? letter).join('')
}

function ruleAt(letters: string, at: number, table: Rules): [number, readonly string[]] {
  const special = inContext(letters, at, table)
  for (const rule of table.get(letters[at]!) ?? none) {
    if (rule.letters.length === 1 && special) break
    if (rule.letters.length === 1 || letters.startsWith(rule.letters, at))
      return [rule.letters.length, rule.readings]
  }
  if (special) return [1, special]
  const bare = letters[at]!.normalize('NFD')[0]!
  return [1, table.get(bare)?.at(-1)?.readings ?? silent]
}

function inContext(letters: string, at: number, table: Rules): readonly string[] | undefined {
  if (table === rules.latin) return latinInContext(letters, at)
  return table === rules.cyrillic ? cyrillicInContext(letters, at) : undefined
}

const none: readonly Rule[] = []
const silent: readonly string[] = ['']
const jBoth = ['j', 'i'] as const
const iFirst = ['i', 'j'] as const
const xStart = ['h'] as const
const xBoth = ['h', 'ks'] as const
const cFront = ['s', 'j', 'c'] as const
const cAlone = ['c', 'k', 's', 'j'] as const
const cBack = ['k', 'j'] as const

/** Letters whose sound depends on the language behind the paper: j is дж or й, x is х or кс, c is к, с or (Azerbaijani) дж. */
function latinInContext(letters: string, at: number): readonly string[] | undefined {
  const letter = letters[at]
  const next = letters[at + 1] ?? ''
  if (letter === 'ʻ') return silent
  if (letter === 'j') {
    const afterVowel = /[aeiouyäöü]/.test(letters[at - 1] ?? '')
    return afterVowel && !/[aeiouyäöü]/.test(next) ? iFirst : jBoth
  }
  if (letter === 'x') return at === 0 ? xStart : xBoth
  if (letter === 'c') return letters.length === 1 ? cAlone : /[eiyəéè]/.test(next) ? cFront : cBack
  return undefined
}

const uOrV = ['u', 'v'] as const

/** Kazakh Уәлихан is Валихан in Russian papers. */
function cyrillicInContext(letters: string, at: number): readonly string[] | undefined {
  if (at === 0 && letters[0] === 'у' && /[аәеиоыі]/.test(letters[1] ?? '')) return uOrV
  return undefined
}
