import { newId } from '#lib/ids.ts'
import { ApiProblem, isPassing, send } from '../api.ts'
import { createValue } from '../value.ts'
import { isVersioned, onTopOf, settled, valuesOf } from './decide.ts'
import { device, type Refused, type Waiting } from './device.ts'
import { openChange, sealChange, touch } from './safe.ts'

/** What waits on this device, oldest first. */
export const outbox = createValue<readonly Waiting[]>([])
/** Since when there is no answer from the network; null while there is. */
export const silentSince = createValue<number | null>(null)

export type Outcome =
  | { readonly state: 'sent'; readonly reply: unknown }
  | { readonly state: 'refused'; readonly problem: ApiProblem }

let userId: string | null = null
let retryTimer: ReturnType<typeof setTimeout> | undefined
let pause = 2000
const listeners = new Map<string, (outcome: Outcome) => void>()
const otherTabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('hamroh-outbox')

/** Begins to send what this user has waiting; null stops. */
export async function openOutbox(forUser: string | null): Promise<void> {
  userId = forUser
  clearTimeout(retryTimer)
  await refresh()
  drain()
}

if (typeof addEventListener === 'function') {
  addEventListener('online', () => retry())
  addEventListener('offline', () => silentSince.set(silentSince.get() ?? Date.now()))
  otherTabs?.addEventListener('message', () => void refresh().catch(() => undefined))
}

/** Keeps a change durably, then tries to send it. The promise ends when it is on the disk. */
export async function putIntoOutbox(change: Waiting): Promise<void> {
  const sealed = await sealChange(change)
  const tx = (await device()).transaction('unsent', 'readwrite', { durability: 'strict' })
  await tx.store.add({ userId: change.userId, sealed })
  await tx.done
  await refresh()
  drain()
}

/** Resolves when this change was sent or refused; null when that has not happened after so many milliseconds. */
export function outcomeOf(key: string, milliseconds: number): Promise<Outcome | null> {
  return new Promise(resolve => {
    const timer = setTimeout(() => done(null), milliseconds)
    const done = (outcome: Outcome | null) => {
      clearTimeout(timer)
      listeners.delete(key)
      resolve(outcome)
    }
    listeners.set(key, done)
  })
}

export async function removeFromOutbox(seq: number): Promise<void> {
  await (await device()).delete('unsent', seq)
  await refresh()
  drain()
}

/** Takes the refusal back, to try once more: the reason may be gone. */
export async function tryAgain(seq: number): Promise<void> {
  const item = outbox.get().find(one => one.seq === seq)
  if (item) await rewrite({ ...item, problem: null })
  await refresh()
  retry()
}

export function retry(): void {
  pause = 2000
  drain()
}

async function refresh(): Promise<void> {
  const owner = userId
  if (owner === null) return outbox.set([])
  const rows = await (await device()).getAllFromIndex('unsent', 'userId', owner)
  // One that cannot be read was sealed by a store that is gone; it stays where it is, and stops nothing.
  const read = rows.map(({ seq, sealed }) =>
    openChange(owner, sealed).then(
      change => [{ ...change, seq: seq as number }], // given by the store
      () => [],
    ),
  )
  const items = (await Promise.all(read)).flat()
  if (userId === owner) outbox.set(items)
}

async function rewrite(item: Waiting): Promise<void> {
  const sealed = await sealChange(item)
  await (await device()).put('unsent', { seq: item.seq as number, userId: item.userId, sealed })
}

/** The same change once more, decided anew by its person: with another key, since another body must not be taken for it. */
export async function replaceInOutbox(item: Waiting): Promise<void> {
  await rewrite(item)
  await refresh()
  retry()
}

let running: Promise<void> | null = null
let askedMeanwhile = false

/**
 * One sender at a time, also over several tabs. Who asks while one is at work is not forgotten: it may be on its last,
 * failing try, and the network just back.
 */
function drain(): void {
  if (userId === null) return
  if (running) {
    askedMeanwhile = true
    return
  }
  clearTimeout(retryTimer)
  const work = () => sendAll().catch(() => undefined)
  running = (navigator.locks ? navigator.locks.request('hamroh-outbox', work) : work()).then(() => {
    running = null
    if (!askedMeanwhile) return
    askedMeanwhile = false
    drain()
  })
}

async function sendAll(): Promise<void> {
  await refresh()
  for (let next = nextToSend(outbox.get()); next; next = nextToSend(outbox.get())) {
    if (next.userId !== userId || !(await sendOne(next))) return
    await refresh()
    otherTabs?.postMessage('changed')
  }
}

/** The oldest that is not refused and does not stand behind a refused one of its chain. */
export function nextToSend(items: readonly Waiting[]): Waiting | undefined {
  const held = new Set<string>()
  for (const item of items) {
    if (item.problem) held.add(item.chain)
    else if (!held.has(item.chain)) return item
  }
  return undefined
}

/** False: not now. */
async function sendOne(item: Waiting): Promise<boolean> {
  const seq = item.seq as number // given by the store
  try {
    const reply = await send(item, { key: item.key })
    heard()
    await carryOn(item, reply)
    await (await device()).delete('unsent', seq)
    listeners.get(item.key)?.({ state: 'sent', reply })
    return true
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    if (error.code === 'signed_out') return false
    if (isPassing(error)) {
      if (error.status === 0) silentSince.set(silentSince.get() ?? Date.now())
      retryTimer = setTimeout(drain, pause)
      pause = Math.min(pause * 2, 120_000)
      return false
    }
    heard()
    await keepRefusal(item, error)
    return true
  }
}

/** What the same person typed on top of this before it was sent goes on from what it became. */
async function carryOn(item: Waiting, reply: unknown): Promise<void> {
  for (const one of outbox.get()) {
    const next = one.seq === item.seq ? one : onTopOf(item, reply, one)
    if (next !== one) await rewrite(next)
  }
}

async function keepRefusal(item: Waiting, problem: ApiProblem): Promise<void> {
  const merged = mergedWith(item, problem)
  if (merged) {
    const listener = listeners.get(item.key)
    if (listener) listeners.set(merged.key, listener)
    return rewrite(merged)
  }
  const listener = listeners.get(item.key)
  // Its form is still open and shows the reason itself; two versions are decided in the outbox.
  if (listener && !(item.basis && problem.code === 'changed_meanwhile'))
    await (await device()).delete('unsent', item.seq as number)
  else await rewrite({ ...item, problem: refusedOf(problem) })
  listener?.({ state: 'refused', problem })
}

/** Both changed the record, but not the same of it: goes on the newer version, as another change. */
export function mergedWith(
  item: Waiting,
  { code, details }: Pick<ApiProblem, 'code' | 'details'>,
): Waiting | null {
  const { theirs } = details
  if (!item.basis || code !== 'changed_meanwhile' || !isVersioned(theirs)) return null
  const body = settled(item.basis, valuesOf(item.body), theirs)
  return (
    body && { ...item, key: newId(), body: JSON.stringify(body), basis: { ...item.basis, before: theirs } }
  )
}

const refusedOf = ({ code, errors, instance, details }: ApiProblem): Refused => ({
  code,
  errors: errors.map(({ path, code }) => ({ path, code })),
  instance: instance ?? null,
  ...('theirs' in details ? { theirs: details.theirs } : {}),
})

/** The network answered. */
export function heard(): void {
  silentSince.set(null)
  pause = 2000
  if (userId !== null) touch(userId).catch(() => undefined)
}
