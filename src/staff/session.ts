import { loadMessages } from 'virtual:messages'
import { isLocale, type Locale, negotiate } from '#i18n/locales.ts'
import { createTranslator, type Translate } from '#i18n/translate.ts'
import type { Role } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { ApiProblem, type Prepared, send, whenSignedOut } from './api.ts'
import { forgetReplies, readReply, wipe, writeReply } from './sync/device.ts'
import { openOutbox, outbox } from './sync/outbox.ts'
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
  readonly notices: readonly { readonly id: string; readonly at: string; readonly by: readonly string[] }[]
}

export interface Reader {
  readonly locale: Locale
  readonly t: Translate
}

/** Undefined: not known yet. Null: nobody. */
export const me = createValue<Me | null | undefined>(undefined)
export const reader = createValue<Reader>({ locale: 'ru', t: key => key })

const readMe: Prepared = { method: 'GET', url: '/api/v1/me', body: null }
const endSession: Prepared = { method: 'POST', url: '/api/v1/sign-out', body: '{}' }
const leftKey = 'hamroh.left'
const localeKey = 'hamroh.locale'

/** Fetches the words of a language and draws everything anew in it; remembered on this device. */
export async function speak(locale: Locale): Promise<void> {
  const messages = await loadMessages(locale)
  localStorage.setItem(localeKey, locale)
  document.documentElement.lang = locale
  reader.set({ locale, t: createTranslator(locale, messages) })
}

/** The words of another language than the reader's: for what is printed for somebody else. */
export const wordsOf = async (locale: Locale): Promise<Translate> =>
  createTranslator(locale, await loadMessages(locale))

export async function speakReadersLanguage(): Promise<void> {
  const kept = localStorage.getItem(localeKey)
  await speak(isLocale(kept) ? kept : negotiate(navigator.languages.join(',')))
}

/** Shows at once what is known on this device, then asks the server who this is. */
export async function startSession(): Promise<void> {
  whenSignedOut(() => {
    if (me.get()) leave()
  })
  await finishLeaving()
  await forgetReplies({ all: false }).catch(() => undefined)
  const kept = await readReply('', 'me').catch(() => undefined)
  if (kept?.reply) begin(kept.reply as Me) // written by us
  await refreshMe()
}

export async function refreshMe(): Promise<void> {
  try {
    await welcome((await send(readMe)) as Me)
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) leave()
    else if (me.get() === undefined) me.set(null)
  }
}

/** After signing in, and whenever the server answered who this is. */
export async function welcome(next: Me): Promise<void> {
  await writeReply('', 'me', next).catch(() => undefined)
  begin(next)
  if (next.locale !== reader.get().locale) await speak(next.locale)
}

function begin(next: Me): void {
  me.set(next)
  openOutbox(next.userId).catch(() => undefined)
}

/**
 * The session is over. Drafts and the outbox stay, so that the same person signs in again and goes on; what was kept for
 * reading goes, so that a lost phone whose session was ended shows nothing.
 */
function leave(): void {
  me.set(null)
  openOutbox(null).catch(() => undefined)
  forgetReplies({ all: true }).catch(() => undefined)
  dispatchEvent(new Event('hamroh-session-over'))
}

/** How many changes would be lost. */
export const unsent = () => outbox.get().length

/** Ends the session and takes everything of this person off the device; ask first when something is unsent. */
export async function signOut(): Promise<void> {
  const user = me.get()
  localStorage.setItem(leftKey, '1')
  if (user) await wipe(user.userId, { outbox: true })
  await writeReply('', 'me', null)
  await finishLeaving()
  leave()
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
