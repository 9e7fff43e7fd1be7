import { createValue } from '../value.ts'
import { countUnsent, readLock, type Waiting, wipe, writeLock } from './device.ts'
import { type Bytes, openBytes, randomBytes, sealBytes, usualRounds } from './seal.ts'
import {
  type Lock,
  newLock,
  opened,
  type PasskeyAsked,
  passkeyKey,
  pinKey,
  serverKey,
  workingKeys,
} from './ways.ts'

/** `sealed`: no PIN and no network, so nobody can open it now. */
export type SafeState = 'closed' | 'open' | 'locked' | 'sealed'

export const safe = createValue<SafeState>('closed')
/** Whether the open safe has a PIN. */
export const hasPin = createValue(false)
/** Whether the open or locked safe opens by a passkey too. */
export const hasPasskey = createValue(false)
/** Whether the organisation lets it. */
export const mayPasskey = createValue(true)
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
  readonly passkeys: boolean
}

/** What the organisation says about its devices. */
type Rules = Pick<ServerKeys, 'days' | 'passkeys'>

/** A passkey that may not be any more is forgotten at once: there is the PIN. */
const ruled = (lock: Lock, { days, passkeys }: Rules): Lock => ({
  ...lock,
  ...{ days, passkeys, passkey: passkeys ? lock.passkey : null },
})

/**
 * Opens or makes the store with what the server gave. `locked`: only the PIN opens it. `sign in`: only the key of a
 * new sign-in does.
 */
