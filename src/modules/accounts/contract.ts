import * as v from 'valibot'
import { locales } from '#i18n/locales.ts'
import { roles } from '#lib/actor.ts'
import { flag, id, list, oneOf, optionalText, route, text, version } from '#lib/contract.ts'

const email = v.pipe(
  v.string(),
  v.transform(typed => typed.trim().toLowerCase()),
  v.maxLength(254, 'too_long'),
  v.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'not_an_email'),
)
const password = v.pipe(v.string(), v.minLength(1, 'required'), v.maxLength(500, 'too_long'))
const code = optionalText(20)

export const meView = v.object({
  userId: v.string(),
  name: v.string(),
  email: v.string(),
  locale: oneOf(locales),
  secondFactor: v.boolean(),
  roles: v.array(oneOf(roles)),
  teamIds: v.array(v.string()),
  organisation: v.object({
    id: v.string(),
    slug: v.string(),
    name: v.string(),
    timeZone: v.string(),
    country: v.string(),
  }),
  /** What the roles allow at all, so that screens do not guess: actions. */
  actions: v.array(v.string()),
})
export type Me = v.InferOutput<typeof meView>

const signedIn = v.object({
  /** Null for a browser, which got a cookie that scripts cannot read. */
  token: v.nullable(v.string()),
  expiresAt: v.string(),
  me: meView,
})

export const signIn = route({
  method: 'POST',
  path: '/sign-in',
  action: 'accounts.sign_in',
  summary: 'Sign in with a password and, where it is on, a code',
  open: true,
  limitPerMinute: 30,
  input: v.object({ email, password, code, browser: v.optional(flag, false), device: optionalText(100) }),
  reply: signedIn,
})

export const signOut = route({
  method: 'POST',
  path: '/sign-out',
  action: 'accounts.sign_out',
  summary: 'End this session',
  status: 204,
  input: v.object({}),
  reply: v.null(),
})

export const readMe = route({
  method: 'GET',
  path: '/me',
  action: 'accounts.me',
  summary: 'Who I am here, and what I may do',
  input: v.object({}),
  reply: meView,
})

export const updateMe = route({
  method: 'PATCH',
  path: '/me',
  action: 'accounts.update_me',
  summary: 'Change my name or language',
  input: v.object({ name: text(120), locale: oneOf(locales) }),
  reply: meView,
})

export const changePassword = route({
  method: 'POST',
  path: '/me/password',
  action: 'accounts.change_password',
  summary: 'Change my password; all other sessions end',
  status: 204,
  limitPerMinute: 10,
  input: v.object({ current: password, next: password }),
  reply: v.null(),
})

export const listSessions = route({
  method: 'GET',
  path: '/me/sessions',
  action: 'accounts.list_sessions',
  summary: 'Where I am signed in',
  input: v.object({}),
  reply: v.object({
    items: v.array(
      v.object({
        id: v.string(),
        device: v.string(),
        startedAt: v.string(),
        seenAt: v.string(),
        expiresAt: v.string(),
        current: v.boolean(),
      }),
    ),
  }),
})

export const endSession = route({
  method: 'DELETE',
  path: '/me/sessions/{id}',
  action: 'accounts.end_session',
  summary: 'End one of my sessions',
  status: 204,
  input: v.object({ id }),
  reply: v.null(),
})

export const beginSecondFactor = route({
  method: 'POST',
  path: '/me/second-factor',
  action: 'accounts.second_factor',
  summary: 'A new secret for an authenticator app; in force once confirmed',
  input: v.object({ password }),
  reply: v.object({ secret: v.string(), uri: v.string() }),
})

export const confirmSecondFactor = route({
  method: 'POST',
  path: '/me/second-factor/confirm',
  action: 'accounts.second_factor',
  summary: 'Confirm with a first code; answers ten recovery codes, shown once',
  input: v.object({ code: text(20) }),
  reply: v.object({ recoveryCodes: v.array(v.string()) }),
})

export const removeSecondFactor = route({
  method: 'POST',
  path: '/me/second-factor/remove',
  action: 'accounts.second_factor',
  summary: 'Switch the second factor off',
  status: 204,
  input: v.object({ password }),
  reply: v.null(),
})

export const memberView = v.object({
  userId: v.string(),
  name: v.string(),
  email: v.string(),
  roles: v.array(oneOf(roles)),
  teamIds: v.array(v.string()),
  languages: v.array(v.string()),
  active: v.boolean(),
  secondFactor: v.boolean(),
  version: v.number(),
})

export const listMembers = route({
  method: 'GET',
  path: '/members',
  action: 'accounts.list_members',
  summary: 'The people of one’s organisation',
  input: v.object({}),
  reply: v.object({ items: v.array(memberView) }),
})

const memberRoles = v.pipe(v.array(oneOf(roles)), v.minLength(1, 'required'), v.maxLength(9, 'too_many'))

export const updateMember = route({
  method: 'PATCH',
  path: '/members/{id}',
  action: 'accounts.update_member',
  summary: 'Change a member’s roles and teams, or end the membership',
  input: v.object({ id, version, roles: memberRoles, teamIds: list(id, 50), active: flag }),
  reply: memberView,
})

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

const token = v.pipe(v.string(), v.maxLength(100, 'too_long'))

// The token travels in the body, never in an address that a log or a history keeps.
export const readInvitation = route({
  method: 'POST',
  path: '/invitations/read',
  action: 'accounts.read_invitation',
  summary: 'What an invitation is for',
  open: true,
  limitPerMinute: 30,
  input: v.object({ token }),
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
    token,
    name: text(120),
    password,
    locale: oneOf(locales),
    /** Only with the very first invitation, which knows neither. */
    email: v.optional(email),
    organisation: optionalText(200),
  }),
  reply: v.null(),
})
