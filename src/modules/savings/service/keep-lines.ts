import type { UseCase } from '#platform/use-case.ts'
import { type Answer, type Fork, forksOf, goOn, type OnJoined, receive } from '../domain/archive.ts'
import type { Entry } from '../domain/entry.ts'
import type { GroupLog } from '../domain/group-log.ts'
import { keepBook, knownOf, readBook } from '../store/books.ts'
import * as entries from '../store/entries.ts'
import type { GroupRow } from '../store/groups.ts'

interface Of {
  readonly organisationId: string
  readonly groupId: string
}

export interface Batch {
  readonly group: GroupRow
  readonly lines: readonly Entry[]
  /** A watch of the lines that join the log; a new one for each try. */
  readonly watch?: () => OnJoined
}

/** What a batch came to. `lastTold`: what the phone's clock said at the last close; undefined where this batch has none. */
export interface Kept {
  readonly answers: Answer[]
  readonly log: GroupLog
  readonly forks: Fork[]
  readonly setAside: number
  readonly hasChanged: boolean
  /** A branch has taken the place of lines that were the log before. */
  readonly isRewritten: boolean
  readonly lastTold: string | null | undefined
}

/** Keeps a batch: from the copy of the book where it only goes on, with all that was ever received otherwise. */
export async function keepLines(use: UseCase, of: Of, batch: Batch): Promise<Kept> {
  return (await keepAtEnd(use, of, batch)) ?? (await keepAnywhere(use, of, batch))
}

async function keepAtEnd(use: UseCase, of: Of, { group, lines, watch }: Batch): Promise<Kept | null> {
  if (group.head_seq === 0) return null
  const { beside, ...known } = await knownOf(use.db, of, lines)
  const log = beside ? null : await readBook(use.db, of, group)
  const found = log && goOn(log, lines, known, watch?.())
  if (!found) return null
  const { answers, added } = found
  const now = { ...of, now: use.now }
  await entries.addLines(use.db, now, added)
  if (added.length > 0) await keepBook(use.db, now, log)
  const lastTold = closedIn(added)?.at
  return { answers, log, forks: [], setAside: 0, hasChanged: added.length > 0, isRewritten: false, lastTold }
}

async function keepAnywhere(use: UseCase, of: Of, { group, lines, watch }: Batch): Promise<Kept> {
  const archive = await entries.readArchive(use.db, of)
  archive.onJoined = watch?.() ?? null
  const answers = receive(archive, lines)
  const now = { ...of, now: use.now }
  await entries.writeArchive(use.db, now, archive)
  await keepBook(use.db, now, archive.log)
  return {
    ...{ answers, log: archive.log, forks: forksOf(archive), hasChanged: archive.changed.size > 0 },
    setAside: [...archive.beside.values()].filter(one => one.place === 'quarantine').length,
    isRewritten: group.head_seq > 0 && archive.main[group.head_seq - 1]?.hash !== group.head_hash,
    lastTold: closedIn(archive.main)?.at ?? null,
  }
}

const closedIn = (lines: readonly Entry[]) => lines.findLast(({ event }) => event.kind === 'meeting_closed')
