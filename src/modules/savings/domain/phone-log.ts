import type { Answer } from './archive.ts'
import { type Entry, entryAfter, type Head, noHash } from './entry.ts'
import { sign } from './group-key.ts'
import { append, extend, type GroupLog, readLog } from './group-log.ts'
import type { GroupEvent } from './journal.ts'
import { refuse } from './refusals.ts'

/** A group's log as one phone holds it: its own chain, how much of it the server has, and what the server has instead. */
export interface PhoneLog {
  readonly group: string
  readonly device: string
  /** So many lines at the beginning are not in memory yet (`fillIn`); `log` knows what they came to. Mostly 0. */
  from: number
  /** The lines after those. */
  entries: Entry[]
  log: GroupLog
  /** Lines up to here are at the server, as log or as branch. */
  confirmed: number
  /** The server's log where it parted from ours; null while the two agree. */
  fork: Fork | null
  /** The line the server could not use, with its reason. */
  refused: { readonly hash: string; readonly reason: string } | null
}

export interface Fork {
  /** Lines of the server's log after the last one that both have. */
  readonly theirs: readonly Entry[]
  /** Number of lines that both have. */
  readonly common: number
}

/** What a phone keeps between two starts. */
export interface Stored {
  readonly entries: readonly Entry[]
  readonly confirmed: number
  readonly fork: Fork | null
  /** Where the lines before `entries` ended, from a copy of the book. */
  readonly start?: GroupLog | null
}

export function openPhoneLog(group: string, device: string, stored: Stored): PhoneLog {
  const from = stored.start?.head.seq ?? 0
  const { log, broken } = readLog(group, stored.entries, { trusted: true, start: stored.start ?? undefined })
  if (broken) throw refuse('savings.entry_invalid', { seq: broken.entry.seq, why: broken.reason })
  return { group, device, from, entries: [...stored.entries], log, ...pick(stored), refused: null }
}

/** The lines that were not read at first. False: they do not end where the copy of the book says, which is then no good. */
export function fillIn(phone: PhoneLog, earlier: readonly Entry[]): boolean {
  const next = phone.entries[0]?.prev ?? phone.log.head.hash
  if (earlier.length !== phone.from || earlier.at(-1)?.hash !== next) return false
  if (earlier.some((entry, at) => entry.seq !== at + 1 || entry.prev !== (earlier[at - 1]?.hash ?? noHash)))
    return false
  phone.entries = [...earlier, ...phone.entries]
  phone.from = 0
  return true
}

const pick = ({ confirmed, fork }: Stored) => ({ confirmed, fork })

/** Whether this phone is the one that writes. Any other may read, send, and take over with the key-holders. */
export function mayWrite(phone: PhoneLog): boolean {
  return phone.log.head.seq === 0 || phone.log.head.device === phone.device
}

/**
 * The line that this event becomes, already part of the log in memory; throws the refusal of the group's rules. The
 * caller writes it down before anybody is shown it, and opens the log anew from the store when that fails.
 */
export function write(phone: PhoneLog, at: string, event: GroupEvent): Entry {
  if (phone.fork && event.kind === 'shared_out') throw refuse('savings.fork_open')
  const takesOver = event.kind === 'taken_over'
  if (!takesOver && !mayWrite(phone)) throw refuse('savings.not_the_writer')
  const entry = entryAfter(phone.log.head, phone.device, at, event)
  append(phone.log, entry)
  phone.entries.push(entry)
  return entry
}

/** Takes the writing over: signed with the group's secret, which the key-holders' PINs opened. */
export function takeOver(
  phone: PhoneLog,
  at: string,
  said: { id: string; holders: readonly string[]; witness: string | null; secret: Uint8Array },
): Entry {
  const { group, device, log } = phone
  const signature = sign(said.secret, { what: 'take_over', group, prev: log.head.hash, device })
  const { id, holders, witness } = said
  return write(phone, at, { id, kind: 'taken_over', holders, witness, signature })
}

/** The group decided that this phone's log is the true one. */
export function keepOurs(
  phone: PhoneLog,
  at: string,
  said: { id: string; holders: readonly string[]; secret: Uint8Array },
): Entry {
  const dropped = phone.fork?.theirs.at(-1)?.hash
  if (dropped === undefined) throw refuse('savings.no_fork')
  return writeSettled(phone, at, said, dropped)
}

