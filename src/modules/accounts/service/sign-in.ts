import { systemActor } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { addHours, type Instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { newToken, passwordMatches, recoveryHash, totpStep } from '#platform/secrets.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store.ts'
import { me } from './me.ts'

export const sessionHours = 7 * 24
const attemptsAllowed = 10
const lockedHours = 5 / 60

/**
 * Signs in. A wrong try is counted although the request is refused, so the refusal is answered, not thrown: the caller
 * (`routes`) throws it after the count is committed.
 */
export async function signIn(use: UseCase, input: InputOf<typeof contract.signIn>) {
  const found = await store.findCredentials(use.db, input.email)
  if (found?.locked_until && found.locked_until > use.now)
    return refuse('accounts.locked', { until: found.locked_until })
  const right = await passwordMatches(found?.password_hash ?? null, input.password)
  if (!found) return refuse('accounts.wrong_password')
  await use.become(systemActor(found.organisation_id))
  if (!right) return failed(use, found, 'accounts.wrong_password')
  if (!found.organisation_id) return refuse('accounts.no_organisation')
  if (found.totp_confirmed_at) {
    if (!input.code) return refuse('accounts.code_needed')
    if (!(await secondFactorHolds(use, found, input.code))) return failed(use, found, 'accounts.wrong_code')
  }
  return begin(use, found, found.organisation_id, input)
}

async function begin(
  use: UseCase,
  found: store.Credentials,
  organisationId: string,
  input: InputOf<typeof contract.signIn>,
) {
  const { token, expiresAt } = await openSession(use, found.id, organisationId, input.device ?? '')
  if (found.failed_attempts)
    await store.updateUser(use.db, found.id, { failed_attempts: 0, locked_until: null })
  return {
    token: token as string | null,
    browser: input.browser,
    expiresAt,
    me: await me(use, found.id, organisationId),
  }
}

/** A session for somebody whose right to it was checked; the token is known here and never again. */
export async function openSession(use: UseCase, userId: string, organisationId: string, device = '') {
  const { token, hash } = newToken()
  const session = { id: newId(), organisation_id: organisationId, user_id: userId, token_hash: hash, device }
  const { expires_at: expiresAt } = await store.insertSession(use.db, session, sessionHours)
  use.audit({ action: 'accounts.sign_in', thing: 'user', thingId: userId, organisationId })
  return { token, expiresAt }
}

async function secondFactorHolds(use: UseCase, found: store.Credentials, code: string): Promise<boolean> {
  const digits = code.replace(/\s/g, '')
  if (/^\d{6}$/.test(digits) && found.totp_secret) {
    const step = totpStep(
      found.totp_secret,
      digits,
      Temporal.Instant.from(use.now).epochMilliseconds,
      found.totp_last_step,
    )
    if (step === null) return false
    await store.updateUser(use.db, found.id, { totp_last_step: step })
    return true
  }
  return store.useRecoveryCode(use.db, found.id, recoveryHash(code), use.now)
}

async function failed(
  use: UseCase,
  found: store.Credentials,
  code: 'accounts.wrong_password' | 'accounts.wrong_code',
) {
  const attempts = found.failed_attempts + 1
  const locked = attempts % attemptsAllowed === 0
  await store.updateUser(use.db, found.id, {
    failed_attempts: attempts,
    ...(locked ? { locked_until: addHours(use.now, lockedHours) as Instant } : {}),
  })
  if (found.organisation_id) {
    use.audit({
      action: 'accounts.sign_in_failed',
      thing: 'user',
      thingId: found.id,
      details: { reason: code, locked },
    })
  }
  return refuse(code)
}

export async function signOut(use: UseCase) {
  const { userId, sessionId } = use.actor
  await store.endSessions(use.db, userId as string, use.now, { id: sessionId as string })
  use.audit({ action: 'accounts.sign_out', thing: 'user', thingId: userId })
  return null
}
