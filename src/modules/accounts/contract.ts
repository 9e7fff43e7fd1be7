import * as v from 'valibot'
import { locales } from '#i18n/locales.ts'
import { roles } from '#lib/actor.ts'
import { flag, id, list, oneOf, optionalText, route, text, version } from '#lib/contract.ts'

export const email = v.pipe(
  v.string(),
  v.transform(typed => typed.trim().toLowerCase()),
  v.maxLength(254, 'too_long'),
  v.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'not_an_email'),
)
export const password = v.pipe(v.string(), v.minLength(1, 'required'), v.maxLength(500, 'too_long'))
const code = optionalText(20)
/** A token from a link: it travels in the body, never in an address that a log or a history keeps. */
export const linkToken = v.pipe(v.string(), v.maxLength(100, 'too_long'))
/** Whether the token becomes a cookie that scripts cannot read, and how the person will recognise the device. */
export const fromWhere = { browser: v.optional(flag, false), device: optionalText(100) }

export const meView = v.object({
  userId: v.string(),
  name: v.string(),
  email: v.string(),
  locale: oneOf(locales),
  /** Whether an authenticator app is set up. */
  secondFactor: v.boolean(),
  /** False for somebody who only ever signs in through the organisation's provider. */
  hasPassword: v.boolean(),
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
  /** Signed in with too little: only to set up a second factor, or to give the code of the one there is. */
  limited: v.nullable(oneOf(['set_up', 'code'])),
  /** What this person must be told: that two colleagues opened a way into the account. */
  notices: v.array(
    v.object({
      id: v.string(),
      at: v.string(),
      by: v.array(v.string()),
      /** Opened by whoever runs the server: whose account (null: one's own), and why. */
      operator: v.nullable(v.object({ account: v.nullable(v.string()), reason: v.string() })),
    }),
  ),
})
export type Me = v.InferOutput<typeof meView>

export const signedIn = v.object({
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
  input: v.object({ email, password, code, ...fromWhere }),
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

export const endOtherSessions = route({
  method: 'POST',
  path: '/me/sessions/end-others',
  action: 'accounts.end_session',
  summary: 'End all my sessions but this one',
  input: v.object({}),
  reply: v.object({ ended: v.number() }),
})

export const memberView = v.object({
  userId: v.string(),
  name: v.string(),
  email: v.string(),
  roles: v.array(oneOf(roles)),
  teamIds: v.array(v.string()),
  languages: v.array(v.string()),
  active: v.boolean(),
  /** An authenticator app or a passkey. */
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

export const memberRoles = v.pipe(
  v.array(oneOf(roles)),
  v.minLength(1, 'required'),
  v.maxLength(9, 'too_many'),
)

export const updateMember = route({
  method: 'PATCH',
  path: '/members/{id}',
  action: 'accounts.update_member',
  summary: 'Change a member’s roles and teams, or end the membership',
  input: v.object({ id, version, roles: memberRoles, teamIds: list(id, 50), active: flag }),
  reply: memberView,
})
