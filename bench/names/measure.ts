import { performance } from 'node:perf_hooks'
import { type Facts, scoreNames } from '../../src/modules/people/domain/names/score.ts'
import type { Cluster, Pair } from './dev-set.ts'
import { randomFrom } from './people.ts'

export interface Stored {
  readonly id: number
  readonly name: string
  readonly facts?: Facts
}

/** Best first, at most ten ids. */
export type Finder = (query: string, facts?: Facts) => Promise<number[]>

export interface Query {
  readonly slice: string
  readonly text: string
  readonly facts?: Facts
  readonly wanted: number
}

export function factsOf(cluster: Cluster, at: number): Facts | undefined {
  const seen = cluster.obs?.[at]
  if (!seen) return undefined
  return {
    ...(seen.by !== null && { birthYear: seen.by }),
    ...(seen.district !== null && { district: seen.district }),
  }
}

/** Slices of names.md: real (Central Asia), gen, near, other; initials apart. Ids of clusters are their place in the file. */
export function queriesOf(clusters: readonly Cluster[]): Query[] {
  return clusters.flatMap((cluster, wanted) =>
    cluster.names.flatMap((text, at): Query[] => {
      if (at === cluster.index) return []
      const slice = cluster.partial[at] ? 'initials' : sliceOf(cluster)
      const facts = factsOf(cluster, at)
      return [{ slice, text, wanted, ...(facts && { facts }) }]
    }),
  )
}

function sliceOf(cluster: Cluster): string {
  return cluster.slice === 'real-ca' || cluster.slice === 'real-seed' ? 'real' : cluster.slice
}

export interface Figures {
  readonly slice: string
  readonly queries: number
  readonly recall1: number
  readonly recall10: number
  readonly meanReciprocal: number
}

/** One query at a time. Also gives every query's milliseconds and those that were missed. */
export async function measureSearch(queries: readonly Query[], find: Finder, withFacts = false) {
  const bySlice = new Map<string, { queries: number; first: number; ten: number; reciprocal: number }>()
  const times: number[] = []
  const missed: Query[] = []
  for (const query of queries) {
    const begun = performance.now()
    const found = await find(query.text, withFacts ? query.facts : undefined)
    times.push(performance.now() - begun)
    const place = found.indexOf(query.wanted)
    const sum = bySlice.get(query.slice) ?? { queries: 0, first: 0, ten: 0, reciprocal: 0 }
    sum.queries++
    if (place === 0) sum.first++
    if (place >= 0) sum.ten++
    if (place >= 0) sum.reciprocal += 1 / (place + 1)
    if (place < 0) missed.push(query)
    bySlice.set(query.slice, sum)
  }
  const figures = [...bySlice].map(([slice, sum]): Figures => {
    const share = (part: number) => part / sum.queries
    return {
      slice,
      queries: sum.queries,
      recall1: share(sum.first),
      recall10: share(sum.ten),
      meanReciprocal: share(sum.reciprocal),
    }
  })
  return { figures, times, missed }
}

export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export interface PairFigures {
  readonly threshold: number
  readonly f1: number
  readonly precision: number
  readonly recall: number
  /** Share of look-alike pairs at or over the threshold, by kind. */
  readonly passed: Readonly<Record<string, number>>
}

/** One random pair of full spellings a cluster against the look-alikes and as many random pairs; F1 at the best threshold. */
export async function measurePairs(
  clusters: readonly Cluster[],
  nonpairs: readonly Pair[],
  score: (a: string, b: string) => number | Promise<number>,
): Promise<PairFigures> {
  const random = randomFrom(7)
  const full = clusters.map(cluster => cluster.names.filter((_, at) => !cluster.partial[at]))
  const same = await scoreAll(
    full
      .filter(names => names.length > 1)
      .map(names => {
        const first = Math.floor(random() * names.length)
        const second = (first + 1 + Math.floor(random() * (names.length - 1))) % names.length
        return { kind: 'same', a: names[first]!, b: names[second]! }
      }),
    score,
  )
  const strangers = Array.from({ length: Math.max(0, same.length - nonpairs.length) }, () => {
    const one = Math.floor(random() * full.length)
    const other = (one + 1 + Math.floor(random() * (full.length - 1))) % full.length
    return { kind: 'stranger', a: full[one]![0] ?? '', b: full[other]![0] ?? '' }
  })
  const different = await scoreAll([...nonpairs, ...strangers], score)
  const best = bestThreshold(
    same.map(pair => pair.score),
    different.map(pair => pair.score),
  )
  const kinds = [...new Set(different.map(pair => pair.kind))]
  const passed = Object.fromEntries(
    kinds.map(kind => {
      const ofKind = different.filter(pair => pair.kind === kind)
      return [kind, ofKind.filter(pair => pair.score >= best.threshold).length / ofKind.length]
    }),
  )
  return { ...best, passed }
}

async function scoreAll(pairs: readonly Pair[], score: (a: string, b: string) => number | Promise<number>) {
  const scored: { kind: string; score: number }[] = []
  for (const { kind, a, b } of pairs) scored.push({ kind, score: await score(a, b) })
  return scored
}

export function ourScore(a: string, b: string): number {
  return scoreNames(a, b).score
}

function bestThreshold(same: readonly number[], different: readonly number[]) {
  let best = { threshold: 0, f1: 0, precision: 0, recall: 0 }
  for (let threshold = 0.02; threshold < 1; threshold += 0.01) {
    const hits = same.filter(score => score >= threshold).length
    const wrong = different.filter(score => score >= threshold).length
    const precision = hits / Math.max(1, hits + wrong)
    const recall = hits / same.length
    const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall)
    if (f1 > best.f1) best = { threshold: Math.round(threshold * 100) / 100, f1, precision, recall }
  }
  return best
}
