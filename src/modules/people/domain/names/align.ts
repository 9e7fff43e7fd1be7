import { soundDistance } from './distance.ts'
import { family, father, given, type Name, type Part } from './name.ts'
import { bestPairing } from './pairing.ts'

export interface Matched {
  readonly one: Part
  readonly other: Part
  /** Log-odds gained or lost by this pair; `most` what it would gain if it agreed in full. */
  readonly gain: number
  readonly most: number
}

export interface Aligned {
  readonly sum: number
  readonly most: number
  readonly pairs: readonly Matched[]
  readonly missing: readonly { readonly part: Part; readonly side: 'one' | 'other' }[]
}

// Weights in log-odds. Fitted by eye on the development set's pairs, not on single names: a rare word that agrees says
// more than a common given name; a clash of given names weighs as much as an agreement of family names.
export const weights = {
  known: 5,
  rare: 6.5,
  father: 2.5,
  initial: 3,
  shortWord: -1,
  differentNames: -4,
  fathersDiffer: -2,
}
const perSlip = 3.2
// A father's name that agrees is worth more than it is expected to bring: it makes up for a slip elsewhere, so that a file
// with it stands before one that says nothing of the father.
const fatherIsExpected = 0.7
const clash = -6
const { differentNames, fathersDiffer: fatherClash } = weights
const wrongRole = 3
const missing = { core: -3.2, coreOfPartial: -1.2, father: -0.3, maybeFather: -0.5 }
// Two spellings of one name agree even if far apart, the nearer the better.
const variant = { most: 0.15, share: 0.15 }
// Endings and given names that tell different sexes; weak, since papers and typists lose the -a.
export const sexesDiffer = -0.6
const endingLost = 0.12
const nearSpelling = 0.25
// What goes beyond one slip counts more: two slips in one word are rare, two names that look alike are not.
const oneSlip = 1.2
const steeper = 0.8

/**
 * Pairs off the words of two names so that most agrees; order of words does not count. Where two pairings are equally
 * good the choice falls by the names alone, not by which of them was asked for, so that both ways give one score.
 */
export function align(one: Name, other: Name): Aligned {
  return textOf(one) <= textOf(other) ? pairOff(one, other) : turned(pairOff(other, one))
}

function textOf(name: Name): string {
  let text = ''
  for (const part of name.parts) text += `${part.text} `
  return text
}

const turnedPair = (pair: Matched): Matched => ({ ...pair, one: pair.other, other: pair.one })

function turned({ sum, most, pairs, missing: lone }: Aligned): Aligned {
  return {
    sum,
    most,
    pairs: pairs.map(turnedPair),
    missing: lone.map(({ part, side }) => ({ part, side: side === 'one' ? 'other' : 'one' })),
  }
}

function pairOff(one: Name, other: Name): Aligned {
  const grid = one.parts.map(a => other.parts.map(b => comparePair(a, b)))
  const partial = coreCount(one) !== coreCount(other) && Math.min(coreCount(one), coreCount(other)) <= 1
  const choice = bestPairing({
    gain: grid.map(row => row.map(pair => pair.gain)),
    loneOne: one.parts.map(part => lacking(part, partial)),
    loneOther: other.parts.map(part => lacking(part, partial)),
    fatherOne: one.parts.map(isFather),
    fatherOther: other.parts.map(isFather),
    bothFathers: fatherClash,
  })
  return tally(one, other, grid, choice, partial)
}

export function isFather(part: Part): boolean {
  return part.roles === father
}

function coreCount(name: Name): number {
  return name.parts.filter(part => part.roles !== father && !part.initial).length
}

function tally(
  one: Name,
  other: Name,
  grid: readonly (readonly Matched[])[],
  choice: readonly number[],
  partial: boolean,
): Aligned {
  const pairs = choice.flatMap((b, a) => (b < 0 ? [] : [grid[a]![b]!]))
  const lone = [
    ...one.parts.filter((_, a) => choice[a] === -1).map(part => ({ part, side: 'one' as const })),
    ...other.parts.filter((_, b) => !choice.includes(b)).map(part => ({ part, side: 'other' as const })),
  ]
  const sum =
    pairs.reduce((total, pair) => total + pair.gain, 0) +
    lone.reduce((total, { part }) => total + lacking(part, partial), 0)
  const noGiven = strangers(pairs, lone)
  const most =
    pairs.reduce((total, pair) => total + pair.most, 0) +
    lone.reduce((total, { part }) => total + lackingMost(part), 0)
  const otherSex = one.sex && other.sex && one.sex !== other.sex ? sexesDiffer : 0
  return { sum: sum + otherSex + (noGiven ? differentNames : 0), most, pairs, missing: lone }
}

