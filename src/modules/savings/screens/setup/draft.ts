import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { keeping } from '#staff/draft.ts'
import { inTurn } from '../box/group.ts'
import { aes, type Bytes, openJson, sealJson } from '../box/seal.ts'
import { firstPlan, type Plan } from './plan.ts'

/** From the last answer on: long enough for a meeting at which a group is set up, with its dead batteries. */
const keptFor = 2 * 60 * 60 * 1000
const about = 'new group'

/** What was answered of a group that is not begun yet, and the step at which it stands. */
export interface Draft {
  readonly plan: Plan
  readonly at: number
}
export const blank: Draft = { plan: firstPlan, at: 0 }

interface Kept {
  readonly until: number
  readonly key: CryptoKey
  readonly sealed: Bytes
}
interface Device extends DBSchema {
  'new group': { key: string; value: Kept }
}

let newest: Draft | null = null

/**
 * Kept on the device, so that a phone that dies after twenty names goes on at the same step. There are no key-holders'
 * numbers yet to seal it with, only a key that the browser does not hand out, which goes with it. Who opens this screen
 * in time sees what its writer saw, and who copies the disk has both.
 */
export function keepDraft(draft: Draft): void {
  newest = draft
  keeping(
    withStore(async store => {
      if (draft !== newest) return
      const key = await crypto.subtle.generateKey(aes, false, ['encrypt', 'decrypt'])
      const sealed = await sealJson(key, draft, about)
      await store.put(about, { until: Date.now() + keptFor, key, sealed }, about)
    }),
  ).catch(() => undefined) // No room or not allowed: the group is begun all the same.
}

/** What was begun on this phone; the blank one where there is nothing, or nothing of the last two hours. */
export async function readDraft(): Promise<Draft> {
  try {
    await dropOldDraft()
    const kept = await withStore(store => store.get(about, about))
    if (!kept) return blank
    const { plan, at } = await openJson<Draft>(kept.key, kept.sealed, about)
    return { plan: { ...firstPlan, ...plan }, at }
  } catch {
    return blank
  }
}

export const dropDraft = (): Promise<void> => withStore(store => store.clear(about)).catch(() => undefined) // There is none.

/** Off the phone as soon as the group's app is opened, whatever it is opened for. */
export async function dropOldDraft(): Promise<void> {
  localStorage.removeItem('hamroh.new-group') // where earlier builds kept it, in the open
  const kept = await withStore(store => store.get(about, about))
  const left = kept ? kept.until - Date.now() : 0
  // More than that: the clock was set back.
  if (kept && (left <= 0 || left > keptFor)) await dropDraft()
}

/** One after the other: what was dropped is not written again by a letter typed before. */
function withStore<T>(work: (store: IDBPDatabase<Device>) => Promise<T>): Promise<T> {
  return inTurn(async () => {
    const store = await openDB<Device>('hamroh-new-group', 1, {
      upgrade: db => void db.createObjectStore(about),
    })
    return work(store).finally(() => store.close())
  })
}
