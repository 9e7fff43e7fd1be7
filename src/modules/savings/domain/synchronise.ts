import type { Answer } from './archive.ts'
import type { Entry, Head } from './entry.ts'
import { afterSending, nextBatch, type PhoneLog, readFrom, takeIn } from './phone-log.ts'

/** The way to the server. Every call may fail, or succeed without the answer coming back; all of them may be repeated. */
export interface Transport {
  push(entries: readonly Entry[]): Promise<{ readonly answers: readonly Answer[]; readonly head: ServerHead }>
  /** Lines of the server's log after this one, as many as it gives at once. */
  pull(after: number): Promise<{ readonly entries: readonly Entry[]; readonly head: ServerHead }>
  /** The lines of a branch beside the server's log, by its last one. */
  branch(leaf: string): Promise<readonly Entry[]>
}
export type ServerHead = Pick<Head, 'seq' | 'hash'>

export type SyncOutcome = 'in_step' | 'ahead' | 'fork' | 'ours_dropped' | 'refused'

export interface SyncOptions {
  /** Writes down what changed, before anything more is done with it. */
  save(): Promise<void>
  batch?: number
}

/**
 * Sends what the server lacks, then reads what this phone lacks. Whatever is interrupted is done again the next time from
 * what was written down; nothing that either side holds is ever taken away by it.
 */
export async function synchronise(
  phone: PhoneLog,
  transport: Transport,
  { save, batch = 200 }: SyncOptions,
): Promise<SyncOutcome> {
  if (phone.from > 0) throw new Error('the older lines of the log are not in memory')
  const head = await sendAll(phone, transport, save, batch)
  if (phone.refused) return 'refused'
  let after = readFrom(phone, head)
  if (after === null) {
    await save()
    // The server was set back to an older copy: what it lacks is sent once more.
    return phone.confirmed < phone.entries.length ? synchronise(phone, transport, { save, batch }) : 'in_step'
  }
  for (let step = 50; ; step *= 4) {
    const lines = await pullAll(transport, after)
    const found = takeIn(phone, after, lines, await droppedLines(transport, lines))
    if (found !== 'older') {
      await save()
      return found
    }
    after = Math.max(0, after - step)
  }
}

async function sendAll(
  phone: PhoneLog,
  transport: Transport,
  save: () => Promise<void>,
  size: number,
): Promise<ServerHead> {
  for (;;) {
    const lines = nextBatch(phone, size)
    const before = phone.confirmed
    const { answers, head } = await transport.push(lines)
    afterSending(phone, lines, answers)
    if (phone.confirmed !== before) await save()
    if (phone.confirmed === before || phone.confirmed === phone.entries.length) return head
  }
}

async function droppedLines(transport: Transport, lines: readonly Entry[]): Promise<Set<string>> {
  const dropped = new Set<string>()
  for (const { event } of lines) {
    if (event.kind !== 'fork_settled') continue
    for (const { hash } of await transport.branch(event.dropped)) dropped.add(hash)
  }
  return dropped
}

async function pullAll(transport: Transport, after: number): Promise<Entry[]> {
  const all: Entry[] = []
  for (;;) {
    const { entries, head } = await transport.pull(after + all.length)
    all.push(...entries)
    if (entries.length === 0 || (all.at(-1)?.seq ?? 0) >= head.seq) return all
  }
}
