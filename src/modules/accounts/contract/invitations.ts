import * as v from 'valibot'
import { locales } from '#i18n/locales.ts'
import { roles } from '#lib/actor.ts'
import { id, list, oneOf, optionalText, route, text } from '#lib/contract.ts'
import { email, linkToken, memberRoles, password } from '../contract.ts'

export const invitationView = v.object({
  id: v.string(),
  email: v.string(),
  name: v.string(),
  roles: v.array(oneOf(roles)),
  expiresAt: v.string(),
  acceptedAt: v.nullable(v.string()),
})

export const invite = route({
  method: 'POST',
  path: '/invitations',
  action: 'accounts.invite',
  summary: 'Invite somebody; answers a link, shown once, good for seven days',
  status: 201,
  limitPerMinute: 30,
  input: v.object({ email, name: text(120), roles: memberRoles, teamIds: list(id, 50) }),
  reply: v.object({ invitation: invitationView, link: v.string() }),
})

export const listInvitations = route({
  method: 'GET',
  path: '/invitations',
  action: 'accounts.list_invitations',
  summary: 'Invitations that are still open',
  input: v.object({}),
  reply: v.object({ items: v.array(invitationView) }),
})

export const withdrawInvitation = route({
  method: 'DELETE',
  path: '/invitations/{id}',
  action: 'accounts.withdraw_invitation',
  summary: 'Take an invitation back',
  status: 204,
  input: v.object({ id }),
  reply: v.null(),
})

export const readInvitation = route({
  method: 'POST',
  path: '/invitations/read',
  action: 'accounts.read_invitation',
  summary: 'What an invitation is for',
  open: true,
  limitPerMinute: 30,
  input: v.object({ token: linkToken }),
  reply: v.object({
    email: v.string(),
    name: v.string(),
    organisation: v.string(),
    /** The very first one: whoever accepts also says the address to sign in with and what the organisation is called. */
    firstOfAll: v.boolean(),
  }),
})

export const acceptInvitation = route({
  method: 'POST',
  path: '/invitations/accept',
  action: 'accounts.accept_invitation',
  summary: 'Accept an invitation: name, password, language',
  open: true,
  status: 204,
  limitPerMinute: 30,
  input: v.object({
    token: linkToken,
    name: text(120),
    password,
    locale: oneOf(locales),
    /** Only with the very first invitation, which knows neither. */
    email: v.optional(email),
    organisation: optionalText(200),
  }),
  reply: v.null(),
})
