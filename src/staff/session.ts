import { loadMessages } from 'virtual:messages'
import { isLocale, type Locale, negotiate } from '#i18n/locales.ts'
import type { WordPart } from '#i18n/parts.ts'
import { createTranslator, type Translate } from '#i18n/translate.ts'
import type { Role } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { ApiProblem, type Prepared, send, whenSignedOut } from './api.ts'
import { flushDrafts } from './draft.ts'
import { countUnsent, forgetReplies, wipe } from './sync/device.ts'
import { writeKept } from './sync/kept.ts'
import { openOutbox, outbox } from './sync/outbox.ts'
import {
  closeSafe,
  hasPasskey,
  hasPin,
  hearRules,
  isLocked,
  isTooOld,
  openWithServer,
  passkeyOf,
  type ServerKeys,
  safe,
  shut,
  touch,
} from './sync/safe.ts'
import { createValue } from './value.ts'

/** Who is signed in, as the accounts module answers it. */
export interface Me {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly secondFactor: boolean
  readonly hasPassword: boolean
  readonly roles: readonly Role[]
  readonly teamIds: readonly string[]
  readonly organisation: {
    readonly id: string
    readonly slug: string
    readonly name: string
    readonly timeZone: string
    readonly country: string
  }
  readonly actions: readonly string[]
  /** Signed in with too little: only to set up a second factor, or to give the code of the one there is. */
  readonly limited: 'set_up' | 'code' | null
  /** What this person must be told of the own account. */
  readonly notices: readonly {
    readonly id: string
    readonly at: string
    readonly by: readonly string[]
    readonly operator: { readonly account: string | null; readonly reason: string } | null
  }[]
}

export interface Reader {
  readonly locale: Locale
  readonly t: Translate
}

/** Undefined: not known yet. Null: nobody. */
export const me = createValue<Me | null | undefined>(undefined)
export const reader = createValue<Reader>({ locale: 'ru', t: key => key })

const readMe: Prepared = { method: 'GET', url: '/api/v1/me', body: null }
const readDeviceKey: Prepared = { method: 'GET', url: '/api/v1/me/device-key', body: null }
const endSession: Prepared = { method: 'POST', url: '/api/v1/sign-out', body: '{}' }
const leftKey = 'hamroh.left'
const localeKey = 'hamroh.locale'

/** Modules whose own words are here beside those of the door. */
const parts = new Set<WordPart>()
let spoken: { locale: Locale; messages: Record<string, string> } | undefined

/** Fetches the words of a language and draws everything anew in it; remembered on this device. */
export async function speak(locale: Locale): Promise<void> {
  const messages = await messagesOf(locale)
  spoken = { locale, messages }
  localStorage.setItem(localeKey, locale)
  document.documentElement.lang = locale
  reader.set({ locale, t: createTranslator(locale, messages) })
}

/** Fetches a module's own words before its first screen is drawn; nothing that is drawn already says one of them. */
export async function speakAlso(part: WordPart): Promise<void> {
  parts.add(part)
  if (!spoken) return
  const { locale, messages } = spoken
  Object.assign(messages, await loadMessages(locale, part))
}

/** The words of another language than the reader's: for what is printed for somebody else. */
export const wordsOf = async (locale: Locale): Promise<Translate> =>
  createTranslator(locale, await messagesOf(locale))

async function messagesOf(locale: Locale): Promise<Record<string, string>> {
  const messages = await loadMessages(locale)
  // A part that joins meanwhile is met on the way.
  for (const part of parts) Object.assign(messages, await loadMessages(locale, part))
  return messages
}

export async function speakReadersLanguage(): Promise<void> {
  const kept = localStorage.getItem(localeKey)
  await speak(isLocale(kept) ? kept : negotiate(navigator.languages.join(',')))
}

/** Whose store is on this device; a number that says nothing to others. */
const whoKey = 'hamroh.who'
export const storeOwner = () => localStorage.getItem(whoKey)

export interface LastWords {
  readonly why: 'wrong' | 'cleared' | 'old'
  readonly unsent: number
}
const farewellKey = 'hamroh.farewell'
/** Why somebody who was signed in stands at the door, and how many changes of theirs stay sealed. */
export const farewell = createValue<LastWords | null>(null)

/** They stay until somebody signs in or closes the window: who reloads the page at the door reads them still. */
function sayFarewell(words: LastWords | null): void {
  if (words) sessionStorage.setItem(farewellKey, JSON.stringify(words))
  else sessionStorage.removeItem(farewellKey)
  farewell.set(words)
}
/** The order to empty a store, kept until it is carried out: the page may be closed or loaded anew in the middle of it. */
const orderKey = 'hamroh.empty'
interface Order {
  readonly owner: string
  readonly lost: boolean
}
const standingOrder = (): Order | null => JSON.parse(localStorage.getItem(orderKey) ?? 'null')

/** How many changes wait behind the lock. */
export const unsentBehindLock = createValue(0)

/** Shows at once what this device may show, then asks the server who this is. */
export async function startSession(): Promise<void> {
  whenSignedOut(({ details }) => void leave(details.clear).catch(() => undefined))
  await finishLeaving()
  farewell.set(JSON.parse(sessionStorage.getItem(farewellKey) ?? 'null'))
  const order = standingOrder()
  if (order) await emptyStore(order.owner, 'cleared', { lost: order.lost })
  const owner = storeOwner()
  if (owner && (await isTooOld(owner).catch(() => false))) await emptyStore(owner, 'old')
  else if (owner && (await isLocked(owner).catch(() => false))) await standLocked(owner)
  await refreshMe()
}

