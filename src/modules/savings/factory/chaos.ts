import { Refusal } from '#lib/refusal.ts'
import { type Archive, branchOf, emptyArchive, forksOf, openArchive, receive } from '../domain/archive.ts'
import { constitution } from '../domain/constitution.ts'
import type { Entry } from '../domain/entry.ts'
import type { Governance } from '../domain/group.ts'
import { publicKey } from '../domain/group-key.ts'
import type { Happening } from '../domain/journal.ts'
import {
  keepOurs,
  mayWrite,
  openPhoneLog,
  type PhoneLog,
  type Stored,
  takeOver,
  write,
  writeSettled,
} from '../domain/phone-log.ts'
import { type SyncOutcome, synchronise, type Transport } from '../domain/synchronise.ts'
import { nextHappening } from './life.ts'
import { shortWay } from './short-way.ts'

// A group, its phones, a server and a network that goes wrong in every way a valley without a network knows. The code under
// test is the one that phones and the server run; only storage and the line are played. Everything follows from the seed.

export interface Dice {
  /** From 0 to below 1. */
  next(): number
  whole(below: number): number
  chance(percent: number): boolean
  pick<T>(items: readonly T[]): T
}

/** mulberry32. */
export function dice(seed: number): Dice {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (below: number) => Math.floor(next() * below)
  return {
    next,
    whole,
    chance: percent => next() * 100 < percent,
    pick: items => items[whole(items.length)] as (typeof items)[number],
  }
}

interface Phone {
  readonly device: string
  disk: Stored
  memory: PhoneLog
  lost: boolean
}

export interface World {
  readonly roll: Dice
  readonly group: string
  readonly secret: Uint8Array
  readonly phones: Phone[]
  readonly backups: Stored[]
  /** What the server has on its disk, and older copies of it. */
  archive: Archive
  readonly copies: Entry[][]
  /** Batches that are still on their way. */
  readonly underway: (readonly Entry[])[]
  /** Lines that some phone had written down when it showed them as saved: by hash. */
  readonly saved: Map<string, Entry>
  readonly serverSetBack: boolean
  events: number
  /** Where the server's short way would have answered otherwise than the whole archive. */
  readonly parted: string[]
  readonly seen: Record<string, number>
}

const keyHolders = ['K1', 'K2', 'K3']
export const members = ['A', 'B', 'C', ...keyHolders]

export function world(seed: number): World {
  const roll = dice(seed)
  const group = 'group'
  const secret = new Uint8Array(32).fill(7)
  const made: World = {
    ...{ roll, group, secret, phones: [], backups: [], archive: emptyArchive(group), copies: [[]] },
    ...{ underway: [], saved: new Map(), serverSetBack: roll.chance(30), events: 0, parted: [], seen: {} },
  }
  const first = addPhone(made, { entries: [], confirmed: 0, fork: null })
  for (const happening of beginning()) tap(made, first, happening, { crashes: false })
  return made
}

function beginning(): Happening[] {
  const rules = constitution({ socialFund: { perMeeting: 20 }, loans: { rate: { num: 1, den: 10 } } })
  const offices = { chair: 'A', secretary: 'B', treasurer: 'C' }
  const governance: Governance = {
    ...{ quorum: { num: 2, den: 3 }, offices, keyHolders, minimumAge: null, maximumSize: null },
    ...{ entryFee: 0, proxyAllowed: true, joiningMidCycle: 'wait', removalVote: { num: 2, den: 3 } },
  }
  return [
    { kind: 'book_started', key: publicKey(new Uint8Array(32).fill(7)), currency: 'KGS' },
    { kind: 'cycle_opened', constitution: rules },
    ...members.map(member => ({ kind: 'member_joined', member }) as const),
    { kind: 'governance_set', governance },
  ]
}

function addPhone(here: World, disk: Stored): Phone {
  const device = `phone-${here.phones.length + 1}`
  const phone = { device, disk, memory: openPhoneLog(here.group, device, disk), lost: false }
  here.phones.push(phone)
  return phone
}

