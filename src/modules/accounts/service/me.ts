import type { Locale } from '#i18n/locales.ts'
import type { Role } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { notFound } from '#lib/refusal.ts'
import { organisationById } from '#modules/organisations/index.ts'
import { actionsOf } from '#platform/actions.ts'
import { hashPassword, passwordMatches } from '#platform/secrets.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { refuse } from '../domain/refusals.ts'
import { type Factors, limitedActions } from '../domain/second-factor.ts'
import * as store from '../store/accounts.ts'
import { findOpenedByOperator, findUntold } from '../store/recovery.ts'
import { endLimited, findFacts, worksElsewhere } from '../store/sign-in.ts'
import { forgetNames } from './names.ts'
import { refuseWeak } from './passwords.ts'

type Limited = 'set_up' | 'code' | null

export async function me(use: UseCase, userId: string, organisationId: string, limited: Limited = null) {
  const user = await store.findUser(use.db, userId)
  const member = (await store.findMembers(use.db, organisationId)).find(row => row.user_id === userId)
  const organisation = await organisationById(use, organisationId)
  if (!member || !organisation) throw notFound()
  const found = await store.findCredentials(use.db, user.email)
  const roles = member.roles as Role[]
  const untold = await findUntold(use.db, organisationId, userId)
  // Known only to who is in; whoever signs in at this moment reads it with the next answer.
  const operators = use.actor.userId ? await findOpenedByOperator(use.db) : []
  return {
    userId,
    name: user.name,
    email: user.email,
    locale: user.locale as Locale,
    secondFactor: user.totp_confirmed_at !== null,
    hasPassword: found?.password_hash != null,
    roles,
    teamIds: member.team_ids,
    organisation,
    actions: limited ? [...limitedActions[limited]] : actionsOf(roles),
    limited,
    notices: [
      ...untold.map(({ id, confirmed_at, asked, confirmed }) => ({
        id,
        at: confirmed_at as string, // only confirmed ones are answered
        by: [asked, confirmed],
        operator: null,
      })),
      ...operators.map(({ id, at, operator, reason, name }) => ({
        id,
        at,
        by: [operator],
        operator: { account: name, reason },
      })),
    ],
  }
}

export const readMe = (use: UseCase, limited: Limited = use.actor.limited ?? null) =>
  me(use, use.actor.userId as string, use.actor.organisationId as string, limited)

/** What decides whether one factor is enough; a refusal where somebody is no member any more. */
export async function factsOf(use: UseCase, organisationId: string, userId: string): Promise<Factors> {
  const facts = await findFacts(use.db, organisationId, userId)
  if (!facts) throw refuse('accounts.no_organisation')
  return { ...facts, roles: facts.roles as Role[] }
}

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
  await refuseWeak(next, found.email, 'next')
  await store.updateUser(use.db, found.id, { password_hash: await hashPassword(next) })
  await store.endSessions(use.db, found.id, use.now, { notId: use.actor.sessionId })
  await endLimited(use.db, found.id)
  use.audit({ action: 'accounts.change_password', thing: 'user', thingId: found.id })
  return null
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

export async function endOtherSessions(use: UseCase) {
  const { userId, sessionId } = use.actor
  const ended = await store.endSessions(use.db, userId as string, use.now, { notId: sessionId })
  await endLimited(use.db, userId as string)
  use.audit({ action: 'accounts.end_session', thing: 'user', thingId: userId, details: { ended } })
  return { ended }
}

/**
 * Asks for the password again before anything that decides who may sign in. Who has none comes through the
 * organisation's provider; that is enough only where nobody else's files hang on the account.
 */
export async function ownCredentials(use: UseCase, password: string | null): Promise<store.Credentials> {
  const user = await store.findUser(use.db, use.actor.userId as string)
  const found = await store.findCredentials(use.db, user.email)
  const holds = found?.password_hash
    ? password !== null && (await passwordMatches(found.password_hash, password))
    : found && !(await worksElsewhere(use.db, user.id, use.actor.organisationId as string))
  if (found && holds) return found
  throw refuse('accounts.weak_password', {}, [{ path: 'password', code: 'wrong_password' }])
}