async function standLocked(owner: string): Promise<void> {
  unsentBehindLock.set(await countUnsent(owner).catch(() => 0))
  hasPasskey.set((await passkeyOf(owner).catch(() => null)) !== null)
  closeSafe('locked')
  me.set(undefined)
  openOutbox(null).catch(() => undefined)
}

export async function refreshMe(): Promise<void> {
  try {
    const next = (await send(readMe)) as Me
    // Behind the lock only the order to clear the device is listened for.
    if (safe.get() === 'locked') await touch(next.userId).catch(() => undefined)
    else await welcome(next)
    await hear(next).catch(() => undefined)
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) await leave(error.details.clear)
    else if (me.get() === undefined && safe.get() !== 'locked') {
      if (storeOwner()) safe.set('sealed')
      else me.set(null)
    }
  }
}

/** After signing in, and whenever the server answered who this is. */
export async function welcome(next: Me): Promise<void> {
  sayFarewell(null)
  if (!next.limited && !(await openStore(next.userId))) return
  await writeKept(next.userId, 'me', 'me', next).catch(() => undefined)
  begin(next)
  if (next.locale !== reader.get().locale) await speak(next.locale)
}

let heardAt = 0

/** What the organisation says about its devices, once an hour: a store that is there already would not hear it. */
async function hear({ userId, limited }: Me): Promise<void> {
  if (limited || storeOwner() !== userId || Date.now() - heardAt < 3_600_000) return
  heardAt = Date.now()
  await hearRules(userId, (await send(readDeviceKey)) as ServerKeys)
}

/** False: the lock or the door is shown instead. Without keys from the server the app works, but keeps nothing. */
async function openStore(userId: string): Promise<boolean> {
  if (safe.get() === 'open' && storeOwner() === userId) return true
  localStorage.setItem(whoKey, userId)
  const opened = await send(readDeviceKey)
    .then(keys => {
      heardAt = Date.now()
      return openWithServer(userId, keys as ServerKeys)
    })
    .catch(() => closeSafe('closed'))
  if (opened === 'locked') await standLocked(userId)
  if (opened === 'sign in') await signInAnew()
  return opened !== 'locked' && opened !== 'sign in'
}

/** Hides everything and forgets the keys. Nothing happens where there is no PIN to come back with. */
export async function lockNow(): Promise<void> {
  const user = me.get()
  if (!user || !hasPin.get() || safe.get() !== 'open') return
  await flushDrafts()
  await standLocked(user.userId)
  dispatchEvent(new Event('hamroh-session-over'))
  dispatchEvent(new Event('hamroh-locked'))
}

/** The PIN is forgotten: the way back is to sign in. What was not yet sent waits for that. */
export async function signInAnew(): Promise<void> {
  const owner = storeOwner()
  if (owner) await shut(owner).catch(() => 0)
  localStorage.removeItem(whoKey)
  localStorage.setItem(leftKey, '1')
  await finishLeaving()
  await leave()
}

/** Everything of the store but what was not sent, and with `lost` that too; then the door says why. */
export async function emptyStore(
  owner: string,
  why: 'wrong' | 'cleared' | 'old',
  { lost = false, endSession: alsoEnd = false } = {},
): Promise<void> {
  const unsent = await shut(owner, { lost }).catch(() => null)
  localStorage.removeItem(whoKey)
  if (alsoEnd) {
    localStorage.setItem(leftKey, '1')
    await finishLeaving()
  }
  closeSafe('closed')
  me.set(null)
  sayFarewell({ why, unsent: unsent ?? 0 })
  // Where the store could not be emptied, the next start tries again.
  if (unsent !== null) localStorage.removeItem(orderKey)
}

/** This person is in. */
export function begin(next: Me): void {
  me.set(next)
  openOutbox(next.userId).catch(() => undefined)
}

/**
 * The session is over. Drafts and the outbox stay sealed, so that the same person signs in again and goes on; what was
 * kept for reading goes. `clear`: the server's order to empty this device.
 */
async function leave(clear?: unknown): Promise<void> {
  const owner = storeOwner()
  const emptied = clear === 'kept' || clear === 'lost'
  if (clear === undefined) void flushDrafts()
  if (owner && emptied) localStorage.setItem(orderKey, JSON.stringify({ owner, lost: clear === 'lost' }))
  localStorage.removeItem(whoKey)
  me.set(null)
  openOutbox(null).catch(() => undefined)
  closeSafe('closed')
  dispatchEvent(new Event('hamroh-session-over'))
  if (!owner) return
  if (emptied) {
    dispatchEvent(new Event('hamroh-locked'))
    await emptyStore(owner, 'cleared', { lost: clear === 'lost' })
  } else await forgetReplies(owner, { all: true }).catch(() => undefined)
}

/** How many changes would be lost. */
export const unsent = () => outbox.get().length

/** Ends the session and takes everything of this person off the device; ask first when something is unsent. */
export async function signOut(): Promise<void> {
  const user = me.get()
  localStorage.setItem(leftKey, '1')
  await openOutbox(null).catch(() => undefined)
  if (user) await wipe(user.userId, { unsent: true }).catch(() => undefined)
  await finishLeaving()
  await leave()
  dispatchEvent(new Event('hamroh-signed-out'))
}

/** Without a network the server is told at the next start. */
async function finishLeaving(): Promise<void> {
  if (!localStorage.getItem(leftKey)) return
  await send(endSession, { key: newId() }).then(
    () => localStorage.removeItem(leftKey),
    error => {
      if (error instanceof ApiProblem && error.status === 401) localStorage.removeItem(leftKey)
    },
  )
}
