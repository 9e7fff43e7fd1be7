import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** A change that waits to be sent, or was refused and waits for its person. */
export interface Waiting {
  /** Order of sending. */
  readonly seq?: number
  readonly userId: string
  /** Idempotency key: sent twice, done once. */
  readonly key: string
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly body: string
  /** What the person did, in their words and language: "Contact recorded". */
  readonly label: string
  readonly at: string
  /** Changes of one chain wait for each other: a refused one holds those behind it. */
  readonly chain: string
  /** Where it was typed, so that it can be opened again with the words. */
  readonly path: string
  readonly draft: { readonly name: string; readonly value: unknown } | null
  readonly problem: Refused | null
}

export interface Refused {
  readonly code: string
  readonly errors: readonly { readonly path: string; readonly code: string }[]
  readonly instance: string | null
}

interface Device extends DBSchema {
  drafts: { key: [string, string]; value: { userId: string; name: string; value: unknown; at: string } }
  replies: { key: [string, string]; value: { userId: string; url: string; reply: unknown; at: number } }
  outbox: { key: number; value: Waiting; indexes: { userId: string } }
}

let opened: Promise<IDBPDatabase<Device>> | undefined

/** What this phone or computer keeps: drafts, answers for offline screens, changes not yet sent. */
export function device(): Promise<IDBPDatabase<Device>> {
  opened ??= openDB<Device>('hamroh', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: ['userId', 'name'] })
      db.createObjectStore('replies', { keyPath: ['userId', 'url'] })
      db.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true }).createIndex('userId', 'userId')
    },
    blocking(_current, _blocked, event) {
      ;(event.target as IDBDatabase).close() // a newer version of the app in another tab
      opened = undefined
    },
    terminated() {
      opened = undefined
    },
  })
  return opened
}

const ofUser = (userId: string) => IDBKeyRange.bound([userId], [userId, []])

export async function readDraft(userId: string, name: string): Promise<unknown> {
  return (await (await device()).get('drafts', [userId, name]))?.value
}

export async function writeDraft(userId: string, name: string, value: unknown): Promise<void> {
  await (await device()).put('drafts', { userId, name, value, at: new Date().toISOString() })
}

export async function removeDraft(userId: string, name: string): Promise<void> {
  await (await device()).delete('drafts', [userId, name])
}

export async function readReply(
  userId: string,
  url: string,
): Promise<{ reply: unknown; at: number } | undefined> {
  return (await device()).get('replies', [userId, url])
}

export async function writeReply(userId: string, url: string, reply: unknown): Promise<void> {
  await (await device()).put('replies', { userId, url, reply, at: Date.now() })
}

const keptDays = 14

/** Answers kept for offline reading do not grow old on a device; `all`: none is left, as when the session ended. */
export async function forgetReplies({ all }: { all: boolean }): Promise<void> {
  const tx = (await device()).transaction('replies', 'readwrite')
  const oldest = Date.now() - keptDays * 86_400_000
  for (let cursor = await tx.store.openCursor(); cursor; cursor = await cursor.continue())
    // Who was signed in is kept however long there was no network.
    if (all || (cursor.value.at < oldest && cursor.value.url !== 'me')) await cursor.delete()
  await tx.done
}

/** Everything of one user. The outbox only when asked: it holds what nobody else has yet. */
export async function wipe(userId: string, { outbox }: { outbox: boolean }): Promise<void> {
  const db = await device()
  const tx = db.transaction(['drafts', 'replies', 'outbox'], 'readwrite')
  const work: Promise<unknown>[] = [
    tx.objectStore('drafts').delete(ofUser(userId)),
    tx.objectStore('replies').delete(ofUser(userId)),
  ]
  if (outbox) {
    const keys = await tx.objectStore('outbox').index('userId').getAllKeys(userId)
    work.push(...keys.map(key => tx.objectStore('outbox').delete(key)))
  }
  await Promise.all([...work, tx.done])
}
