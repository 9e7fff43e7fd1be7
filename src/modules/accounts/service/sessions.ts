import { newId } from '#lib/ids.ts'
import type { Asked } from '#platform/module.ts'
import { newToken } from '#platform/secrets.ts'
import type { UseCase } from '#platform/use-case.ts'
import { refuse } from '../domain/refusals.ts'
import { sessionFor } from '../domain/second-factor.ts'
import { type Credentials, endSessions, insertSession } from '../store/accounts.ts'
import * as store from '../store/sign-in.ts'
import { rememberedDevice } from './devices.ts'
import { factsOf, me } from './me.ts'

export const sessionHours = 7 * 24

export interface FromWhere {
  readonly browser: boolean
  readonly device: string | null
}

/** A whole session, or one that reaches only what is missing to it. */
export async function begin(
  use: UseCase,
  { userId, organisationId }: { userId: string; organisationId: string },
  gave: 'one' | 'two',
  { browser, device }: FromWhere,
  asked: Asked,
) {
  const kind = sessionFor(await factsOf(use, organisationId, userId), gave)
  const opened =
    kind === 'full'
      ? await openSession(use, userId, organisationId, device ?? '')
      : await openLimited(use, userId, organisationId, device ?? '', kind)
  return {
    token: opened.token as string | null,
    expiresAt: opened.expiresAt,
    me: await me(use, userId, organisationId, kind === 'full' ? null : kind),
    browser,
    deviceCookie: browser && kind === 'full' ? await rememberedDevice(use, userId, asked) : null,
  }
}

/** A session for somebody whose right to it was checked; the token is known here and never again. */
export async function openSession(use: UseCase, userId: string, organisationId: string, device = '') {
  const { token, hash } = newToken()
  const session = { id: newId(), organisation_id: organisationId, user_id: userId, token_hash: hash, device }
  const { expires_at: expiresAt } = await insertSession(use.db, session, sessionHours)
  use.audit({ action: 'accounts.sign_in', thing: 'user', thingId: userId, organisationId })
  return { token, expiresAt }
}

async function openLimited(
  use: UseCase,
  userId: string,
  organisationId: string,
  device: string,
  purpose: 'set_up' | 'code',
) {
  const { token, hash } = newToken()
  const row = {
    id: newId(),
    organisation_id: organisationId,
    user_id: userId,
    token_hash: hash,
    device,
    purpose,
  }
  const { expires_at: expiresAt } = await store.insertLimited(use.db, row)
  use.audit({
    action: 'accounts.sign_in_limited',
    thing: 'user',
    thingId: userId,
    organisationId,
    details: { purpose },
  })
  return { token, expiresAt }
}

/** What was missing is there: the same token is a whole session now. */
export async function makeWhole(use: UseCase): Promise<void> {
  const held = await store.takeLimited(use.db, use.actor.sessionId as string)
  if (!held) return
  const { organisation_id, user_id, token_hash, device } = held
  await insertSession(use.db, { id: newId(), organisation_id, user_id, token_hash, device }, sessionHours)
  use.audit({ action: 'accounts.sign_in', thing: 'user', thingId: user_id })
}

export function failed(
  use: UseCase,
  found: Pick<Credentials, 'id' | 'organisation_id'>,
  code: 'accounts.wrong_password' | 'accounts.wrong_code',
) {
  if (found.organisation_id)
    use.audit({
      action: 'accounts.sign_in_failed',
      thing: 'user',
      thingId: found.id,
      details: { reason: code },
    })
  return refuse(code)
}

export async function signOut(use: UseCase) {
  const { userId, sessionId, limited } = use.actor
  if (limited) await store.takeLimited(use.db, sessionId as string)
  else await endSessions(use.db, userId as string, use.now, { id: sessionId as string })
  use.audit({ action: 'accounts.sign_out', thing: 'user', thingId: userId })
  return null
}