/** Says in this log that the branch which ends there is not the true one. */
export function writeSettled(
  phone: PhoneLog,
  at: string,
  { id, holders, secret }: { id: string; holders: readonly string[]; secret: Uint8Array },
  dropped: string,
): Entry {
  const { group, log } = phone
  const signature = sign(secret, { what: 'settle_fork', group, prev: log.head.hash, dropped })
  return write(phone, at, { id, kind: 'fork_settled', dropped, holders, signature })
}

/**
 * The lines to send next, from the last one that the server confirmed on: it is told again, so that a server which was
 * set back to an older copy is found out, also where ours is a branch beside its log.
 */
export function nextBatch(phone: PhoneLog, most: number): Entry[] {
  const from = Math.max(0, phone.confirmed - 1)
  return phone.entries.slice(from, from + most + 1)
}

/** What the answers to a batch mean. Nothing of ours is ever dropped because of an answer. */
export function afterSending(phone: PhoneLog, batch: readonly Entry[], answers: readonly Answer[]): void {
  for (const [index, { hash, state, reason }] of answers.entries()) {
    const entry = batch[index] as Entry
    if (entry.hash !== hash) return
    if (state === 'invalid') {
      // The server lacks what came before (it was restored from an older copy): everything is sent once more.
      if (reason === 'parent_missing' && phone.confirmed > 0) phone.confirmed = 0
      else phone.refused = { hash, reason: reason ?? '' }
      return
    }
    phone.confirmed = Math.max(phone.confirmed, entry.seq)
  }
  phone.refused = null
}

/** What to do about the server's log after sending: nothing, read on from a line both may have, or read from further back. */
export function readFrom(phone: PhoneLog, server: Pick<Head, 'seq' | 'hash'>): number | null {
  const mine = phone.entries[server.seq - 1]
  if (server.seq === 0 || mine?.hash === server.hash) {
    phone.confirmed = Math.min(phone.confirmed, server.seq)
    phone.fork = null
    return null
  }
  return phone.fork ? phone.fork.common : Math.min(phone.entries.length, server.seq - 1)
}

/**
 * What the server's lines after `from` mean: `ahead` (we only lacked them and have them now), `fork` (both wrote), `older`
 * (they do not join here: ask again from an earlier line), `ours_dropped` (the group settled elsewhere that ours is not
 * the true one; ours stays at the server as a branch). `dropped`: the lines of all branches that were settled against.
 */
export function takeIn(
  phone: PhoneLog,
  after: number,
  received: readonly Entry[],
  dropped: ReadonlySet<string> = new Set(),
): 'ahead' | 'fork' | 'older' | 'ours_dropped' {
  if (after > 0 && received[0]?.prev !== phone.entries[after - 1]?.hash) return 'older'
  let same = 0
  while (received[same] && received[same]?.hash === phone.entries[after + same]?.hash) same++
  const from = after + same
  const lines = received.slice(same)
  if (from === phone.entries.length) {
    adopt(phone, lines, from)
    return 'ahead'
  }
  if (dropped.has(phone.log.head.hash) && phone.confirmed >= phone.entries.length) {
    adopt(phone, lines, from)
    return 'ours_dropped'
  }
  phone.fork = { theirs: lines, common: from }
  return 'fork'
}

/** The server's lines in place of ours after `from`; checked like everything that comes from outside. */
export function adopt(phone: PhoneLog, lines: readonly Entry[], from: number): void {
  const kept = phone.entries.slice(0, from)
  // What only goes on is added; anything else is read anew from the first line.
  const goesOn = from === phone.entries.length
  const log = goesOn ? phone.log : readLog(phone.group, kept, { trusted: true }).log
  for (const entry of lines) {
    const why = extend(log, entry)
    if (!why) continue
    if (goesOn) phone.log = readLog(phone.group, kept, { trusted: true }).log
    throw refuse('savings.entry_invalid', { seq: entry.seq, why })
  }
  const entries = [...kept, ...lines]
  phone.entries = entries
  phone.log = log
  phone.confirmed = entries.length
  phone.fork = null
}
