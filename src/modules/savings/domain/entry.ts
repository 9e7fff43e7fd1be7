import { digest } from './canonical.ts'
import { isSigned } from './group-key.ts'
import type { GroupEvent } from './journal.ts'

/**
 * One line of a group's log: an event, where it stands and who wrote it. `hash` covers everything else, `prev` is the
 * hash of the line before, so that nothing can be changed, left out or put in between unseen. Ordered by `seq`; `at` is
 * what the phone's clock said and is only ever shown.
 */
export interface Entry {
  readonly v: 1
  readonly group: string
  /** Who may write: one device for each epoch; a new epoch begins with `taken_over`. */
  readonly epoch: number
  readonly device: string
  readonly seq: number
  readonly prev: string
  readonly at: string
  readonly event: GroupEvent
  readonly hash: string
}

/** The end of a log: what the next line has to join. */
export interface Head {
  readonly group: string
  readonly seq: number
  readonly hash: string
  readonly epoch: number
  readonly device: string
  /** The group's public key, from the first entry. */
  readonly key: string
}

export const noHash = '0'.repeat(64)

/** The head of a log in which nothing stands yet. */
export function emptyHead(group: string): Head {
  return { group, seq: 0, hash: noHash, epoch: 0, device: '', key: '' }
}

export function hashOf(entry: Omit<Entry, 'hash'>): string {
  const { v, group, epoch, device, seq, prev, at, event } = entry
  return digest({ v, group, epoch, device, seq, prev, at, event })
}

/** The next line of a log. A take-over, like the very first line, begins an epoch. */
export function entryAfter(head: Head, device: string, at: string, event: GroupEvent): Entry {
  const begins = event.kind === 'book_started' || event.kind === 'taken_over'
  const line = {
    v: 1 as const,
    group: head.group,
    epoch: begins ? head.epoch + 1 : head.epoch,
    ...{ device, seq: head.seq + 1, prev: head.hash, at, event },
  }
  return { ...line, hash: hashOf(line) }
}

/** Why a line cannot stand after this head, as far as the chain itself says; null where it can. */
export type ChainFault =
  | 'version'
  | 'group'
  | 'hash'
  | 'order'
  | 'first'
  | 'epoch'
  | 'device'
  | 'signature'
  | 'unreadable'

/** Whether the line is what its hash says, wherever it stands. */
export function entryFault(entry: Entry): ChainFault | null {
  if (entry.v !== 1) return 'version'
  try {
    return entry.hash === hashOf(entry) ? null : 'hash'
  } catch {
    return 'unreadable'
  }
}

/** Whether a sound line joins this head. */
export function joinFault(head: Head, entry: Entry): ChainFault | null {
  const { event } = entry
  if (entry.group !== head.group) return 'group'
  if (entry.prev !== head.hash || entry.seq !== head.seq + 1) return 'order'
  const isFirst = head.seq === 0
  if (isFirst !== (event.kind === 'book_started')) return 'first'
  if (isFirst || event.kind === 'taken_over') {
    if (entry.epoch !== head.epoch + 1) return 'epoch'
  } else {
    if (entry.epoch !== head.epoch) return 'epoch'
    if (entry.device !== head.device) return 'device'
  }
  return signatureFault(head, entry)
}

export function headAfter(head: Head, entry: Entry): Head {
  const { group, seq, hash, epoch, device, event } = entry
  return { group, seq, hash, epoch, device, key: event.kind === 'book_started' ? event.key : head.key }
}

function signatureFault(head: Head, { group, prev, device, event }: Entry): ChainFault | null {
  if (event.kind === 'taken_over') {
    const said = { what: 'take_over', group, prev, device } as const
    return isSigned(head.key, said, event.signature) ? null : 'signature'
  }
  if (event.kind === 'fork_settled') {
    const said = { what: 'settle_fork', group, prev, dropped: event.dropped } as const
    return isSigned(head.key, said, event.signature) ? null : 'signature'
  }
  return null
}
