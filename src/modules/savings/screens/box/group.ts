import { newId } from '#lib/ids.ts'
import { createValue } from '#staff/value.ts'
import type { Book } from '../../domain/book.ts'
import { copyOf } from '../../domain/book-copy.ts'
import type { Entry } from '../../domain/entry.ts'
import { publicKey } from '../../domain/group-key.ts'
import type { Happening } from '../../domain/journal.ts'
import {
  adopt,
  type Fork,
  fillIn,
  mayWrite,
  openPhoneLog,
  type PhoneLog,
  takeOver,
  write,
  writeSettled,
} from '../../domain/phone-log.ts'
import { refuse } from '../../domain/refusals.ts'
import { type Chunk, type Interval, type Lid, readLid, type Writing, writeDown } from './device.ts'
import { aboutLines, readGroup, readLines } from './read.ts'
import { type Bytes, makeLocks, openLocks, randomBytes, sealJson, storeKey, toText } from './seal.ts'

/** A member as the group knows them; outside the log, so that it can be erased. `version` grows with each change. */
export interface Person {
  readonly name: string
  readonly phone: string
  readonly version: number
}
export type People = Readonly<Record<string, Person>>

/** What this phone alone needs: its way into the server, and the other book where two phones wrote. */
export interface Private {
  readonly deviceKey: string
  readonly fork: Fork | null
  /** Lines of ours that the group decided against: kept to be read. */
  readonly dropped: readonly (readonly Entry[])[]
}

/** A group whose box is open on this phone. Locked again by `lock`, and whenever the page goes. */
export interface OpenGroup {
  lid: Lid
  log: PhoneLog
  people: People
  own: Private
  draft: Record<string, unknown>
  readonly secret: Bytes
  readonly key: CryptoKey
  /** Who opened it: places among the key-holders, and a witness where one of them was not there. */
  opened: { readonly holders: readonly number[]; readonly witness: string | null }
}

/** The one that is open. Set anew after each change, so that what is shown is what is on the disk. */
export const openGroup = createValue<{ readonly group: OpenGroup } | null>(null)
const show = (group: OpenGroup) => openGroup.set({ group })

export const bookOf = (group: OpenGroup): Book => group.log.log.book

/** Whose numbers opened the box: as the book will be told. */
export function openedBy(group: OpenGroup): string[] {
  const keepers = group.lid.keepers ?? bookOf(group).governance?.keyHolders ?? []
  return group.opened.holders.flatMap(index => keepers[index] ?? [])
}

export interface NewGroup {
  readonly name: string
  readonly village: string
  readonly currency: string
  readonly interval: Interval
  readonly people: People
  readonly pins: readonly string[]
  readonly happenings: readonly Happening[]
}

/** Begins a book on this phone; needs no network and nobody signed in. */
export async function beginGroup(given: NewGroup): Promise<OpenGroup> {
  const secret = randomBytes(32)
  const [id, device] = [newId(), newId()]
  const locks = await makeLocks(secret, given.pins)
  const log = openPhoneLog(id, device, { entries: [], confirmed: 0, fork: null })
  const at = new Date().toISOString()
  const { currency, happenings } = given
  write(log, at, { id: newId(), kind: 'book_started', key: publicKey(secret), currency })
  for (const happening of happenings) write(log, at, { id: newId(), ...happening })
  const lid: Lid = {
    ...{
      id,
      device,
      name: given.name,
      village: given.village,
      currency,
      interval: given.interval,
      locks,
      keyHolders: given.pins.length,
      keepers: log.log.book.governance?.keyHolders ?? [],
    },
    ...{ written: log.entries.length, confirmed: 0, registered: false, fork: false, copiedAt: null },
  }
  const own = { deviceKey: toText(randomBytes(32)), fork: null, dropped: [] }
  const opened = { holders: given.pins.map((_, index) => index), witness: null }
  const key = await storeKey(secret)
  const group: OpenGroup = { lid, log, people: given.people, own, draft: {}, secret, key, opened }
  await saveAll(group)
  await navigator.storage?.persist?.().catch(() => false)
  show(group)
  return group
}

/** Opens the box with the key-holders' numbers (null: not there). Null where they do not open it. */
export async function unlock(
  id: string,
  pins: readonly (string | null)[],
  witness: string | null,
): Promise<OpenGroup | null> {
  const lid = await readLid(id)
  const secret = lid && (await openLocks(lid.locks, pins))
  if (!lid || !secret) return null
  const holders = pins.flatMap((pin, index) => (pin === null ? [] : [index]))
  const group = await readGroup(lid, secret, { holders, witness })
  show(group)
  return group
}