/** One thing that may happen; `seen` counts what did. */
export async function tick(here: World): Promise<void> {
  const { roll } = here
  const living = here.phones.filter(phone => !phone.lost)
  const phone = roll.pick(living)
  const luck = roll.whole(100)
  if (luck < 54) tapSomething(here, phone)
  else if (luck < 75) await syncBadly(here, phone)
  else if (luck < 80) deliverLate(here)
  else if (luck < 83) restart(here, phone)
  else if (luck < 87) here.backups.push(structuredClone(phone.disk))
  else if (luck < 90) newPhone(here)
  else if (luck < 92) changeHands(here, phone)
  else if (luck < 96) settle(here, living.find(one => one.memory.fork) ?? phone)
  else if (here.serverSetBack) setServerBack(here)
  else if (living.length > 1 && roll.chance(30)) lose(here, phone)
}

function count(here: World, what: string): void {
  here.seen[what] = (here.seen[what] ?? 0) + 1
}

function tapSomething(here: World, phone: Phone): void {
  if (!mayWrite(phone.memory)) return
  for (let n = 1 + here.roll.whole(5); n > 0; n--) {
    const happening = nextHappening(phone.memory.log.book, here.roll, members)
    if (!tap(here, phone, happening, { crashes: true })) return
  }
}

/** A tap: checked, written down, then shown. A phone may die before the write, or after it and before showing. */
function tap(here: World, phone: Phone, happening: Happening, { crashes }: { crashes: boolean }): boolean {
  return put(here, phone, crashes, () =>
    write(phone.memory, clockOf(here), { id: `e${++here.events}`, ...happening }),
  )
}

