import type { Locale } from '#i18n/locales.ts'
import type { Role } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { notFound } from '#lib/refusal.ts'
import { organisationById } from '#modules/organisations/index.ts'
import { actionsOf } from '#platform/actions.ts'
import {
  hashPassword,
  newRecoveryCodes,
  newTotpSecret,
  passwordMatches,
  recoveryHash,
  totpStep,
  totpUri,
} from '#platform/secrets.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { isWeakPassword } from '../domain/password.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store.ts'
import { forgetNames } from './names.ts'

export async function me(use: UseCase, userId: string, organisationId: string) {
  const user = await store.findUser(use.db, userId)
  const member = (await store.findMembers(use.db, organisationId)).find(row => row.user_id === userId)
  const organisation = await organisationById(use, organisationId)
  if (!member || !organisation) throw notFound()
  const roles = member.roles as Role[]
  return {
    userId,
    name: user.name,
    email: user.email,
    locale: user.locale as Locale,
    secondFactor: user.totp_confirmed_at !== null,
    roles,
    teamIds: member.team_ids,
    organisation,
    actions: actionsOf(roles),
  }
}

export const readMe = (use: UseCase) =>
  me(use, use.actor.userId as string, use.actor.organisationId as string)

export async function updateMe(use: UseCase, { name, locale }: InputOf<typeof contract.updateMe>) {
  await store.updateUser(use.db, use.actor.userId as string, { name, locale })
  forgetNames()
  use.audit({ action: 'accounts.update_me', thing: 'user', thingId: use.actor.userId })
  return readMe(use)
}

export async function changePassword(
  use: UseCase,
  { current, next }: InputOf<typeof contract.changePassword>,
) {
  const found = await ownCredentials(use, current)
  refuseWeak(next, found.email, 'next')
  await store.updateUser(use.db, found.id, { password_hash: await hashPassword(next) })
  await store.endSessions(use.db, found.id, use.now, { notId: use.actor.sessionId })
  use.audit({ action: 'accounts.change_password', thing: 'user', thingId: found.id })
  return null
}

export function refuseWeak(password: string, email: string, path: string): void {
  if (isWeakPassword(password, email))
    throw refuse('accounts.weak_password', {}, [{ path, code: 'weak_password' }])
}

export async function listSessions(use: UseCase) {
  const rows = await store.findSessions(use.db, use.actor.userId as string, use.now)
  return {
    items: rows.map(row => ({
      id: row.id,
      device: row.device,
      startedAt: row.started_at,
      seenAt: row.seen_at,
      expiresAt: row.expires_at,
      current: row.id === use.actor.sessionId,
    })),
  }
}

export async function endSession(use: UseCase, { id }: { id: string }) {
  if (!(await store.endSessions(use.db, use.actor.userId as string, use.now, { id }))) throw notFound()
  use.audit({ action: 'accounts.end_session', thing: 'user', thingId: use.actor.userId })
  return null
}

export async function beginSecondFactor(use: UseCase, { password }: { password: string }) {
  const found = await ownCredentials(use, password)
  if (found.totp_confirmed_at) throw refuse('accounts.second_factor_on')
  const secret = newTotpSecret()
  await store.updateUser(use.db, found.id, { totp_secret: secret })
  use.audit({ action: 'accounts.begin_second_factor', thing: 'user', thingId: found.id })
  return { secret, uri: totpUri(secret, found.email) }
}

export async function confirmSecondFactor(use: UseCase, { code }: { code: string }) {
  const user = await store.findUser(use.db, use.actor.userId as string)
  const found = await store.findCredentials(use.db, user.email)
  const now = Temporal.Instant.from(use.now).epochMilliseconds
  const step = found?.totp_secret ? totpStep(found.totp_secret, code.replace(/\s/g, ''), now, 0) : null
  if (step === null) throw refuse('accounts.code_does_not_match', {}, [{ path: 'code', code: 'wrong_code' }])
  const recoveryCodes = newRecoveryCodes()
  await store.updateUser(use.db, user.id, { totp_confirmed_at: use.now, totp_last_step: step })
  await store.replaceRecoveryCodes(use.db, user.id, recoveryCodes.map(recoveryHash))
  use.audit({ action: 'accounts.second_factor', thing: 'user', thingId: user.id, details: { on: true } })
  return { recoveryCodes }
}

export async function removeSecondFactor(use: UseCase, { password }: { password: string }) {
  const found = await ownCredentials(use, password)
  await store.updateUser(use.db, found.id, { totp_secret: null, totp_confirmed_at: null })
  await store.replaceRecoveryCodes(use.db, found.id, [])
  use.audit({ action: 'accounts.second_factor', thing: 'user', thingId: found.id, details: { on: false } })
  return null
}

/** Asks for the password again before anything that decides who may sign in. */
async function ownCredentials(use: UseCase, password: string): Promise<store.Credentials> {
  const user = await store.findUser(use.db, use.actor.userId as string)
  const found = await store.findCredentials(use.db, user.email)
  if (!found || !(await passwordMatches(found.password_hash, password))) {
    throw refuse('accounts.weak_password', {}, [{ path: 'password', code: 'wrong_password' }])
  }
  return found
}
