import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Basis } from './decide.ts'
import type { Bytes } from './seal.ts'
import type { Lock } from './ways.ts'

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
  /** What it was made on: needed to put it beside somebody else's version. */
  readonly basis?: Basis | null
}

export interface Refused {
  readonly code: string
  readonly errors: readonly { readonly path: string; readonly code: string }[]
  readonly instance: string | null
  /** What somebody else made of the record meanwhile, as the server answered it. */
  readonly theirs?: unknown
}

/** `me`: who is signed in here, as the server last said it. */
export type Kind = 'draft' | 'reply' | 'me'

interface Kept {
  readonly userId: string
  readonly kind: Kind
  /** What it is called, as a digest that only the open safe can make. */
  readonly name: string
  readonly at: number
  readonly sealed: Bytes
}

interface Device extends DBSchema {
  locks: { key: string; value: Lock }
  kept: { key: [string, string, string]; value: Kept }
  unsent: {
    key: number
    value: { seq?: number; userId: string; sealed: Bytes }
    indexes: { userId: string }
  }
}

let opened: Promise<IDBPDatabase<Device>> | undefined

/** What this phone or computer keeps: sealed, but for whose it is and when it was written. See `safe.ts`. */
export function device(): Promise<IDBPDatabase<Device>> {
  opened ??= openDB<Device>('hamroh', 2, {
    upgrade(db) {
      // The first version kept the same in the clear.
      for (const name of [...db.objectStoreNames]) db.deleteObjectStore(name)
      db.createObjectStore('locks', { keyPath: 'userId' })
      db.createObjectStore('kept', { keyPath: ['userId', 'kind', 'name'] })
      db.createObjectStore('unsent', { keyPath: 'seq', autoIncrement: true }).createIndex('userId', 'userId')
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

export const readLock = async (userId: string) => (await device()).get('locks', userId)

export async function writeLock(lock: Lock): Promise<void> {
  const tx = (await device()).transaction('locks', 'readwrite', { durability: 'strict' })
  await tx.store.put(lock)
  await tx.done
}

export const countUnsent = async (userId: string) =>
  (await device()).countFromIndex('unsent', 'userId', userId)

const ofUser = (userId: string, kind?: Kind) =>
  kind ? IDBKeyRange.bound([userId, kind], [userId, kind, []]) : IDBKeyRange.bound([userId], [userId, []])

const keptDays = 14

/** Answers kept for offline reading do not grow old on a device; `all`: none is left, as when the session ended. */
export async function forgetReplies(userId: string, { all }: { all: boolean }): Promise<void> {
  const tx = (await device()).transaction('kept', 'readwrite')
  const oldest = Date.now() - keptDays * 86_400_000
  if (all) await tx.store.delete(ofUser(userId, 'me'))
  for (
    let cursor = await tx.store.openCursor(ofUser(userId, 'reply'));
    cursor;
    cursor = await cursor.continue()
  )
    if (all || cursor.value.at < oldest) await cursor.delete()
  await tx.done
}

/** Everything of one user that can be asked for again, and the drafts; with `unsent` also what nobody else has yet. */
export async function wipe(userId: string, { unsent }: { unsent: boolean }): Promise<void> {
  const db = await device()
  const tx = db.transaction(['locks', 'kept', 'unsent'], 'readwrite', { durability: 'strict' })
  const work: Promise<unknown>[] = [tx.objectStore('kept').delete(ofUser(userId))]
  if (unsent) {
    const keys = await tx.objectStore('unsent').index('userId').getAllKeys(userId)
    work.push(tx.objectStore('locks').delete(userId))
    work.push(...keys.map(key => tx.objectStore('unsent').delete(key)))
  }
  await Promise.all([...work, tx.done])
}