export function lock(): void {
  openGroup.set(null)
}

const fillings = new WeakMap<PhoneLog, Promise<void>>()

/** Resolves when every line of the log is in memory. They are looked at: where the copy does not fit them, it goes. */
export function wholeLog(group: OpenGroup): Promise<void> {
  const { log } = group
  if (log.from === 0) return Promise.resolve()
  const filling = fillings.get(log) ?? fillLog(group, log)
  fillings.set(log, filling)
  return filling
}

async function fillLog(group: OpenGroup, log: PhoneLog): Promise<void> {
  const earlier = await readLines(group.lid.id, group.key, 0, log.from)
  if (group.log !== log) return wholeLog(group)
  if (!fillIn(log, earlier)) await readAgain(group)
  show(group)
}

let last: Promise<unknown> = Promise.resolve()

/** One thing after another, also when somebody taps faster than the disk writes. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work, work)
  last = next.catch(() => undefined)
  return next
}

/**
 * Writes what happened into the book: checked by the group's rules, sealed, on the disk, and only then shown. Several at
 * once are written together or not at all. Throws the refusal, and what is in memory is as on the disk.
 */
export function record(group: OpenGroup, ...happenings: readonly Told[]): Promise<void> {
  return inTurn(() => recordLines(group, at => happenings.map(one => () => plainLine(group, at, one))))
}

/** What has an id already was written elsewhere before, and keeps it: others may quote it. */
export type Told = Happening & { readonly id?: string }

const plainLine = (group: OpenGroup, at: string, happening: Told) =>
  write(group.log, at, { id: newId(), ...happening })

/** The same for lines that are made otherwise: a take-over, the settling of a fork. */
export function recordMade(group: OpenGroup, make: (at: string, id: string) => Entry): Promise<void> {
  return inTurn(() => recordLines(group, at => [() => make(at, newId())]))
}

/**
 * The secret sealed anew under these numbers, of the key-holders that the group has now; the old numbers no longer open this
 * phone. Copies made before are opened by the numbers they were made with.
 */
export function changeLocks(group: OpenGroup, pins: readonly string[]): Promise<void> {
  return inTurn(async () => {
    const keepers = bookOf(group).governance?.keyHolders ?? []
    const change = { locks: await makeLocks(group.secret, pins), keyHolders: pins.length, keepers }
    const said = mayWrite(group.log) ? [{ kind: 'keys_changed', holders: keepers } as const] : []
    await recordLines(group, at => said.map(one => () => plainLine(group, at, one)), change)
    group.opened = { holders: keepers.map((_, index) => index), witness: null }
    show(group)
  })
}

async function recordLines(
  group: OpenGroup,
  lines: (at: string) => (() => Entry)[],
  change: Partial<Lid> = {},
): Promise<void> {
  const before = group.log.log.head.seq
  try {
    const made = lines(new Date().toISOString()).map(make => make())
    const lid = { ...group.lid, written: group.log.log.head.seq, fork: group.log.fork !== null, ...change }
    await writeDown({ lid, ...(await chunksFor(group, made)) })
    group.lid = lid
    show(group)
  } catch (error) {
    if (group.log.log.head.seq !== before || bookIsAhead(group)) await readAgain(group)
    throw error
  }
}

const bookIsAhead = ({ log }: OpenGroup) => log.log.head.seq !== log.from + log.entries.length

/** A failed write, or the second of two lines refused: what is in memory is thrown away for what is on the disk. */
async function readAgain(group: OpenGroup): Promise<void> {
  const lid = (await readLid(group.lid.id)) ?? group.lid
  const fresh = await readGroup(lid, group.secret, group.opened, { whole: true })
  group.lid = fresh.lid
  group.log = fresh.log
  show(group)
}

/** A meeting that ends is sealed as one; until then each of its lines stands by itself. */
async function chunksFor(group: OpenGroup, made: readonly Entry[]): Promise<Omit<Writing, 'lid'>> {
  const isClosed = made.some(({ event }) => event.kind === 'meeting_closed')
  if (!isClosed)
    return {
      add: await sealed(
        group,
        made.map(entry => [entry]),
      ),
    }
  const { entries, from } = group.log
  const opened = entries.findLastIndex(({ event }) => event.kind === 'meeting_opened')
  const earlier = entries.findLastIndex(
    ({ event }, index) => index < opened && event.kind === 'meeting_closed',
  )
  const meeting = entries.slice(earlier + 1)
  const begins = meeting[0]?.seq ?? from + 1
  return {
    ...{ add: await sealed(group, [meeting]), replaceFrom: begins },
    sealed: { book: await sealedBook(group) },
  }
}