export function openWithServer(userId: string, keys: ServerKeys): Promise<'open' | 'locked' | 'sign in'> {
  return inTurn(async () => {
    const lock = ruled((await readLock(userId)) ?? newLock(userId), keys)
    const key = await serverKey(keys.key)
    const fresh = keys.afterSignIn === null ? null : await serverKey(keys.afterSignIn)
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
type Tried = Exclude<Unlocked, { state: 'open' }> | { readonly state: 'right'; lock: Lock; secret: Bytes }

/** Tries a PIN. The try is counted on the disk before it is made, so that ending the app does not give more of them. */
async function tryPin(userId: string, pin: string): Promise<Tried> {
  const lock = await readLock(userId)
  if (!lock?.pin) return { state: 'shut' }
  if (lock.waitUntil > Date.now())
    return { state: 'wrong', waitUntil: lock.waitUntil, left: mostWrong - lock.wrong }
  const wrong = lock.wrong + 1
  const waitUntil = Date.now() + waitAfter(wrong)
  await writeLock({ ...lock, wrong, waitUntil })
  const secret = await opened(await pinKey(pin, lock.pin.salt, lock.pin.rounds), lock.pin.sealed)
  if (secret) {
    const right = { ...lock, wrong: 0, waitUntil: 0 }
    await writeLock(right)
    return { state: 'right', lock: right, secret }
  }
  if (wrong < mostWrong) return { state: 'wrong', waitUntil, left: mostWrong - wrong }
  await shut(userId)
  return { state: 'shut' }
}

/** Milliseconds: nothing for two slips, then five seconds, doubling to a quarter of an hour. */
export const waitAfter = (wrong: number): number =>
  wrong < 3 ? 0 : Math.min(5000 * 2 ** (wrong - 3), 900_000)

export function unlock(userId: string, pin: string): Promise<Unlocked> {
  return inTurn(async () => {
    const tried = await tryPin(userId, pin)
    if (tried.state !== 'right') return tried
    await takeOut(tried.lock, tried.secret)
    return { state: 'open' }
  })
}

/** Gives the open store a PIN, or another one; the old one is tried as it is at the lock. */
export function setPin(userId: string, pin: string, old: string | null): Promise<Unlocked> {
  return inTurn(async () => {
    const { secret: known } = keysOf(userId)
    const tried = known ? await withoutPin(userId, known) : await tryPin(userId, old ?? '')
    if (tried.state !== 'right') return tried
    const { lock, secret } = tried
    const salt = randomBytes(16)
    const sealed = await sealBytes(await pinKey(pin, salt, usualRounds), secret, 'secret')
    const next: Lock = {
      ...lock,
      pin: { salt, rounds: usualRounds, sealed },
      // Kept only where a forgotten PIN would otherwise leave no way at all.
      session: lock.afterSignIn ? null : lock.session,
    }
    await writeLock(next)
    await takeOut(next, secret)
    await navigator.storage?.persist?.().catch(() => false)
    return { state: 'open' }
  })
}

async function withoutPin(userId: string, secret: Bytes): Promise<Tried> {
  const lock = await readLock(userId)
  return lock ? { state: 'right', lock, secret } : { state: 'shut' }
}

/** The organisation was heard while the store was open or locked. */
export const hearRules = (userId: string, rules: Rules) => changeLock(userId, lock => ruled(lock, rules))

/** What a passkey answered: the number that only it can make. */
export interface PasskeyAnswer extends PasskeyAsked {
  readonly number: Bytes
}

/**
 * Lets a passkey open the store beside its PIN, which proves who asks for it. `make` has the device make one, and may
 * take its time; null: there is none.
 */
export async function addPasskey(
  userId: string,
  pin: string,
  make: () => Promise<PasskeyAnswer | null>,
): Promise<Unlocked | { readonly state: 'none' }> {
  const tried = await inTurn(() => tryPin(userId, pin))
  if (tried.state !== 'right') return tried
  const made = await make()
  if (!made) return { state: 'none' }
  const { id, salt, number } = made
  const sealed = await sealBytes(await passkeyKey(number, tried.lock), tried.secret, 'secret')
  await changeLock(userId, lock => ({
    ...lock,
    passkey: lock.pin && lock.passkeys !== false ? { id, salt, sealed } : null,
  }))
  return { state: 'open' }
}

/** What the passkey of this store is to be asked; null: there is none. */
export const passkeyOf = async (userId: string): Promise<PasskeyAsked | null> =>
  (await readLock(userId))?.passkey ?? null

/** False: it is not the one. That is no guess, which the device itself does not let through, and is not counted. */
export function unlockByPasskey(userId: string, number: Bytes): Promise<boolean> {
  return inTurn(async () => {
    const lock = await readLock(userId)
    const secret = lock?.passkey && (await opened(await passkeyKey(number, lock), lock.passkey.sealed))
    if (!lock || !secret) return false
    await writeLock({ ...lock, wrong: 0, waitUntil: 0 })
    await takeOut(lock, secret)
    return true
  })
}

/** From now on the PIN alone opens the store. */
export const dropPasskey = (userId: string) => changeLock(userId, lock => ({ ...lock, passkey: null }))

/** In turn: who reads it before somebody else's change and writes it after would take that change away. */
function changeLock(userId: string, change: (lock: Lock) => Lock): Promise<void> {
  return inTurn(async () => {
    const lock = await readLock(userId)
    if (!lock) return
    const next = change(lock)
    await writeLock(next)
    show(next)
  })
}

/** Says what opens this store. */
const show = (lock: Lock) => {
  hasPin.set(lock.pin !== null)
  hasPasskey.set(Boolean(lock.passkey))
  mayPasskey.set(lock.passkeys !== false)
}

export async function setMinutes(userId: string, minutes: number): Promise<void> {
  await changeLock(userId, lock => ({ ...lock, minutes }))
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
  if (lock)
    await writeLock({ ...lock, pin: null, passkey: null, session: lock.afterSignIn ? null : lock.session })
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
  await changeLock(userId, lock => ({ ...lock, contactAt: touchedAt }))
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

async function takeOut(lock: Lock, secret: Bytes): Promise<void> {
  open = { userId: lock.userId, ...(await workingKeys(secret)), secret: lock.pin ? null : secret }
  show(lock)
  idleMinutes.set(lock.minutes)
  safe.set('open')
}

/** Two tabs that start together make one store, not two. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? (navigator.locks.request('hamroh-safe', work) as Promise<T>) : work()
}
