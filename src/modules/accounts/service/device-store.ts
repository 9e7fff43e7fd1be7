import { createHmac } from 'node:crypto'
import type { InputOf } from '#lib/contract.ts'
import { notFound } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/device.ts'
import * as store from '../store/accounts.ts'
import { findSettings } from '../store/settings.ts'
import { asSystem } from './as-system.ts'
import { installation } from './installation.ts'
import { usualDeviceDays } from './settings.ts'

/** How long after signing in the key is given out that opens a device without its PIN. */
const freshMinutes = 10

/** Derived, so that nothing of it is stored: who has the database has no device. */
function derived(userId: string, purpose: string): string {
  const secret = installation().secret('device-store')
  return createHmac('sha256', secret).update(`${purpose} ${userId}`).digest('base64url')
}

export async function readDeviceKey(use: UseCase) {
  const { userId, sessionId } = use.actor
  const isFresh = await store.startedWithin(use.db, sessionId as string, freshMinutes)
  const settings = await findSettings(use.db, ownOrganisation(use))
  return {
    days: settings?.device_days ?? usualDeviceDays,
    passkeys: settings?.device_passkeys ?? true,
    key: derived(userId as string, 'session'),
    afterSignIn: isFresh ? derived(userId as string, 'sign-in') : null,
  }
}

export async function clearDevice(use: UseCase, { id, what }: InputOf<typeof contract.clearDevice>) {
  const { userId } = use.actor
  const ended = await store.endSessions(use.db, userId as string, use.now, { id, clear: what })
  if (!ended) throw notFound()
  use.audit({ action: 'accounts.end_session', thing: 'user', thingId: userId, details: { clear: what } })
  return null
}

export async function clearMembersDevices(
  use: UseCase,
  { id, what }: InputOf<typeof contract.clearMembersDevices>,
) {
  const organisationId = ownOrganisation(use)
  if (!(await store.findMembers(use.db, organisationId)).some(member => member.user_id === id))
    throw notFound()
  let ended = 0
  await asSystem(use, async () => {
    ended = await store.endSessions(use.db, id, use.now, { organisationId, clear: what })
  })
  use.audit({ action: 'accounts.end_session', thing: 'user', thingId: id, details: { clear: what, ended } })
  return { ended }
}
