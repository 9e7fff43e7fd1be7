import type { InputOf } from '#lib/contract.ts'
import type { Refusal } from '#lib/refusal.ts'
import { notFound } from '#lib/refusal.ts'
import { newRecoveryCodes, recoveryHash, totpStep } from '#platform/secrets.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract/second-factor.ts'
import { refuse } from '../domain/refusals.ts'
import {
  type Credentials,
  findCredentials,
  findUser,
  replaceRecoveryCodes,
  updateUser,
  useRecoveryCode,
} from '../store/accounts.ts'
import { beginTry, countRecoveryCodes, endTry } from '../store/sign-in.ts'
import { installation } from './installation.ts'
import { openTotp } from './kept.ts'
import { readMe } from './me.ts'
import { codePlace } from './places.ts'
import { failed, makeWhole } from './sessions.ts'

/** Whether a code of the authenticator app, or one of the recovery codes, is right; else the refusal. */
export async function codeHolds(use: UseCase, found: Credentials, code: string): Promise<true | Refusal> {
  const place = codePlace(installation().secret, found.id)
  const until = await beginTry(use.db, place, use.now)
  if (until) return refuse('accounts.locked', { until })
  if (!(await isRight(use, found, code))) return failed(use, found, 'accounts.wrong_code')
  await endTry(use.db, place)
  return true
}

async function isRight(use: UseCase, found: Credentials, code: string): Promise<boolean> {
  const digits = code.replace(/\s/g, '')
  const secret = found.totp_secret && openTotp(found.id, found.totp_secret)
  if (!/^\d{6}$/.test(digits) || !secret)
    return useRecoveryCode(use.db, found.id, recoveryHash(code), use.now)
  const now = Temporal.Instant.from(use.now).epochMilliseconds
  const step = totpStep(secret, digits, now, found.totp_last_step)
  if (step === null) return false
  await updateUser(use.db, found.id, { totp_last_step: step })
  return true
}

/** After a sign-in that lacked the code: by way of the organisation's own provider. */
export async function giveCode(use: UseCase, { code }: InputOf<typeof contract.giveCode>) {
  if (use.actor.limited !== 'code') throw notFound()
  const { email } = await findUser(use.db, use.actor.userId as string)
  const found = await findCredentials(use.db, email)
  if (!found) throw notFound()
  const held = await codeHolds(use, found, code)
  if (held !== true) return held
  await makeWhole(use)
  return readMe(use, null)
}

/** With the first second factor come ten codes for the day the phone is lost; none where there are some already. */
export async function firstRecoveryCodes(use: UseCase, userId: string): Promise<string[]> {
  if ((await countRecoveryCodes(use.db, userId)) > 0) return []
  const codes = newRecoveryCodes()
  await replaceRecoveryCodes(use.db, userId, codes.map(recoveryHash))
  return codes
}
