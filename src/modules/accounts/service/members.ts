import { type Role, systemActor } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { addHours } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { changedMeanwhile, invalid, notFound } from '#lib/refusal.ts'
import { organisationById, ownOrganisation, renameOrganisation } from '#modules/organisations/index.ts'
import { hashPassword, newToken, passwordMatches, tokenHash } from '#platform/secrets.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as inviting from '../contract/invitations.ts'
import type * as contract from '../contract.ts'
import { refuse } from '../domain/refusals.ts'
import { needsSecondFactor } from '../domain/second-factor.ts'
import * as store from '../store/accounts.ts'
import { findSettings } from '../store/settings.ts'
import { asSystem } from './as-system.ts'
import { forgetNames } from './names.ts'
import { refuseWeak } from './passwords.ts'
import { createUser, type NewUser } from './users.ts'

const invitationHours = 7 * 24

export async function listMembers(use: UseCase) {
  return { items: (await store.findMembers(use.db, ownOrganisation(use))).map(memberOf) }
}

type MemberRow = Awaited<ReturnType<typeof store.findMembers>>[number]

const memberOf = (row: MemberRow) => ({
  userId: row.user_id,
  name: row.name,
  email: row.email,
  roles: row.roles as Role[],
  teamIds: row.team_ids,
  languages: row.languages,
  active: row.active,
  secondFactor: row.second_factor,
  version: row.version,
})

export async function updateMember(use: UseCase, input: InputOf<typeof contract.updateMember>) {
  const organisationId = ownOrganisation(use)
  const before = (await store.findMembers(use.db, organisationId)).map(memberOf)
  const theirs = before.find(member => member.userId === input.id)
  if (!theirs) throw notFound()
  const otherAdministrators = before.some(
    member => member.userId !== input.id && member.active && member.roles.includes('administrator'),
  )
  const stays = input.active && input.roles.includes('administrator')
  if (!stays && !otherAdministrators) throw refuse('accounts.last_administrator')
  const { roles, teamIds: team_ids, active } = input
  const done = await store.updateMember(use.db, organisationId, input.id, input.version, {
    roles,
    team_ids,
    active,
  })
  if (!done) throw changedMeanwhile(input, theirs)
  await endSessionsThatLackFactor(use, theirs, input)
  use.audit({
    action: 'accounts.update_member',
    thing: 'user',
    thingId: input.id,
    details: { roles, active },
  })
  return { ...theirs, roles, teamIds: team_ids, active, version: input.version + 1 }
}

/** Whoever may read restricted files from now on signs in again, with two factors; whoever left is out at once. */
async function endSessionsThatLackFactor(
  use: UseCase,
  before: ReturnType<typeof memberOf>,
  { roles, active }: InputOf<typeof contract.updateMember>,
): Promise<void> {
  const organisationId = ownOrganisation(use)
  const lacks = needsSecondFactor(roles) && !needsSecondFactor(before.roles) && !before.secondFactor
  const waived = lacks && (await findSettings(use.db, organisationId))?.second_factor_waived
  if (active && (!lacks || waived)) return
  await asSystem(use, async () => {
    await store.endSessions(use.db, before.userId, use.now, {
      organisationId,
      ...(active ? {} : { clear: 'kept' as const }),
    })
  })
}

export async function invite(use: UseCase, input: InputOf<typeof inviting.invite>) {
  const organisationId = ownOrganisation(use)
  const members = await store.findMembers(use.db, organisationId)
  if (members.some(member => member.email.toLowerCase() === input.email))
    throw refuse('accounts.already_member')
  const { token, invitation } = await createInvitation(use, organisationId, input)
  return { invitation, link: `/app/invitation#${token}` }
}

export interface Invited {
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly teamIds?: readonly string[]
}

/** Also by the command line and the first start, which have no administrator yet. The token is shown once. */
export async function createInvitation(
  use: UseCase,
  organisationId: string,
  { email, name, roles, teamIds = [] }: Invited,
) {
  const { token, hash } = newToken()
  const id = newId()
  const expiresAt = addHours(use.now, invitationHours)
  await store.insertInvitation(use.db, {
    organisation_id: organisationId,
    id,
    email: email.toLowerCase(),
    name,
    roles: [...roles],
    team_ids: [...teamIds],
    token_hash: hash,
    invited_by: use.actor.userId,
    expires_at: expiresAt,
  })
  use.audit({
    action: 'accounts.invite',
    thing: 'invitation',
    thingId: id,
    details: { roles },
    organisationId,
  })
  return { token, invitation: { id, email, name, roles: [...roles], expiresAt, acceptedAt: null } }
}

