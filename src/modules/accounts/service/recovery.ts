import { systemActor } from '#lib/actor.ts'
import { addHours } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { notFound } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { hashPassword, newToken, tokenHash } from '#platform/secrets.ts'
import type { UseCase } from '#platform/use-case.ts'
import { refuse } from '../domain/refusals.ts'
import { endSessions, findMembers, findUser, replaceRecoveryCodes, updateUser } from '../store/accounts.ts'
import * as store from '../store/recovery.ts'
import { deletePasskeys, endLimited, forgetDevices, worksElsewhere } from '../store/sign-in.ts'
import { asSystem } from './as-system.ts'
import { refuseWeak } from './passwords.ts'

const hoursToConfirm = 72
const hoursOfLink = 24

/** The first of two: says that a colleague who lost everything shall get in again. */
export async function askRecovery(use: UseCase, { id: userId }: { id: string }) {
  const organisationId = ownOrganisation(use)
  const me = use.actor.userId as string
  const member = (await findMembers(use.db, organisationId)).find(one => one.user_id === userId && one.active)
  if (!member) throw notFound()
  if (userId === me) throw refuse('accounts.recovery_own')
  if (await worksElsewhere(use.db, userId, organisationId)) throw refuse('accounts.recovery_elsewhere')
  await store.closeOldRecoveries(use.db, organisationId, userId, use.now)
  const open = await store.findOpenRecoveries(use.db, organisationId, use.now)
  if (open.some(one => one.user_id === userId)) throw refuse('accounts.recovery_asked')
  const id = newId()
  const expiresAt = addHours(use.now, hoursToConfirm)
  await store.insertRecovery(use.db, {
    organisation_id: organisationId,
    id,
    user_id: userId,
    asked_by: me,
    asked_at: use.now,
    expires_at: expiresAt,
  })
  use.audit({ action: 'accounts.ask_recovery', thing: 'user', thingId: userId })
  const { name } = member
  return { id, userId, name, askedBy: use.actor.name, askedAt: use.now, expiresAt, may: { confirm: false } }
}

export async function listRecoveries(use: UseCase) {
  const rows = await store.findOpenRecoveries(use.db, ownOrganisation(use), use.now)
  return {
    items: rows.map(row => ({
      id: row.id,
      userId: row.user_id,
      name: row.name,
      askedBy: row.asked_by_name,
      askedAt: row.asked_at,
      expiresAt: row.expires_at,
      may: { confirm: use.actor.userId !== row.asked_by && use.actor.userId !== row.user_id },
    })),
  }
}

/** The second of two, who hands the link over. Whoever was inside the account is put out now. */
export async function confirmRecovery(use: UseCase, { id }: { id: string }) {
  const organisationId = ownOrganisation(use)
  const me = use.actor.userId as string
  const open = (await store.findOpenRecoveries(use.db, organisationId, use.now)).find(one => one.id === id)
  if (!open) throw notFound()
  if (open.asked_by === me || open.user_id === me) throw refuse('accounts.recovery_same_person')
  if (open.asked_by === null || !(await stillHelps(use, organisationId, open.asked_by)))
    throw refuse('accounts.recovery_over')
  if (await worksElsewhere(use.db, open.user_id, organisationId)) throw refuse('accounts.recovery_elsewhere')
  const { token, hash } = newToken()
  const expiresAt = addHours(use.now, hoursOfLink)
  const change = { confirmed_by: me, confirmed_at: use.now, token_hash: hash, expires_at: expiresAt }
  if (!(await store.updateOpenRecovery(use.db, organisationId, id, change, { unconfirmed: true })))
    throw refuse('accounts.recovery_over')
  await asSystem(use, async () => {
    await endSessions(use.db, open.user_id, use.now, {})
    await endLimited(use.db, open.user_id)
  })
  use.audit({
    action: 'accounts.confirm_recovery',
    thing: 'user',
    thingId: open.user_id,
    details: { askedBy: open.asked_by },
  })
  return { link: `/app/recovery#${token}`, expiresAt }
}

/** Whoever asked and was put out of the role meanwhile helps nobody any more. */
async function stillHelps(use: UseCase, organisationId: string, userId: string): Promise<boolean> {
  const asker = (await findMembers(use.db, organisationId)).find(one => one.user_id === userId)
  return asker?.active === true && asker.roles.some(role => role === 'supervisor' || role === 'administrator')
}

export async function withdrawRecovery(use: UseCase, { id }: { id: string }) {
  const change = { withdrawn_at: use.now }
  if (!(await store.updateOpenRecovery(use.db, ownOrganisation(use), id, change, { unconfirmed: false })))
    throw notFound()
  use.audit({ action: 'accounts.withdraw_recovery', thing: 'recovery', thingId: id })
  return null
}

export async function readRecovery(use: UseCase, { token }: { token: string }) {
  const found = await byLink(use, token)
  await use.become(systemActor(found.organisation_id))
  const by = found.operator === null ? [] : [found.operator]
  for (const id of [found.asked_by, found.confirmed_by])
    if (id !== null) by.push((await findUser(use.db, id)).name)
  return { name: found.name, email: found.email, by }
}

/** A new password, and nothing of what may be in other hands: no passkey, no app, no code, no device of before. */
export async function finishRecovery(use: UseCase, { token, password }: { token: string; password: string }) {
  const found = await byLink(use, token)
  await refuseWeak(password, found.email, 'password')
  await use.become(systemActor(found.organisation_id))
  const change = { used_at: use.now }
  if (
    !(await store.updateOpenRecovery(use.db, found.organisation_id, found.id, change, { unconfirmed: false }))
  )
    throw refuse('accounts.recovery_over')
  const { user_id: userId } = found
  await updateUser(use.db, userId, {
    password_hash: await hashPassword(password),
    totp_secret: null,
    totp_confirmed_at: null,
  })
  await replaceRecoveryCodes(use.db, userId, [])
  await deletePasskeys(use.db, userId)
  await forgetDevices(use.db, userId)
  await endSessions(use.db, userId, use.now, {})
  await endLimited(use.db, userId)
  use.audit({ action: 'accounts.recover', thing: 'user', thingId: userId })
  return null
}

async function byLink(use: UseCase, token: string) {
  const found = await store.findRecoveryByLink(use.db, tokenHash(token))
  if (!found || found.expires_at < use.now) throw refuse('accounts.recovery_over')
  return found
}
