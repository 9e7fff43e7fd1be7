import { type Figures, type PairFigures, percentile } from './measure.ts'
import type { Spent } from './processor.ts'

export function timesLine(title: string, times: readonly number[]): string {
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length
  const at = (share: number) => percentile(times, share).toFixed(1)
  return `\n${title}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, mean ${mean.toFixed(1)} ms, longest ${at(1)} ms`
}

/** The bench asks in the same process: some 0.3 ms of the application's are its own. */
export function spentLine({ application, database }: Spent, searches: number): string {
  const each = (spent: number) => (spent / searches).toFixed(2)
  return `  processor time a search: application ${each(application)} ms, database ${each(database)} ms`
}

export function lineOf({ slice, queries, recall1, recall10, meanReciprocal }: Figures): string {
  return `  ${slice.padEnd(12)} ${String(queries).padStart(5)}  recall@1 ${percent(recall1)}  recall@10 ${percent(recall10)}  MRR ${meanReciprocal.toFixed(3)}`
}

export function pairLines(title: string, figures: PairFigures): string[] {
  const { f1, threshold, precision, recall, passed } = figures
  return [
    `\n${title}, pairs: F1 ${f1.toFixed(3)} at ${threshold} (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)})`,
    `  passed: ${Object.entries(passed)
      .map(([kind, share]) => `${kind} ${percent(share)}`)
      .join(', ')}`,
  ]
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}