export async function listInvitations(use: UseCase) {
  const rows = await store.findOpenInvitations(use.db, use.now)
  return {
    items: rows.map(row => ({
      id: row.id,
      email: row.email,
      name: row.name,
      roles: row.roles as Role[],
      expiresAt: row.expires_at,
      acceptedAt: row.accepted_at,
    })),
  }
}

export async function withdrawInvitation(use: UseCase, { id }: { id: string }) {
  if (!(await store.endInvitation(use.db, id, { withdrawn_at: use.now }))) throw notFound()
  use.audit({ action: 'accounts.withdraw_invitation', thing: 'invitation', thingId: id })
  return null
}

export async function readInvitation(use: UseCase, { token }: { token: string }) {
  const found = await openInvitation(use, token)
  const organisation = await organisationById(use, found.organisation_id)
  return {
    email: found.email,
    name: found.name,
    organisation: organisation?.name ?? '',
    firstOfAll: found.email === '',
  }
}

export async function acceptInvitation(use: UseCase, input: InputOf<typeof inviting.acceptInvitation>) {
  const found = await openInvitation(use, input.token)
  await use.become(systemActor(found.organisation_id))
  if (!(await store.endInvitation(use.db, found.id, { accepted_at: use.now })))
    throw refuse('accounts.invitation_over')
  const userId = await userFor(use, await addressOf(use, found, input), input)
  forgetNames()
  await store.insertMember(use.db, {
    organisation_id: found.organisation_id,
    user_id: userId,
    roles: found.roles,
    team_ids: found.team_ids,
  })
  use.audit({ action: 'accounts.accept_invitation', thing: 'user', thingId: userId })
  return null
}

/** The very first invitation has no address and a nameless organisation: both are said now. */
async function addressOf(
  use: UseCase,
  found: store.OpenInvitation,
  input: InputOf<typeof inviting.acceptInvitation>,
) {
  if (found.email) return found.email
  const missing = (['email', 'organisation'] as const).filter(field => !input[field])
  if (missing.length) throw invalid(...missing.map(path => ({ path, code: 'required' })))
  await renameOrganisation(use, found.organisation_id, input.organisation as string)
  return input.email as string
}

/** Somebody who works for two organisations joins the second with the password they have. */
async function userFor(
  use: UseCase,
  email: string,
  input: InputOf<typeof inviting.acceptInvitation>,
): Promise<string> {
  const known = await store.findCredentials(use.db, email)
  if (known) {
    // Somebody who came through a provider has none yet, and gets it there.
    if (await passwordMatches(known.password_hash, input.password)) return known.id
    throw refuse('accounts.weak_password', {}, [{ path: 'password', code: 'wrong_password' }])
  }
  await refuseWeak(input.password, email, 'password')
  const { name, locale, password } = input
  return createUser(use, { email, name, locale, passwordHash: await hashPassword(password) })
}

async function openInvitation(use: UseCase, token: string) {
  const found = await store.findInvitation(use.db, tokenHash(token))
  if (!found) throw refuse('accounts.invitation_over')
  return found
}

/** A user who is a member at once: the demonstration and tests, which have no invitation to accept. */
export async function createMember(
  use: UseCase,
  organisationId: string,
  user: NewUser & { roles: readonly Role[]; teamIds?: readonly string[]; languages?: readonly string[] },
): Promise<string> {
  const id = await createUser(use, user)
  forgetNames()
  await store.insertMember(use.db, {
    organisation_id: organisationId,
    user_id: id,
    roles: [...user.roles],
    team_ids: [...(user.teamIds ?? [])],
    languages: [...(user.languages ?? [])],
  })
  use.audit({ action: 'accounts.create_member', thing: 'user', thingId: id, organisationId })
  return id
}

export interface Colleague {
  readonly userId: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly teamIds: readonly string[]
  readonly active: boolean
}

/** The people of the actor's organisation, for names beside actions and for choosing who takes something on. */
export async function colleagues(use: UseCase): Promise<Colleague[]> {
  const rows = await store.findMembers(use.db, ownOrganisation(use))
  return rows
    .map(memberOf)
    .map(({ userId, name, roles, teamIds, active }) => ({ userId, name, roles, teamIds, active }))
}