/** True where both names have a word that may be the given name and none of them found its like. */
function strangers(pairs: readonly Matched[], lone: Aligned['missing']): boolean {
  const unmet = (side: 'one' | 'other') =>
    lone.some(({ part, side: of }) => of === side && (part.roles & given) !== 0)
  const met = pairs.some(({ one, other, gain }) => gain > 0 && one.roles & other.roles & given)
  return !met && unmet('one') && unmet('other')
}

export function lacking(part: Part, partial: boolean): number {
  if (part.roles === father || (part.initial && part.roles & father)) return missing.father
  if (part.roles & father) return missing.maybeFather
  return partial ? missing.coreOfPartial : missing.core
}

export function lackingMost(part: Part): number {
  return part.roles & father ? 0 : weightOf(part) / 2
}

function weightOf(part: Part): number {
  if (part.initial) return weights.initial
  const base = part.entries.length > 0 ? weights.known : weights.rare
  return part.stems[0]!.length <= 3 ? base + weights.shortWord : base
}

export function comparePair(a: Part, b: Part): Matched {
  const asFather = a.roles === father || b.roles === father
  const full = Math.max(0, Math.min(weightOf(a), weightOf(b)))
  const most = asFather ? Math.min(full, weights.father) : full
  return {
    one: a,
    other: b,
    gain: gainOf(a, b, most, asFather),
    most: asFather ? most * fatherIsExpected : most,
  }
}

function gainOf(a: Part, b: Part, most: number, asFather: boolean): number {
  if ((a.roles & b.roles) === 0) return a.stems[0] === b.stems[0] ? most / 2 - wrongRole : clash - wrongRole
  return a.initial || b.initial ? compareInitial(a, b, most) : compareWords(a, b, most, asFather)
}

function compareInitial(a: Part, b: Part, most: number): number {
  const start = Math.max(...a.stems.flatMap(one => b.stems.map(other => sameStart(one[0]!, other[0]!))))
  return start === 0 ? -1.5 * most : most * start * initialTells
}

/** An initial tells the letter, not the sound: Д. can be Ҷамшед (Джамшед), S. Шариф, K. Хасан. */
function sameStart(one: string, other: string): number {
  if (one === other || soundDistance(one, other) <= 0.25) return 1
  const pair = one < other ? one + other : other + one
  return looseStarts.has(pair) || (isVowel(one) && isVowel(other)) ? 0.7 : 0
}

const looseStarts = new Set(['hk', 'gh', 'sw', 'jz', 'dj', 'ct', 'ck', 'cs', 'ij', 'st'])
const initialTells = 0.5

function isVowel(sound: string): boolean {
  return 'aeiou'.includes(sound)
}

function compareWords(a: Part, b: Part, most: number, asFather: boolean): number {
  const floor = asFather ? fatherClash : clash
  const apart = slips(a, b)
  const bothKnown = a.entries.length > 0 && b.entries.length > 0
  const shared = bothKnown && a.entries.some(entry => b.entries.includes(entry))
  const cost = shared ? Math.min(apart, variant.most + variant.share * apart) : apart
  const slack = most / weights.rare
  const gain = most - perSlip * slack * (cost + Math.max(0, cost - oneSlip) * steeper)
  const surely = a.exact && b.exact
  if (
    bothKnown &&
    !shared &&
    !isLongForm(a, b) &&
    (surely ? apart > nearSpelling : apart > oneSlip && (a.exact || b.exact) && !isFamily(a, b))
  )
    return Math.max(floor, Math.min(gain, asFather ? fatherClash : differentNames))
  return Math.max(floor, gain)
}

/** Гүлнар and Гульнара: women's names that papers give a Russian -a, or leave it out, though both forms are listed. */
function isLongForm(a: Part, b: Part): boolean {
  if (a.sex === 'm' || b.sex === 'm') return false
  return a.stems.some(one => b.stems.some(other => `${one}a` === other || `${other}a` === one))
}

function isFamily(a: Part, b: Part): boolean {
  return (a.roles & b.roles) === family
}

/** Distance in slips, scaled so that one slip in a long word counts less than one in a short one. */
function slips(a: Part, b: Part): number {
  const vowelless = a.vowelless !== b.vowelless
  const least = nearest(a.stems, b.stems, vowelless)
  if (a.suffix === b.suffix) return least
  // A lost, changed or misspelt ending: Karimov, Karim, Karimzoda; Usonav, Usonov.
  if (least > 0 && a.ending !== b.ending)
    return Math.min(least + endingLost, nearest(a.whole, b.whole, vowelless))
  return a.ending === 'father' || b.ending === 'father' ? least : least + endingLost
}

function nearest(ones: readonly string[], others: readonly string[], vowelless: boolean): number {
  let least = Number.POSITIVE_INFINITY
  for (const one of ones) {
    for (const other of others) {
      if (one === other) return 0
      if (Math.abs(one.length - other.length) > 5) continue
      const scale = 5.5 / Math.max(2.5, (one.length + other.length) / 2)
      least = Math.min(least, soundDistance(one, other, vowelless) * scale)
    }
  }
  return Math.min(least, 9)
}
