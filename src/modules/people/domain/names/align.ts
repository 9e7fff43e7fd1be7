import { soundDistance } from './distance.ts'
import { family, father, given, type Name, type Part } from './name.ts'

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
const weights = { known: 5, rare: 6.5, father: 2.5, initial: 1.5, shortWord: -1 }
const perSlip = 3.2
const clash = -6
const differentNames = -4
const fatherClash = -2
const wrongRole = 3
const missing = { core: -3, coreOfPartial: -1.2, father: -0.3, maybeFather: -0.5 }
const variantCost = 0.15
const endingLost = 0.12

/** Pairs off the words of two names so that most agrees; order of words does not count. */
export function align(one: Name, other: Name): Aligned {
  const grid = one.parts.map(a => other.parts.map(b => comparePair(a, b)))
  const partial = coreCount(one) !== coreCount(other) && Math.min(coreCount(one), coreCount(other)) <= 1
  const best = search(one.parts, other.parts, grid, 0, 0, new Map(), partial)
  return tally(one, other, grid, best.choice, partial)
}

function coreCount(name: Name): number {
  return name.parts.filter(part => part.roles !== father && !part.initial).length
}

interface Step {
  readonly value: number
  readonly choice: readonly number[]
}

/** Best partner for each word of `one` from `at` on (-1 none), given the words of `other` already `taken`. */
function search(ones: readonly Part[], others: readonly Part[], grid: readonly (readonly Matched[])[], at: number, taken: number, seen: Map<number, Step>, partial: boolean): Step {
  if (at === ones.length) {
    return { value: others.reduce((sum, part, b) => (taken & (1 << b) ? sum : sum + lacking(part, partial)), 0), choice: [] }
  }
  const state = taken * 8 + at
  const known = seen.get(state)
  if (known) return known
  const alone = search(ones, others, grid, at + 1, taken, seen, partial)
  let best: Step = { value: alone.value + lacking(ones[at]!, partial), choice: [-1, ...alone.choice] }
  for (let b = 0; b < others.length; b++) {
    if (taken & (1 << b)) continue
    const rest = search(ones, others, grid, at + 1, taken | (1 << b), seen, partial)
    const value = rest.value + grid[at]![b]!.gain
    if (value > best.value) best = { value, choice: [b, ...rest.choice] }
  }
  seen.set(state, best)
  return best
}

function tally(one: Name, other: Name, grid: readonly (readonly Matched[])[], choice: readonly number[], partial: boolean): Aligned {
  const pairs = choice.flatMap((b, a) => (b < 0 ? [] : [grid[a]![b]!]))
  const lone = [
    ...one.parts.filter((_, a) => choice[a] === -1).map(part => ({ part, side: 'one' as const })),
    ...other.parts.filter((_, b) => !choice.includes(b)).map(part => ({ part, side: 'other' as const })),
  ]
  const sum = pairs.reduce((total, pair) => total + pair.gain, 0) + lone.reduce((total, { part }) => total + lacking(part, partial), 0)
  const most = pairs.reduce((total, pair) => total + pair.most, 0) + lone.reduce((total, { part }) => total + lackingMost(part), 0)
  return { sum, most, pairs, missing: lone }
}

function lacking(part: Part, partial: boolean): number {
  if (part.roles === father || (part.initial && part.roles & father)) return missing.father
  if (part.roles & father) return missing.maybeFather
  return partial ? missing.coreOfPartial : missing.core
}

function lackingMost(part: Part): number {
  return part.roles & father ? 0 : weightOf(part) / 2
}

function weightOf(part: Part): number {
  if (part.initial) return weights.initial
  const base = part.entries.length > 0 ? weights.known : weights.rare
  return part.stems[0]!.length <= 3 ? base + weights.shortWord : base
}

function comparePair(a: Part, b: Part): Matched {
  const asFather = a.roles === father || b.roles === father
  const rolesMeet = (a.roles & b.roles) !== 0
  const full = Math.max(0, Math.min(weightOf(a), weightOf(b)))
  const most = asFather ? Math.min(full, weights.father) : full
  const gain = a.initial || b.initial ? compareInitial(a, b, most) : compareWords(a, b, most, asFather)
  return { one: a, other: b, gain: rolesMeet ? gain : gain - wrongRole - most / 2, most }
}

function compareInitial(a: Part, b: Part, most: number): number {
  const agree = a.stems.some(one => b.stems.some(other => sameStart(one, other)))
  return agree ? most : -2 * most
}

function sameStart(one: string, other: string): boolean {
  return one[0] === other[0] || soundDistance(one[0]!, other[0]!) <= 0.25 || (one.length <= 2 && other.startsWith(one))
}

function compareWords(a: Part, b: Part, most: number, asFather: boolean): number {
  const floor = asFather ? fatherClash : clash
  const apart = slips(a, b)
  const bothKnown = a.entries.length > 0 && b.entries.length > 0
  const shared = bothKnown && a.entries.some(entry => b.entries.includes(entry))
  const cost = shared ? Math.min(apart, variantCost) : apart
  const slack = most / weights.rare
  const gain = most - perSlip * cost * slack
  if (bothKnown && !shared && apart > 0.3) return Math.max(floor, Math.min(gain, asFather ? fatherClash : differentNames))
  return Math.max(floor, gain)
}

/** Distance in slips, scaled so that one slip in a long word counts less than one in a short one. */
function slips(a: Part, b: Part): number {
  const vowelless = a.vowelless !== b.vowelless
  let least = nearest(a.stems, b.stems, vowelless)
  if (least > 0 && a.ending !== b.ending) {
    // A lost or misspelt ending: Karimov, Karim; Usonav, Usonov.
    least = Math.min(least + endingLost, nearest(a.whole, b.whole, vowelless))
  }
  return least
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
export { given, family }
