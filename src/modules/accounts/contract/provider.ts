import * as v from 'valibot'
import { roles } from '#lib/actor.ts'
import { flag, list, oneOf, optionalText, route, text, version, whole } from '#lib/contract.ts'
import { fromWhere, signedIn } from '../contract.ts'

/** A place in the staff app to go on at, never an address elsewhere. */
const placeInApp = v.pipe(
  v.string(),
  v.maxLength(500, 'too_long'),
  v.regex(/^\/(?![/\\])[!-[\]-~]*$/, 'not_a_place_here'),
)

export const listProviders = route({
  method: 'GET',
  path: '/sign-in/organisations',
  action: 'accounts.list_providers',
  summary: 'Organisations whose people sign in through their own provider',
  open: true,
  limitPerMinute: 60,
  input: v.object({}),
  reply: v.object({ items: v.array(v.object({ slug: v.string(), name: v.string() })) }),
})

export const beginProviderSignIn = route({
  method: 'POST',
  path: '/sign-in/organisation/begin',
  action: 'accounts.sign_in_with_provider',
  summary: 'Where to go to sign in with an organisation’s own provider (OpenID Connect)',
  open: true,
  limitPerMinute: 60,
  input: v.object({ organisation: text(64), to: v.optional(placeInApp, '/') }),
  reply: v.object({ url: v.string() }),
})

export const finishProviderSignIn = route({
  method: 'POST',
  path: '/sign-in/organisation/finish',
  action: 'accounts.sign_in_with_provider',
  summary: 'What the provider answered; needs the cookie that the beginning set',
  open: true,
  limitPerMinute: 60,
  input: v.object({
    code: optionalText(4000),
    state: text(200),
    iss: optionalText(500),
    error: optionalText(200),
    ...fromWhere,
  }),
  reply: v.object({ ...signedIn.entries, to: v.string() }),
})

export const settingsView = v.object({
  /** The organisation does without the second factor: only for demonstration, and to be warned of. */
  secondFactorWaived: v.boolean(),
  provider: v.nullable(
    v.object({
      issuer: v.string(),
      clientId: v.string(),
      createsAccounts: v.boolean(),
      createdRoles: v.array(oneOf(roles)),
      asksSecondFactor: v.boolean(),
    }),
  ),
  /** After so many days without contact a device clears what it keeps of us. */
  deviceDays: v.number(),
  /** Whether a device may be opened by its own unlocking, beside the PIN. */
  devicePasskeys: v.boolean(),
  /** What the provider must be told. */
  returnAddress: v.string(),
  version: v.number(),
})

export const readSettings = route({
  method: 'GET',
  path: '/sign-in-settings',
  action: 'accounts.read_settings',
  summary: 'How people of one’s organisation sign in',
  input: v.object({}),
  reply: settingsView,
})

export const updateSettings = route({
  method: 'PUT',
  path: '/sign-in-settings',
  action: 'accounts.update_settings',
  summary: 'Change how people sign in; the waiver of the second factor can only be taken away',
  limitPerMinute: 30,
  input: v.object({
    version: v.union([version, v.literal(0)], 'not_a_number'),
    endWaiver: v.optional(flag, false),
    /** Left out: as it is. */
    deviceDays: v.optional(whole(1, 60)),
    /** Left out: as it is. */
    devicePasskeys: v.optional(flag),
    /** Null: no provider. */
    provider: v.nullable(
      v.object({
        issuer: v.pipe(v.string(), v.maxLength(300, 'too_long'), v.url('not_an_address')),
        clientId: text(200),
        /** Left out: as it is. */
        clientSecret: optionalText(500),
        createsAccounts: v.optional(flag, false),
        createdRoles: list(oneOf(roles), 9),
        asksSecondFactor: v.optional(flag, false),
      }),
    ),
  }),
  reply: settingsView,
})
