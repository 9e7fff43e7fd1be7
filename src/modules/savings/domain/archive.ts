import { type Entry, entryFault, type Head, noHash } from './entry.ts'
import { emptyLog, extend, type GroupLog, readLog } from './group-log.ts'

/** Where a kept line stands: in the group's log, in a branch beside it, or set aside because it cannot be used. */
export type Place = 'main' | 'fork' | 'quarantine'

export interface Kept {
  readonly entry: Entry
  readonly place: Exclude<Place, 'main'>
  /** Of what is set aside: why. */
  readonly reason: string | null
}

/** What a phone is told about each line it sent. All of them are kept here; only `invalid` ones could not be used. */
export interface Answer {
  readonly id: string
  readonly hash: string
  readonly state: 'stored' | 'already' | 'conflict' | 'invalid'
  readonly reason: string | null
}

/** Two lines were written after the same one: the end of the branch that is not the group's log. */
export interface Fork {
  readonly leaf: string
  readonly device: string
  /** First line that differs, and the last one of the branch. */
  readonly from: number
  readonly to: number
  /** The group has decided: the branch is kept for reading only. */
  readonly settled: boolean
}

/**
 * All that was ever received of one group, by hash. Nothing is dropped and no two branches become one: of two that
 * part, the one that was here first stays the log until the group's own `fork_settled` says otherwise.
 */
export interface Archive {
  readonly group: string
  /** The log in order, and where each line of it stands. */
  readonly main: Entry[]
  readonly index: Map<string, number>
  log: GroupLog
  /** Branches and what is set aside, by hash. */
  readonly beside: Map<string, Kept>
  /** Whose place is new since the archive was opened, by hash: what a store has to write. */
  readonly changed: Set<string>
  /** Told of each line that joins the log, with the log as it is then; not of lines of a branch that takes its place. */
  onJoined: OnJoined | null
}

export type OnJoined = (entry: Entry, log: GroupLog) => void

export function emptyArchive(group: string): Archive {
  const log = emptyLog(group)
  return { group, main: [], index: new Map(), log, beside: new Map(), changed: new Set(), onJoined: null }
}

/** The archive as the store has it; lines of the log in order, the others by name in any. */
export function openArchive(
  group: string,
  main: readonly Entry[],
  beside: Iterable<readonly [string, Kept]>,
): Archive {
  const archive = emptyArchive(group)
  const { log, broken } = readLog(group, main, { trusted: true })
  if (broken) throw new Error(`log of group ${group} breaks at ${broken.entry.seq}: ${broken.reason}`)
  archive.log = log
  for (const entry of main) addToMain(archive, entry)
  for (const [name, kept] of beside) archive.beside.set(name, kept)
  archive.changed.clear()
  return archive
}

/** Takes a batch in, line by line. The same batch again, or in another order, or in parts, leads to the same archive. */
export function receive(archive: Archive, batch: readonly Entry[]): Answer[] {
  return batch.map(entry => ({ id: entry.event.id, hash: entry.hash, ...place(archive, entry) }))
}

/**
 * The common case without the archive: a batch that only goes on where the log ends, or tells again what stands in it.
 * Null where anything in it needs the whole archive: a branch, a gap, a line that is not sound. Then `log` is spoilt.
 */
export function goOn(
  log: GroupLog,
  batch: readonly Entry[],
  known: { readonly hashes: ReadonlySet<string>; readonly events: ReadonlySet<string> },
  onJoined: OnJoined | null = null,
): { readonly answers: Answer[]; readonly added: Entry[] } | null {
  const answers: Answer[] = []
  const added: Entry[] = []
  for (const entry of batch) {
    const { hash, event } = entry
    const isKnown = known.hashes.has(hash) || added.some(one => one.hash === hash)
    if (isKnown && entryFault(entry)) return null
    if (!isKnown) {
      if (known.events.has(event.id) || event.kind === 'fork_settled' || extend(log, entry)) return null
      added.push(entry)
      onJoined?.(entry, log)
    }
    answers.push({ id: event.id, hash, state: isKnown ? 'already' : 'stored', reason: null })
  }
  return { answers, added }
}

/** Branches beside the log, each with where it left it. */
export function forksOf({ beside, main }: Archive): Fork[] {
  const lines = [...beside.values()].filter(one => one.place === 'fork').map(one => one.entry)
  const parents = new Set(lines.map(entry => entry.prev))
  const settled = new Set(
    lines.length === 0
      ? []
      : main.flatMap(({ event }) => (event.kind === 'fork_settled' ? [event.dropped] : [])),
  )
  return lines
    .filter(entry => !parents.has(entry.hash))
    .map(({ hash: leaf, device, seq: to }) => ({
      ...{ leaf, device, to, settled: settled.has(leaf) },
      from: (branchOf({ beside }, leaf)[0] as Entry).seq,
    }))
    .sort((a, b) => a.from - b.from || (a.leaf < b.leaf ? -1 : 1))
}

