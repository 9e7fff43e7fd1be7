import { createValue } from '../value.ts'
import { countUnsent, readLock, type Waiting, wipe, writeLock } from './device.ts'
import { aes, type Bytes, fromText, openBytes, randomBytes, sealBytes, usualRounds } from './seal.ts'

/** How the secret of one person's store on this device can be had: never written but sealed. */
export interface Lock {
  readonly userId: string
  readonly pin: { readonly salt: Bytes; readonly rounds: number; readonly sealed: Bytes } | null
  /** Under the key that the server gives to any session of this person: as long as there is no PIN. */
  readonly session: Bytes | null
  /** Under the key that the server gives only just after signing in: the way back when the PIN is forgotten. */
  readonly afterSignIn: Bytes | null
  readonly wrong: number
  readonly waitUntil: number
  readonly contactAt: number
  /** Minutes without use until it locks itself. */
  readonly minutes: number
  /** Days without contact until it is cleared, as the organisation said at the last contact. */
  readonly days?: number
}

/** `sealed`: no PIN and no network, so nobody can open it now. */
export type SafeState = 'closed' | 'open' | 'locked' | 'sealed'

export const safe = createValue<SafeState>('closed')
/** Whether the open safe has a PIN. */
export const hasPin = createValue(false)
export const idleMinutes = createValue(5)

export const shortestPin = 6
const mostWrong = 10
/** Where the organisation’s own was not heard yet. */
const usualDays = 14

interface Open {
  readonly userId: string
  readonly seal: CryptoKey
  readonly digest: CryptoKey
  /** Only while there is no PIN: to seal it under one. */
  readonly secret: Bytes | null
}
let open: Open | null = null

/** The keys of this person's store; throws while it is not open. */
export function keysOf(userId: string): Open {
  if (open?.userId !== userId)
    throw new DOMException('the store of this device is not open', 'InvalidStateError')
  return open
}

export interface ServerKeys {
  readonly key: string
  readonly afterSignIn: string | null
  readonly days: number
}

/**
 * Opens or makes the store with what the server gave. `locked`: only the PIN opens it. `sign in`: only the key of a
 * new sign-in does.
 */
export function openWithServer(userId: string, keys: ServerKeys): Promise<'open' | 'locked' | 'sign in'> {
  return inTurn(async () => {
    const lock = { ...((await readLock(userId)) ?? newLock(userId)), days: keys.days }
    const key = await importKey(keys.key)
    const fresh = keys.afterSignIn === null ? null : await importKey(keys.afterSignIn)
    let secret = fresh && (await opened(fresh, lock.afterSignIn))
    if (!secret && lock.pin) {
      await writeLock(lock)
      return 'locked'
    }
    secret ??= await opened(key, lock.session)
    if (!secret && lock.afterSignIn && !fresh) return 'sign in'
    // Nothing here, or nothing that this server can open: begun anew.
    secret ??= randomBytes(32)
    await writeLock({
      ...lock,
      session: lock.pin ? lock.session : await sealBytes(key, secret, 'secret'),
      afterSignIn: fresh ? await sealBytes(fresh, secret, 'secret') : lock.afterSignIn,
      contactAt: Date.now(),
      wrong: 0,
      waitUntil: 0,
    })
    await takeOut(lock, secret)
    return 'open'
  })
}

export type Unlocked =
  | { readonly state: 'open' }
  | { readonly state: 'wrong'; readonly waitUntil: number; readonly left: number }
  /** Too often wrong: everything that can be fetched again is gone from this device. */
  | { readonly state: 'shut' }

/** Tries a PIN. The try is counted on the disk before it is made, so that ending the app does not give more of them. */
export function unlock(userId: string, pin: string): Promise<Unlocked> {
  return inTurn(async () => {
    const lock = await readLock(userId)
    if (!lock?.pin) return { state: 'shut' }
    if (lock.waitUntil > Date.now())
      return { state: 'wrong', waitUntil: lock.waitUntil, left: mostWrong - lock.wrong }
    const wrong = lock.wrong + 1
    const counted = { ...lock, wrong, waitUntil: Date.now() + waitAfter(wrong) }
    await writeLock(counted)
    const secret = await opened(await pinKey(pin, lock.pin.salt, lock.pin.rounds), lock.pin.sealed)
    if (secret) {
      await writeLock({ ...lock, wrong: 0, waitUntil: 0 })
      await takeOut(lock, secret)
      return { state: 'open' }
    }
    if (wrong < mostWrong) return { state: 'wrong', waitUntil: counted.waitUntil, left: mostWrong - wrong }
    await shut(userId)
    return { state: 'shut' }
  })
}

/** Milliseconds: nothing for two slips, then five seconds, doubling to a quarter of an hour. */
export const waitAfter = (wrong: number): number =>
  wrong < 3 ? 0 : Math.min(5000 * 2 ** (wrong - 3), 900_000)

