import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Bytes, Locks } from './seal.ts'

export type Interval = '7' | '14' | '28' | 'month'

/** What is known of a group while it is locked: only what stands on the lid of a box. */
export interface Lid {
  readonly id: string
  readonly device: string
  readonly name: string
  readonly village: string
  readonly currency: string
  /** Days from one meeting to the next, or a month. */
  readonly interval: Interval
  readonly locks: Locks
  readonly keyHolders: number
  /** Whose numbers they are, in their order; the key-holders of the book where it is not said. */
  readonly keepers?: readonly string[]
  /** Lines written here, and how many of them the server has. */
  readonly written: number
  readonly confirmed: number
  readonly registered: boolean
  readonly fork: boolean
  /** When what is written here was last copied to another place, in milliseconds. */
  readonly copiedAt: number | null
}

/** A run of lines of the log, sealed as one: a whole meeting, or a single line of the one that is open. */
export interface Chunk {
  readonly group: string
  readonly from: number
  readonly to: number
  readonly sealed: Bytes
}

export type SealedName = 'people' | 'private' | 'draft' | 'book'

interface Device extends DBSchema {
  lids: { key: string; value: Lid }
  lines: { key: [string, number]; value: Chunk }
  sealed: { key: [string, string]; value: { group: string; name: string; sealed: Bytes } }
}

let opened: Promise<IDBPDatabase<Device>> | undefined

/** The groups of this phone. Apart from what the app keeps for its members of staff: signing out leaves it alone. */
export function device(): Promise<IDBPDatabase<Device>> {
  opened ??= openDB<Device>('hamroh-groups', 1, {
    upgrade(db) {
      db.createObjectStore('lids', { keyPath: 'id' })
      db.createObjectStore('lines', { keyPath: ['group', 'from'] })
      db.createObjectStore('sealed', { keyPath: ['group', 'name'] })
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

export const readLids = async (): Promise<Lid[]> => (await device()).getAll('lids')
export const readLid = async (group: string): Promise<Lid | undefined> => (await device()).get('lids', group)

/** The runs that begin after one line, and no later than another. */
export async function readChunks(group: string, after = 0, upTo?: number): Promise<Chunk[]> {
  const last = upTo === undefined ? [group, []] : [group, upTo]
  return (await device()).getAll('lines', IDBKeyRange.bound([group, after + 1], last))
}

/** One write, whole or not at all, on the disk when it resolves. `add` refuses a line whose number is taken. */
export interface Writing {
  readonly lid: Lid
  readonly add?: readonly Chunk[]
  /** Takes the place of all chunks from this number on: what was written singly becomes one. */
  readonly replaceFrom?: number
  readonly sealed?: Readonly<Partial<Record<SealedName, Bytes | null>>>
}

export async function writeDown({ lid, add = [], replaceFrom, sealed = {} }: Writing): Promise<void> {
  const db = await device()
  const tx = db.transaction(['lids', 'lines', 'sealed'], 'readwrite', { durability: 'strict' })
  const lines = tx.objectStore('lines')
  const work: Promise<unknown>[] = [tx.objectStore('lids').put(lid)]
  if (replaceFrom !== undefined)
    work.push(lines.delete(IDBKeyRange.bound([lid.id, replaceFrom], [lid.id, []])))
  work.push(...add.map(chunk => lines.add(chunk)))
  for (const [name, bytes] of Object.entries(sealed)) {
    const store = tx.objectStore('sealed')
    work.push(
      bytes === null || bytes === undefined
        ? store.delete([lid.id, name])
        : store.put({ group: lid.id, name, sealed: bytes }),
    )
  }
  await Promise.all([...work, tx.done])
}

export async function readSealed(group: string, name: SealedName): Promise<Bytes | undefined> {
  return (await (await device()).get('sealed', [group, name]))?.sealed
}