/** The lines of a branch, from where it left the log. */
export function branchOf({ beside }: Pick<Archive, 'beside'>, leaf: string): Entry[] {
  const lines: Entry[] = []
  for (let at = beside.get(leaf); at?.place === 'fork'; at = beside.get(at.entry.prev)) lines.push(at.entry)
  return lines.reverse()
}

export const headOf = (archive: Archive): Head => archive.log.head

type Placed = Pick<Answer, 'state' | 'reason'>

function place(archive: Archive, entry: Entry): Placed {
  const fault = entryFault(entry)
  // Not what its hash says: set aside under a name of its own, so that it cannot stand in the way of the true line.
  if (fault || entry.group !== archive.group) {
    return setAside(archive, entry, fault ?? 'group', `${entry.hash}?${archive.beside.size}`)
  }
  if (archive.index.has(entry.hash)) return { state: 'already', reason: null }
  if (archive.beside.get(entry.hash)?.place === 'fork') return { state: 'conflict', reason: 'fork' }
  return join(archive, entry)
}

function join(archive: Archive, entry: Entry): Placed {
  if (entry.prev === archive.log.head.hash) {
    const reason = extend(archive.log, entry)
    if (reason) return setAside(archive, entry, reason)
    addToMain(archive, entry)
    archive.onJoined?.(entry, archive.log)
    joinWaiting(archive, entry.hash)
    chooseSettled(archive)
    return { state: 'stored', reason: null }
  }
  const parentIsHere =
    entry.prev === noHash || archive.index.has(entry.prev) || archive.beside.get(entry.prev)?.place === 'fork'
  if (!parentIsHere) return setAside(archive, entry, 'parent_missing')
  addToForks(archive, entry)
  joinWaiting(archive, entry.hash)
  chooseSettled(archive)
  return archive.index.has(entry.hash)
    ? { state: 'stored', reason: null }
    : { state: 'conflict', reason: 'fork' }
}

/** A branch on which the group settled that the log, as it ends now, is to be dropped. */
function chooseSettled(archive: Archive): void {
  for (const { entry, place: where } of [...archive.beside.values()]) {
    if (where === 'fork' && becomesMain(archive, entry)) return
  }
}

/** Lines that came before the one they follow: with it they find their place. */
function joinWaiting(archive: Archive, parent: string): void {
  for (const [name, { entry, place: where }] of [...archive.beside]) {
    if (where === 'quarantine' && entry.prev === parent && name === entry.hash) join(archive, entry)
  }
}

/**
 * The group settled the fork on a branch, naming the end of today's log as the one to drop: then the branch is the log,
 * if all of it holds. What it replaces becomes a branch.
 */
function becomesMain(archive: Archive, { hash, event }: Entry): boolean {
  if (event.kind !== 'fork_settled' || event.dropped !== archive.log.head.hash) return false
  const branch = branchOf(archive, hash)
  const from = (branch[0] as Entry).seq - 1
  const { log, broken } = readLog(archive.group, [...archive.main.slice(0, from), ...branch])
  if (broken) return false
  for (const entry of archive.main.splice(from)) {
    archive.index.delete(entry.hash)
    addToForks(archive, entry)
  }
  for (const entry of branch) addToMain(archive, entry)
  archive.log = log
  // Lines already written after the settling one belong to the log as well.
  for (let next = successor(archive); next; next = successor(archive)) addToMain(archive, next)
  return true
}

function successor(archive: Archive): Entry | null {
  for (const { entry, place: where } of archive.beside.values()) {
    if (where === 'fork' && entry.prev === archive.log.head.hash && !extend(archive.log, entry)) return entry
  }
  return null
}

function addToMain(archive: Archive, entry: Entry): void {
  archive.beside.delete(entry.hash)
  archive.index.set(entry.hash, archive.main.push(entry) - 1)
  archive.changed.add(entry.hash)
}

function addToForks(archive: Archive, entry: Entry): void {
  archive.beside.set(entry.hash, { entry, place: 'fork', reason: null })
  archive.changed.add(entry.hash)
}

function setAside(archive: Archive, entry: Entry, reason: string, name = entry.hash): Placed {
  archive.beside.set(name, { entry, place: 'quarantine', reason })
  archive.changed.add(name)
  return { state: 'invalid', reason }
}
