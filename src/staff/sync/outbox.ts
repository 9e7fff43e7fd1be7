import { ApiProblem, isPassing, send } from '../api.ts'
import { createValue } from '../value.ts'
import { device, type Refused, type Waiting } from './device.ts'

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
  const db = await device()
  const tx = db.transaction('outbox', 'readwrite', { durability: 'strict' })
  await tx.store.add(change)
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
  await (await device()).delete('outbox', seq)
  await refresh()
  drain()
}

/** Takes the refusal back, to try once more: the reason may be gone. */
export async function tryAgain(seq: number): Promise<void> {
  const db = await device()
  const item = await db.get('outbox', seq)
  if (item) await db.put('outbox', { ...item, problem: null })
  await refresh()
  retry()
}

export function retry(): void {
  pause = 2000
  drain()
}

async function refresh(): Promise<void> {
  const db = await device()
  outbox.set(userId === null ? [] : await db.getAllFromIndex('outbox', 'userId', userId))
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
    await (await device()).delete('outbox', seq)
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

async function keepRefusal(item: Waiting, problem: ApiProblem): Promise<void> {
  const db = await device()
  const listener = listeners.get(item.key)
  // Its form is still open and shows the reason itself; what was typed is there.
  if (listener) await db.delete('outbox', item.seq as number)
  else await db.put('outbox', { ...item, problem: refusedOf(problem) })
  listener?.({ state: 'refused', problem })
}

const refusedOf = ({ code, errors, instance }: ApiProblem): Refused => ({
  code,
  errors: errors.map(({ path, code }) => ({ path, code })),
  instance: instance ?? null,
})

/** The network answered. */
export function heard(): void {
  silentSince.set(null)
  pause = 2000
}