function put(here: World, phone: Phone, crashes: boolean, act: () => Entry): boolean {
  let entry: Entry
  try {
    entry = act()
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
  if (crashes && here.roll.chance(2)) {
    count(here, 'died before the write')
    restart(here, phone)
    return false
  }
  phone.disk = { ...phone.disk, entries: [...phone.disk.entries, entry] }
  // Durable: it counts as recorded from here on, whether or not anybody saw it.
  here.saved.set(entry.hash, entry)
  if (crashes && here.roll.chance(2)) {
    count(here, 'died after the write')
    restart(here, phone)
    return false
  }
  return true
}

function clockOf({ roll }: World): string {
  const year = roll.chance(10) ? roll.pick(['1970', '2001', '2099']) : '2026'
  return `${year}-03-${String(1 + roll.whole(28)).padStart(2, '0')}T08:00:00.000Z`
}

function restart(here: World, phone: Phone): void {
  count(here, 'restarted')
  phone.memory = openPhoneLog(here.group, phone.device, phone.disk)
}

class LineDead extends Error {}

function line(here: World, badly: boolean): Transport {
  const { roll } = here
  const fails = (percent: number) => badly && roll.chance(percent)
  const head = () => ({ seq: here.archive.log.head.seq, hash: here.archive.log.head.hash })
  return {
    async push(entries) {
      if (fails(15)) throw new LineDead()
      if (fails(15)) {
        count(here, 'arrived later')
        here.underway.push(entries)
        throw new LineDead()
      }
      const short = shortWay(here.archive, entries)
      const answers = receive(here.archive, structuredClone(entries))
      if (short) {
        count(here, 'went on from a copy')
        if (short.head !== head().hash || JSON.stringify(short.answers) !== JSON.stringify(answers))
          here.parted.push(short.head)
      }
      if (fails(10)) here.underway.push(entries) // sent twice by a proxy
      if (fails(15)) {
        count(here, 'answer lost')
        throw new LineDead()
      }
      return { answers, head: head() }
    },
    async pull(after) {
      if (fails(20)) throw new LineDead()
      return { entries: structuredClone(here.archive.main.slice(after, after + 40)), head: head() }
    },
    async branch(leaf) {
      if (fails(20)) throw new LineDead()
      return structuredClone(branchOf(here.archive, leaf))
    },
  }
}

async function syncBadly(here: World, phone: Phone): Promise<void> {
  await sync(here, phone, true).catch(error => {
    if (!(error instanceof LineDead || error instanceof Died)) throw error
    if (error instanceof Died) restart(here, phone)
  })
}

class Died extends Error {}

function sync(here: World, phone: Phone, badly: boolean): Promise<SyncOutcome> {
  const save = async () => {
    if (badly && here.roll.chance(5)) throw new Died()
    const { entries, confirmed, fork } = phone.memory
    phone.disk = { entries: [...entries], confirmed, fork }
    if (badly && here.roll.chance(5)) throw new Died()
  }
  return synchronise(phone.memory, line(here, badly), { save, batch: badly ? 1 + here.roll.whole(30) : 100 })
}

function deliverLate(here: World): void {
  const { roll, underway } = here
  if (underway.length === 0) return
  const [batch = []] = underway.splice(roll.whole(underway.length), 1)
  const lines = roll.chance(50) ? batch : [...batch].sort(() => roll.next() - 0.5)
  count(here, 'out of order')
  receive(here.archive, structuredClone(lines))
}

/** A backup, often older than the server, is opened on another phone; with the keys it takes over. */
function newPhone(here: World): void {
  if (here.backups.length === 0 || here.phones.length >= 3) return
  const phone = addPhone(here, structuredClone(here.roll.pick(here.backups)))
  count(here, 'restored from a backup')
  changeHands(here, phone)
}

function changeHands(here: World, phone: Phone): void {
  if (mayWrite(phone.memory)) return
  const said = { id: `e${++here.events}`, holders: keyHolders, witness: null, secret: here.secret }
  if (put(here, phone, true, () => takeOver(phone.memory, clockOf(here), said))) count(here, 'taken over')
}

/** The group decides, on a phone that shows the fork: for its own log, or for the other one. */
function settle(here: World, phone: Phone): void {
  if (!phone.memory.fork) return
  if (!mayWrite(phone.memory)) changeHands(here, phone)
  const said = { id: `e${++here.events}`, holders: keyHolders, secret: here.secret }
  if (put(here, phone, true, () => keepOurs(phone.memory, clockOf(here), said))) count(here, 'fork settled')
}

function setServerBack(here: World): void {
  const { roll, copies } = here
  if (roll.chance(60)) {
    const { main, beside } = here.archive
    const forks = [...beside.values()].filter(one => one.place === 'fork').map(one => one.entry)
    copies.push([...main, ...forks.sort((a, b) => a.seq - b.seq)])
    return
  }
  count(here, 'server set back')
  const lines = roll.pick(copies)
  here.archive = emptyArchive(here.group)
  receive(here.archive, lines)
}

/** Stolen, or fallen into the river: what it had not sent is gone with it. Not where the server forgets as well. */
function lose(here: World, phone: Phone): void {
  count(here, 'phone lost')
  phone.lost = true
}

/** The storm is over: everybody reaches the server until nothing changes any more. */
export async function calm(here: World): Promise<void> {
  while (here.underway.length > 0) deliverLate(here)
  for (let round = 0, before = ''; ; round++) {
    for (const phone of here.phones.filter(one => !one.lost)) await sync(here, phone, false)
    const now = stateOf(here)
    if (now === before) return
    if (round > 20) throw new Error('sync does not come to rest')
    before = now
  }
}

const stateOf = ({ archive, phones }: World) =>
  JSON.stringify([archive.log.head, phones.map(({ memory }) => [memory.log.head, memory.confirmed])])

/** The group comes together over its phones and settles what is open, in favour of the server's log. */
export async function settleAll(here: World): Promise<void> {
  for (let round = 0; round < 10; round++) {
    const open = forksOf(here.archive).filter(fork => !fork.settled)
    if (open.length === 0) return
    const inStep = here.phones.find(
      ({ memory, lost }) => !lost && memory.log.head.hash === here.archive.log.head.hash,
    )
    // Nobody alive holds the log (its phone is lost): another one is set up from the server.
    const phone = inStep ?? addPhone(here, { entries: [...here.archive.main], confirmed: 0, fork: null })
    if (!mayWrite(phone.memory)) changeHands(here, phone)
    for (const fork of open) {
      const said = { id: `e${++here.events}`, holders: keyHolders, secret: here.secret }
      put(here, phone, false, () => writeSettled(phone.memory, clockOf(here), said, fork.leaf))
    }
    await calm(here)
  }
  throw new Error('forks cannot be settled')
}

/** What must hold once everybody was heard. Sentences that do not. */
export function faults(here: World): string[] {
  const { archive } = here
  const found: string[] = []
  const check = (holds: boolean, sentence: string) => !holds && found.push(sentence)
  const atServer = new Map<string, Entry>()
  for (const entry of archive.main) atServer.set(entry.hash, entry)
  for (const { entry, place } of archive.beside.values())
    if (place === 'fork') atServer.set(entry.hash, entry)
    else found.push(`set aside: ${entry.seq} of ${entry.device}`)
  const expected = new Set<string>()
  for (const phone of here.phones.filter(one => !one.lost))
    for (const entry of phone.disk.entries) expected.add(entry.hash)
  for (const hash of expected) check(atServer.has(hash), `lost: ${hash}`)
  const lostWith = new Set(here.phones.filter(one => one.lost).map(one => one.device))
  for (const [hash, entry] of here.saved)
    if (!lostWith.has(entry.device)) check(atServer.has(hash), `saved and lost: ${entry.event.id}`)
  for (const hash of atServer.keys()) check(here.saved.has(hash), `from nowhere: ${hash}`)
  const ids = [...atServer.values()].map(entry => entry.event.id)
  check(new Set(ids).size === ids.length, 'an event stands twice')
  check(here.parted.length === 0, 'the short way answered otherwise')
  found.push(...treeFaults(here, atServer))
  return found
}

/** The branches at the server are exactly those that were written, and the log is one unbroken chain. */
function treeFaults(here: World, atServer: ReadonlyMap<string, Entry>): string[] {
  const { archive } = here
  const found: string[] = []
  const parents = new Set([...atServer.values()].map(entry => entry.prev))
  const ends = [...atServer.keys()].filter(hash => !parents.has(hash)).sort()
  const told = [archive.log.head.hash, ...forksOf(archive).map(fork => fork.leaf)].sort()
  if (JSON.stringify(ends) !== JSON.stringify(told)) found.push('a branch is not told')
  for (const fork of forksOf(archive)) {
    const first = branchOf(archive, fork.leaf)[0]
    if (!first || !archive.index.has(first.prev)) found.push('a branch hangs in the air')
  }
  const again = openArchive(here.group, archive.main, [])
  if (again.log.head.hash !== archive.log.head.hash) found.push('the log is not one chain')
  for (const { memory, device, lost } of here.phones) {
    if (lost || memory.fork) continue
    if (droppedUnasked(here, memory)) found.push(`${device} gave up its own lines and nobody decided so`)
    if (memory.log.head.hash !== archive.log.head.hash)
      found.push(`${device} is out of step and does not know`)
    else if (books(memory.log.book) !== books(again.log.book)) found.push(`${device} has other books`)
  }
  return found
}

/** A line that this phone wrote and no longer has, which is in no branch that the group settled against. */
function droppedUnasked({ archive, saved }: World, { entries, device }: PhoneLog): boolean {
  const mine = new Set(entries.map(entry => entry.hash))
  // By what was decided, not by where the branch ends now: another phone may have written on after it.
  const settled = new Set(
    archive.main.flatMap(({ event }) =>
      event.kind === 'fork_settled' ? branchOf(archive, event.dropped).map(entry => entry.hash) : [],
    ),
  )
  return [...saved.values()].some(
    ({ device: writer, hash }) => writer === device && !mine.has(hash) && !settled.has(hash),
  )
}

const books = ({ ledger }: PhoneLog['log']['book']) =>
  JSON.stringify([[...ledger.balances].sort(), [...ledger.counters].sort()])

/** One whole run: the storm, the calm, the settling. Answers what went wrong, and what the run met. */
export async function chaosRun(
  seed: number,
  ticks = 60,
): Promise<{ faults: string[]; seen: World['seen']; lines: number; forks: number }> {
  const here = world(seed)
  for (let n = 0; n < ticks; n++) await tick(here)
  await calm(here)
  const found = faults(here)
  const forks = forksOf(here.archive).length
  await settleAll(here)
  found.push(...faults(here))
  if (here.phones.some(({ memory, lost }) => !lost && memory.fork))
    found.push('a settled fork is still shown')
  return { faults: found, seen: here.seen, lines: here.archive.main.length, forks }
}