/** Gives the open store a PIN, or another one. False: the old one is not right. */
export function setPin(userId: string, pin: string, old: string | null): Promise<boolean> {
  return inTurn(async () => {
    const { secret: known } = keysOf(userId)
    const lock = await readLock(userId)
    if (!lock) return false
    const secret =
      known ??
      (lock.pin && old && (await opened(await pinKey(old, lock.pin.salt, lock.pin.rounds), lock.pin.sealed)))
    if (!secret) return false
    const salt = randomBytes(16)
    const sealed = await sealBytes(await pinKey(pin, salt, usualRounds), secret, 'secret')
    const next: Lock = {
      ...lock,
      pin: { salt, rounds: usualRounds, sealed },
      // Kept only where a forgotten PIN would otherwise leave no way at all.
      session: lock.afterSignIn ? null : lock.session,
      wrong: 0,
      waitUntil: 0,
    }
    await writeLock(next)
    await takeOut(next, secret)
    await navigator.storage?.persist?.().catch(() => false)
    return true
  })
}

export async function setMinutes(userId: string, minutes: number): Promise<void> {
  const lock = await readLock(userId)
  if (lock) await writeLock({ ...lock, minutes })
  idleMinutes.set(minutes)
}

/** Forgets the keys; what is on the disk stays as it is. */
export function closeSafe(next: SafeState): void {
  open = null
  hasPin.set(false)
  safe.set(next)
}

export const isLocked = async (userId: string) => Boolean((await readLock(userId))?.pin)

/**
 * Everything that can be fetched again goes, and the drafts, and the PIN. What was not yet sent stays, sealed: only
 * its person opens it, by signing in, unless the device is lost. Answers how many such changes there are.
 */
export async function shut(userId: string, { lost = false } = {}): Promise<number> {
  if (open?.userId === userId) closeSafe('closed')
  const unsent = lost ? 0 : await countUnsent(userId)
  await wipe(userId, { unsent: unsent === 0 })
  const lock = unsent ? await readLock(userId) : undefined
  if (lock) await writeLock({ ...lock, pin: null, session: lock.afterSignIn ? null : lock.session })
  return unsent
}

/** Whether the server was not heard of for so long that the store must go before anything of it is shown. */
export async function isTooOld(userId: string): Promise<boolean> {
  const lock = await readLock(userId)
  return lock !== undefined && Date.now() - lock.contactAt > (lock.days ?? usualDays) * 86_400_000
}

let touchedAt = 0

/** The server answered this person. */
export async function touch(userId: string): Promise<void> {
  if (Date.now() - touchedAt < 3_600_000) return
  touchedAt = Date.now()
  const lock = await readLock(userId)
  if (lock) await writeLock({ ...lock, contactAt: touchedAt })
}

/** A change as it lies on the disk, and back. */
export const sealChange = (change: Waiting) => sealText(change.userId, JSON.stringify(change), 'unsent')
export const openChange = async (userId: string, sealed: Bytes) =>
  JSON.parse(await openText(userId, sealed, 'unsent')) as Waiting // sealed by us

export async function sealText(userId: string, text: string, about: string): Promise<Bytes> {
  return sealBytes(keysOf(userId).seal, new TextEncoder().encode(text), about)
}

export async function openText(userId: string, sealed: Bytes, about: string): Promise<string> {
  return new TextDecoder().decode(await openBytes(keysOf(userId).seal, sealed, about))
}

/** Addresses and names of drafts can tell something too: they are found again by this. */
export async function digestOf(userId: string, name: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', keysOf(userId).digest, new TextEncoder().encode(name))
  return Array.from(new Uint8Array(mac, 0, 16), byte => byte.toString(16).padStart(2, '0')).join('')
}

const newLock = (userId: string): Lock => ({
  ...{ userId, pin: null, session: null, afterSignIn: null },
  ...{ wrong: 0, waitUntil: 0, contactAt: Date.now(), minutes: 5 },
})

async function takeOut(lock: Lock, secret: Bytes): Promise<void> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const from = (info: string) => ({
    ...{ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0) },
    info: new TextEncoder().encode(info),
  })
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 } as const
  open = {
    userId: lock.userId,
    seal: await crypto.subtle.deriveKey(from('hamroh device store'), base, aes, false, [
      'encrypt',
      'decrypt',
    ]),
    digest: await crypto.subtle.deriveKey(from('hamroh device names'), base, hmac, false, ['sign']),
    secret: lock.pin ? null : secret,
  }
  hasPin.set(lock.pin !== null)
  idleMinutes.set(lock.minutes)
  safe.set('open')
}

const opened = (key: CryptoKey, sealed: Bytes | null): Promise<Bytes | null> =>
  sealed ? openBytes(key, sealed, 'secret').catch(() => null) : Promise.resolve(null)

const importKey = (text: string) =>
  crypto.subtle.importKey('raw', fromText(text), aes, false, ['encrypt', 'decrypt'])

async function pinKey(pin: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveKey',
  ])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(how, base, aes, false, ['encrypt', 'decrypt'])
}

/** Two tabs that start together make one store, not two. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? (navigator.locks.request('hamroh-safe', work) as Promise<T>) : work()
}
