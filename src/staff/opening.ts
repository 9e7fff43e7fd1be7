/** How this device's store is opened by the one who holds it, and what may open it. All of it works without a network. */
import { begin, emptyStore, type Me, me, reader, refreshMe, storeOwner } from './session.ts'
import { forgetReplies } from './sync/device.ts'
import { readKept } from './sync/kept.ts'
import {
  addPasskey as addPasskeyTo,
  dropPasskey as dropPasskeyOf,
  isTooOld,
  passkeyOf,
  setPin,
  type Unlocked,
  unlock,
  unlockByPasskey,
} from './sync/safe.ts'

/** Tries the PIN of whose store this is; works without a network. */
export async function openLock(pin: string): Promise<Unlocked> {
  const owner = storeOwner() as string // there is a lock, so there is an owner
  if (await isOver(owner)) return { state: 'shut' }
  const tried = await atTheDoor(owner, unlock(owner, pin))
  if (tried.state === 'open') await comeIn(owner)
  return tried
}

/** Asks the device's own passkey instead; false: it did not open. Works without a network where the passkey does. */
export async function openLockByPasskey(): Promise<boolean> {
  const owner = storeOwner() as string // as above
  const [{ askPasskey }, asked] = await Promise.all([import('./sync/passkey.ts'), passkeyOf(owner)])
  const number = asked && (await askPasskey(asked))
  if (!number) return false
  if (await isOver(owner)) return true
  const isOpen = await unlockByPasskey(owner, number)
  if (isOpen) await comeIn(owner)
  return isOpen
}

/** The app may have stood at its lock for longer than a device may be without contact. */
async function isOver(owner: string): Promise<boolean> {
  const isOld = await isTooOld(owner)
  if (isOld) await emptyStore(owner, 'old')
  return isOld
}

async function comeIn(owner: string): Promise<void> {
  await forgetReplies(owner, { all: false }).catch(() => undefined)
  const kept = await readKept(owner, 'me', 'me').catch(() => undefined)
  if (kept?.value) begin(kept.value as Me) // written by us
  const asked = refreshMe()
  if (!kept?.value) await asked
}

/** Gives this device a PIN, or another one. */
export function choosePin(pin: string, old: string | null): Promise<Unlocked> {
  const { userId } = me.get() as Me // asked for in the app only
  return atTheDoor(userId, setPin(userId, pin, old))
}

/** Lets the device's own passkey open it as well. */
export async function addPasskey(pin: string): Promise<Awaited<ReturnType<typeof addPasskeyTo>>> {
  const { userId } = me.get() as Me // as above
  const { t } = reader.get()
  const { makePasskey } = await import('./sync/passkey.ts')
  return atTheDoor(
    userId,
    addPasskeyTo(userId, pin, () => makePasskey(t('staff.device.passkey.name'))),
  )
}

/** From now on the PIN alone opens this device. */
export async function dropPasskey(): Promise<void> {
  const { userId } = me.get() as Me // as above
  const dropped = await passkeyOf(userId)
  await dropPasskeyOf(userId)
  if (dropped) await (await import('./sync/passkey.ts')).forgetPasskey(dropped)
}

/** Whoever was wrong too often is put out. */
async function atTheDoor<T extends { readonly state: string }>(
  owner: string,
  trying: Promise<T>,
): Promise<T> {
  const tried = await trying
  if (tried.state === 'shut') await emptyStore(owner, 'wrong', { endSession: true })
  return tried
}
