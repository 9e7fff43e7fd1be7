import { align, type Matched } from './align.ts'
import { compareFacts, type Facts } from './facts.ts'
import type { Name } from './name.ts'
import { parseName } from './parts.ts'
import { quickAligner } from './quick.ts'
import { type Reason, reasonsOf } from './reasons.ts'

export interface NameScore {
  /** 0 to 1: 1 is the same name. See `sameName` and `maybeName` for what to make of it. */
  readonly score: number
  readonly why: readonly Reason[]
}

/** From here up two names are taken for one person's: warn before a second record is made. */
export const sameName = 0.75
/** From here up show as "maybe"; below, names are different. On the development set's pairs F1 is best here. */
export const maybeName = 0.5

/**
 * How surely two names, as written anywhere, are one person's, and why. Symmetric: swapping the names (and their facts)
 * changes nothing. Facts that one side lacks count a little against, facts that differ much.
 */
export function scoreNames(
  query: string | Name,
  candidate: string | Name,
  facts?: { readonly query?: Facts; readonly candidate?: Facts },
): NameScore {
  const one = typeof query === 'string' ? parseName(query) : query
  const other = typeof candidate === 'string' ? parseName(candidate) : candidate
  const judged = nameScorer(one, facts?.query)(other, facts?.candidate)
  return { score: judged.score, why: judged.why() }
}

/** A score whose reasons are only put together when somebody wants to read them. */
export interface Judged {
  readonly score: number
  readonly why: () => readonly Reason[]
}

/** `scoreNames` for one query against many candidates. */
export function nameScorer(query: Name, asked: Facts = {}): (candidate: Name, facts?: Facts) => Judged {
  const weigh = quickAligner(query)
  return (candidate, facts = {}) => {
    const known = compareFacts(asked, facts)
    const { sum, most: mostOfName } = weigh(candidate)
    const most = mostOfName + known.most
    const share = most <= 0 ? 0 : Math.min(1, Math.max(0, (sum + known.sum) / most))
    return {
      score: Math.round(calibrate(share) * 1e6) / 1e6,
      why: () => [...reasonsOf(query, candidate, align(query, candidate)), ...known.why],
    }
  }
}
// Share of the possible evidence at which as many pairs are one person as not; it becomes a score of one half.
const evenShare = 0.3

function calibrate(share: number): number {
  return share < evenShare ? (share / evenShare) * 0.5 : 0.5 + ((share - evenShare) / (1 - evenShare)) * 0.5
}

export type { Facts, Matched, Reason }
