import { me } from './session.ts'
import { readReply, writeReply } from './sync/kept.ts'
import { createValue } from './value.ts'

/** The heading of the screen that is shown. */
export const title = createValue('')
/** What the live region says. */
export const said = createValue('')

/** Tells screen readers of something that changed without a move: "Saved". */
export function announce(text: string): void {
  // The same words twice would not be read again.
  said.set(said.get() === text ? `${text}\u00a0` : text)
}

/** Something opened lately, offered first in the palette. */
export interface Recent {
  /** Below /app. */
  readonly to: string
  /** A reference or a title; never more of a person than a list shows. */
  readonly label: string
}

export const recent = createValue<readonly Recent[]>([])

/** Remembers on this device, for this person, that it was opened; gone when they sign out. */
export function remember(thing: Recent): void {
  if (recent.get()[0]?.to === thing.to && recent.get()[0]?.label === thing.label) return
  recent.set([thing, ...recent.get().filter(other => other.to !== thing.to)].slice(0, 12))
  const user = me.get()
  if (user) writeReply(user.userId, 'recent', recent.get()).catch(() => undefined)
}

export async function loadRecent(userId: string): Promise<void> {
  const kept = await readReply(userId, 'recent').catch(() => undefined)
  recent.set((kept?.reply as readonly Recent[] | undefined) ?? []) // written by `remember`
}
