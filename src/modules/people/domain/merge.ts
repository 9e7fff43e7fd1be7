/** Why two files that look alike are two persons'. */
export const notSameReasons = [
  'twins',
  'siblings',
  'relatives',
  'papers_differ',
  'they_say_so',
  'other',
] as const
export type NotSameReason = (typeof notSameReasons)[number]

/**
 * What becomes of a field when two files are made one. `same`: both say it. `kept`: only the kept file says it, or both say
 * something else and the kept one's counts; `beside`: what the other file says stays to be read in the kept one; `both`:
 * shown together, each with where it is from.
 */
export type Fate = 'same' | 'kept' | 'beside' | 'both' | 'none'

/** One thing only can be true of a person (a birth year): the kept file's counts, nothing is written over. */
export function fateOfFact(kept: string, other: string): Fate {
  if (kept === '' && other === '') return 'none'
  if (kept === other) return 'same'
  return other === '' ? 'kept' : 'beside'
}

/** What there may be many of (names, ways, papers, consents): all stay. */
export function fateOfList(kept: number, other: number): Fate {
  if (kept === 0 && other === 0) return 'none'
  return other === 0 ? 'kept' : 'both'
}

/** The two ids in the order in which a pair is kept. */
export const pairOf = (one: string, other: string): readonly [string, string] =>
  one < other ? [one, other] : [other, one]

/** Merging shows each file to those who know the other: only where that is the same circle. */
export function guardedAlike(one: Guarded, other: Guarded): boolean {
  if (one.restricted !== other.restricted) return false
  if (!one.restricted) return true
  const circle = new Set(one.workerIds)
  return circle.size === new Set(other.workerIds).size && other.workerIds.every(id => circle.has(id))
}

interface Guarded {
  readonly restricted: boolean
  readonly workerIds: readonly string[]
}