/** The copy that the next opening begins with; while a meeting is open there is none, so that all of it is in memory. */
const sealedBook = async (group: OpenGroup): Promise<Bytes | null> =>
  bookOf(group).meeting ? null : sealJson(group.key, copyOf(group.log.log), `${group.lid.id} book`)

function sealed(group: OpenGroup, runs: readonly (readonly Entry[])[]): Promise<Chunk[]> {
  return Promise.all(
    runs.map(async run => {
      const span = { group: group.lid.id, from: run[0]?.seq ?? 0, to: run.at(-1)?.seq ?? 0 }
      return { ...span, sealed: await sealJson(group.key, run, aboutLines(span)) }
    }),
  )
}

/** Everything anew: after the server's lines were taken in, after a restore. Meetings as one run each. */
export async function saveAll(group: OpenGroup): Promise<void> {
  const runs: Entry[][] = [[]]
  for (const entry of group.log.entries) {
    ;(runs.at(-1) as Entry[]).push(entry)
    if (entry.event.kind === 'meeting_closed') runs.push([])
  }
  const { id } = group.lid
  group.lid = {
    ...group.lid,
    ...{ written: group.log.entries.length, confirmed: group.log.confirmed, fork: group.log.fork !== null },
  }
  group.own = { ...group.own, fork: group.log.fork }
  await writeDown({
    ...{
      lid: group.lid,
      replaceFrom: 0,
      add: await sealed(
        group,
        runs.filter(run => run.length > 0),
      ),
    },
    sealed: {
      people: await sealJson(group.key, group.people, `${id} people`),
      private: await sealJson(group.key, group.own, `${id} private`),
      book: await sealedBook(group),
    },
  })
}

/**
 * The group decided for the server's log: this phone takes it, and says so in it where it is the one that writes. Ours
 * stays readable here and at the server.
 */
export async function giveUpOurs(group: OpenGroup, holders: readonly string[]): Promise<void> {
  await wholeLog(group)
  return inTurn(async () => {
    const { log, secret } = group
    const { fork } = log
    if (!fork) throw refuse('savings.no_fork')
    if (log.confirmed < log.entries.length) throw refuse('savings.not_sent_yet')
    const gone = log.entries.slice(fork.common)
    const leaf = gone.at(-1)?.hash
    adopt(log, fork.theirs, fork.common)
    const at = new Date().toISOString()
    if (!mayWrite(log)) takeOver(log, at, { id: newId(), holders, witness: null, secret })
    if (leaf) writeSettled(log, at, { id: newId(), holders, secret }, leaf)
    group.own = { ...group.own, dropped: [...group.own.dropped, gone] }
    await saveAll(group)
    show(group)
  })
}

/** Only how far the server has come, and the fork: after sending. */
export async function saveProgress(group: OpenGroup, change: Partial<Lid> = {}): Promise<void> {
  const { confirmed, fork } = group.log
  group.lid = { ...group.lid, ...change, confirmed, fork: fork !== null }
  group.own = { ...group.own, fork }
  const sealedOwn = await sealJson(group.key, group.own, `${group.lid.id} private`)
  await writeDown({ lid: group.lid, sealed: { private: sealedOwn } })
  show(group)
}

export const savePeople = (group: OpenGroup, people: People): Promise<void> =>
  inTurn(() => keepPeople(group, people))

/** The same for what has its turn already. */
export async function keepPeople(group: OpenGroup, people: People): Promise<void> {
  const sealedPeople = await sealJson(group.key, people, `${group.lid.id} people`)
  await writeDown({ lid: group.lid, sealed: { people: sealedPeople } })
  group.people = people
  show(group)
}

/** What was tapped but is no event yet (the roll-call before it is complete): survives the page as well. */
export function saveDraft(group: OpenGroup, name: string, value: unknown): Promise<void> {
  return inTurn(async () => {
    const draft = { ...group.draft, [name]: value }
    const sealedDraft = await sealJson(group.key, draft, `${group.lid.id} draft`)
    await writeDown({ lid: group.lid, sealed: { draft: sealedDraft } })
    group.draft = draft
    show(group)
  })
}
