import { newRecoveryCodes, newTotpSecret, recoveryHash, totpStep, totpUri } from '#platform/secrets.ts'
import type { UseCase } from '#platform/use-case.ts'
import { refuse } from '../domain/refusals.ts'
import { needsSecondFactor } from '../domain/second-factor.ts'
import * as store from '../store/accounts.ts'
import { keepTotp, openTotp } from './kept.ts'
import { factsOf, ownCredentials } from './me.ts'
import { makeWhole } from './sessions.ts'

export async function beginSecondFactor(use: UseCase, { password }: { password: string | null }) {
  const found = await ownCredentials(use, password)
  if (found.totp_confirmed_at) throw refuse('accounts.second_factor_on')
  const secret = newTotpSecret()
  await store.updateUser(use.db, found.id, { totp_secret: keepTotp(found.id, secret) })
  use.audit({ action: 'accounts.begin_second_factor', thing: 'user', thingId: found.id })
  return { secret, uri: totpUri(secret, found.email) }
}

export async function confirmSecondFactor(use: UseCase, { code }: { code: string }) {
  const user = await store.findUser(use.db, use.actor.userId as string)
  const found = await store.findCredentials(use.db, user.email)
  if (found?.totp_confirmed_at) throw refuse('accounts.second_factor_on')
  const now = Temporal.Instant.from(use.now).epochMilliseconds
  const secret = found?.totp_secret ? openTotp(found.id, found.totp_secret) : null
  const step = secret ? totpStep(secret, code.replace(/\s/g, ''), now, 0) : null
  if (step === null) throw refuse('accounts.code_does_not_match', {}, [{ path: 'code', code: 'wrong_code' }])
  const recoveryCodes = newRecoveryCodes()
  await store.updateUser(use.db, user.id, { totp_confirmed_at: use.now, totp_last_step: step })
  await store.replaceRecoveryCodes(use.db, user.id, recoveryCodes.map(recoveryHash))
  use.audit({ action: 'accounts.second_factor', thing: 'user', thingId: user.id, details: { on: true } })
  if (use.actor.limited) await makeWhole(use)
  return { recoveryCodes }
}

export async function removeSecondFactor(use: UseCase, { password }: { password: string | null }) {
  const found = await ownCredentials(use, password)
  const facts = await keepsOne(use, { totp: false })
  await store.updateUser(use.db, found.id, { totp_secret: null, totp_confirmed_at: null })
  if (!facts.passkeys) await store.replaceRecoveryCodes(use.db, found.id, [])
  use.audit({ action: 'accounts.second_factor', thing: 'user', thingId: found.id, details: { on: false } })
  return null
}

/** Who must have a second factor keeps one: the last is not taken away. */
export async function keepsOne(use: UseCase, without: { totp: false } | { passkeys: false }) {
  const { organisationId, userId } = use.actor
  const facts = await factsOf(use, organisationId as string, userId as string)
  const left = { ...facts, ...without }
  if (!facts.waived && needsSecondFactor(facts.roles) && !left.totp && !left.passkeys)
    throw refuse('accounts.second_factor_forced')
  return facts
}
