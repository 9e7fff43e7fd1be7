import { type Answer, type Archive, goOn } from '../domain/archive.ts'
import { copyOf, logFromCopy } from '../domain/book-copy.ts'
import type { Entry } from '../domain/entry.ts'

/** What the server would answer from its copy of the book, as `service/keep-lines.ts` does it; null: only the whole will do. */
export function shortWay(
  { log, main, index, beside }: Archive,
  batch: readonly Entry[],
): { readonly answers: Answer[]; readonly head: string } | null {
  if (main.length === 0 || beside.size > 0) return null
  const copy = logFromCopy(copyOf(log), log.head)
  const hashes = new Set(batch.flatMap(({ hash }) => (index.has(hash) ? [hash] : [])))
  const found = copy && goOn(copy, batch, { hashes, events: new Set(main.map(({ event }) => event.id)) })
  return found && { answers: found.answers, head: copy.head.hash }
}
