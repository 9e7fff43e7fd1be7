import { comparePair, isFather, lacking, lackingMost, type Matched, sexesDiffer, weights } from './align.ts'
import { father, given, type Name, type Part } from './name.ts'

// The sum of `align`, without its reasons and without making anything that has to be thrown away: a search weighs
// thousands of candidates, and most of its time went into lists that nobody read. `quick.test.ts` holds both equal.

/** What one word of a candidate is worth beside each word of the query; remembered by the word. */
interface Column {
  readonly gain: readonly number[]
  readonly most: readonly number[]
  /** Whether this word and that of the query agree as given names. */
  readonly met: readonly boolean[]
  readonly lone: Lone
}

/** What a word costs where it finds no partner. */
interface Lone {
  readonly full: number
  readonly partial: number
  readonly most: number
  readonly isFather: boolean
  readonly isGiven: boolean
  readonly isCore: boolean
}

const loneOf = (part: Part): Lone => ({
  full: lacking(part, false),
  partial: lacking(part, true),
  most: lackingMost(part),
  isFather: isFather(part),
  isGiven: (part.roles & given) !== 0,
  isCore: part.roles !== father && !part.initial,
})

/** The evidence in log-odds and what it would be if all agreed; the same two numbers as `align` gives. */
export interface Weight {
  sum: number
  most: number
}

/** `align` for one name against many, numbers only. What it answers is good until it is asked again. */
export function quickAligner(one: Name): (other: Name) => Weight {
  const mine = one.parts.map(loneOf)
  const text = textOf(one)
  const known = new Map<Part, Column>()
  const columnOf = (part: Part): Column => {
    const pairs = one.parts.map(own => comparePair(own, part))
    const column: Column = {
      gain: pairs.map(pair => pair.gain),
      most: pairs.map(pair => pair.most),
      met: pairs.map(isMet),
      lone: loneOf(part),
    }
    known.set(part, column)
    return column
  }
  const columns: Column[] = []
  return other => {
    columns.length = other.parts.length
    for (let b = 0; b < columns.length; b++) {
      const part = other.parts[b]!
      columns[b] = known.get(part) ?? columnOf(part)
    }
    const swapped = text > textOf(other)
    pair(mine, columns, swapped)
    return tally(mine, columns, one, other)
  }
}

const isMet = ({ one, other, gain }: Matched): boolean => gain > 0 && (one.roles & other.roles & given) !== 0

function textOf(name: Name): string {
  let text = ''
  for (const part of name.parts) text += `${part.text} `
  return text
}

// The search for the best pairing keeps its place here: one thread, one search at a time, nothing to collect.
const choice: number[] = [0, 0, 0, 0, 0]
const bestChoice: number[] = [0, 0, 0, 0, 0]
let best = 0
let isPartial = false
let rows: readonly Lone[] = []
let across: readonly Lone[] = []
let worth: (row: number, column: number) => number = () => 0

/** Leaves in `bestChoice` the partner of each row (-1: none); rows are the query's words, or the candidate's if swapped. */
function pair(mine: readonly Lone[], columns: readonly Column[], swapped: boolean): void {
  const theirs = columns.map(column => column.lone)
  rows = swapped ? theirs : mine
  across = swapped ? mine : theirs
  worth = swapped ? (a, b) => columns[a]!.gain[b]! : (a, b) => columns[b]!.gain[a]!
  const cores = count(mine)
  const theirCores = count(theirs)
  isPartial = cores !== theirCores && Math.min(cores, theirCores) <= 1
  best = Number.NEGATIVE_INFINITY
  tryFrom(0, 0, 0, false)
  if (!swapped) return
  // As the query sees it: who is its word's partner.
  const seen = bestChoice.slice(0, rows.length)
  for (let a = 0; a < mine.length; a++) bestChoice[a] = seen.indexOf(a)
}

function count(parts: readonly Lone[]): number {
  let cores = 0
  for (const part of parts) if (part.isCore) cores++
  return cores
}

const lone = (part: Lone): number => (isPartial ? part.partial : part.full)

function tryFrom(at: number, taken: number, sum: number, loneFather: boolean): void {
  if (at === rows.length) {
    const value = sum + leftOver(taken, loneFather)
    if (value <= best) return
    best = value
    for (let a = 0; a < at; a++) bestChoice[a] = choice[a]!
    return
  }
  for (let b = 0; b < across.length; b++) {
    if (taken & (1 << b)) continue
    choice[at] = b
    tryFrom(at + 1, taken | (1 << b), sum + worth(at, b), loneFather)
  }
  const row = rows[at]!
  choice[at] = -1
  tryFrom(at + 1, taken, sum + lone(row), loneFather || row.isFather)
}

function leftOver(taken: number, loneFather: boolean): number {
  let sum = 0
  for (let b = 0; b < across.length; b++) {
    if (taken & (1 << b)) continue
    const part = across[b]!
    sum += lone(part)
    if (loneFather && part.isFather) sum += weights.fathersDiffer
  }
  return sum
}

const weight: Weight = { sum: 0, most: 0 }

function tally(mine: readonly Lone[], columns: readonly Column[], one: Name, other: Name): Weight {
  let sum = 0
  let most = 0
  let met = false
  let unmet = false
  let unmetThere = false
  let taken = 0
  for (let a = 0; a < mine.length; a++) {
    const b = bestChoice[a]!
    if (b < 0) {
      sum += lone(mine[a]!)
      most += mine[a]!.most
      unmet ||= mine[a]!.isGiven
      continue
    }
    taken |= 1 << b
    sum += columns[b]!.gain[a]!
    most += columns[b]!.most[a]!
    met ||= columns[b]!.met[a]!
  }
  for (let b = 0; b < columns.length; b++) {
    if (taken & (1 << b)) continue
    const part = columns[b]!.lone
    sum += lone(part)
    most += part.most
    unmetThere ||= part.isGiven
  }
  if (one.sex && other.sex && one.sex !== other.sex) sum += sexesDiffer
  if (!met && unmet && unmetThere) sum += weights.differentNames
  weight.sum = sum
  weight.most = most
  return weight
}
