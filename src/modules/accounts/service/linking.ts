import type { Role } from '#lib/actor.ts'
import type { UseCase } from '#platform/use-case.ts'
import {
  endInvitation,
  findCredentials,
  findInvitationFor,
  findMembers,
  insertMember,
} from '../store/accounts.ts'
import { findIdentity, insertIdentity, type Provider } from '../store/settings.ts'
import { createUser } from './users.ts'

export interface Claims {
  readonly iss: string
  readonly sub: string
  readonly email?: unknown
  readonly email_verified?: unknown
  readonly name?: unknown
  readonly amr?: unknown
}

/**
 * Who this is here: by the provider's own number for them, and the first time by a verified address that is a member's
 * or an invited one's. Nobody gets an account silently, unless the administrator said so. Runs as the system of the
 * organisation; null where it is nobody.
 */
export async function personOf(use: UseCase, provider: Provider, claims: Claims): Promise<string | null> {
  const { organisation_id: organisationId } = provider
  const known = await findIdentity(use.db, organisationId, claims.iss, claims.sub)
  if (known) return known.user_id
  const email = typeof claims.email === 'string' ? claims.email.trim().toLowerCase() : ''
  if (claims.email_verified !== true || !/^[^\s@]{1,190}@[^\s@]+\.[^\s@]+$/.test(email)) return null
  const userId =
    (await memberWith(use, organisationId, email)) ??
    (await invitedWith(use, organisationId, email, claims)) ??
    (provider.creates_accounts ? await newcomer(use, provider, email, claims) : null)
  if (!userId) return null
  await insertIdentity(use.db, {
    organisation_id: organisationId,
    issuer: claims.iss,
    subject: claims.sub,
    user_id: userId,
    linked_at: use.now,
  })
  use.audit({ action: 'accounts.link', thing: 'user', thingId: userId })
  return userId
}

async function memberWith(use: UseCase, organisationId: string, email: string): Promise<string | null> {
  const members = await findMembers(use.db, organisationId)
  return members.find(one => one.active && one.email.toLowerCase() === email)?.user_id ?? null
}

async function invitedWith(use: UseCase, organisationId: string, email: string, claims: Claims) {
  const invitation = await findInvitationFor(use.db, organisationId, email, use.now)
  if (!invitation || !(await endInvitation(use.db, invitation.id, { accepted_at: use.now }))) return null
  const { roles, team_ids: teamIds, name } = invitation
  return join(use, organisationId, {
    email,
    name: name || nameOf(claims, email),
    roles: roles as Role[],
    teamIds,
  })
}

async function newcomer(use: UseCase, provider: Provider, email: string, claims: Claims) {
  // Somebody known elsewhere is invited, so that the word of one organisation's provider is not enough.
  if (await findCredentials(use.db, email)) return null
  const roles = provider.created_roles as Role[]
  const person = { email, name: nameOf(claims, email), roles, teamIds: [] }
  return roles.length ? join(use, provider.organisation_id, person) : null
}

const nameOf = ({ name }: Claims, email: string) =>
  typeof name === 'string' && name.trim() ? name.trim().slice(0, 120) : (email.split('@')[0] as string)

interface Joining {
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly teamIds: readonly string[]
}

async function join(use: UseCase, organisationId: string, { email, name, roles, teamIds }: Joining) {
  const known = await findCredentials(use.db, email)
  const members = await findMembers(use.db, organisationId)
  // Who left is not brought back by an address.
  if (known && members.some(one => one.user_id === known.id)) return null
  const userId = known?.id ?? (await createUser(use, { email, name, locale: 'ru', passwordHash: null }))
  const row = { organisation_id: organisationId, user_id: userId, roles: [...roles], team_ids: [...teamIds] }
  await insertMember(use.db, row)
  use.audit({
    action: 'accounts.accept_invitation',
    thing: 'user',
    thingId: userId,
    details: { byProvider: true },
  })
  return userId
}
