import * as v from 'valibot'
import { id, list, maybe, optionalText, route, text } from '#lib/contract.ts'
import { fromWhere, password, signedIn } from '../contract.ts'

const coded = (max: number) =>
  v.pipe(v.string(), v.maxLength(max, 'too_long'), v.regex(/^[\w-]*$/, 'not_coded'))
/** What `begin` gave and `finish` wants back: which challenge was set, to whom, until when; sealed by the server. */
const ceremony = coded(2000)
/** For `navigator.credentials`, as WebAuthn describes it; passed on as it is. */
const options = v.record(v.string(), v.unknown())
const credential = {
  id: coded(1400),
  rawId: coded(1400),
  type: v.literal('public-key', 'not_one_of'),
  authenticatorAttachment: v.optional(v.picklist(['platform', 'cross-platform'], 'not_one_of')),
}

export const passkeyView = v.object({
  id: v.string(),
  name: v.string(),
  backedUp: v.boolean(),
  createdAt: v.string(),
  usedAt: v.nullable(v.string()),
})

export const listPasskeys = route({
  method: 'GET',
  path: '/me/passkeys',
  action: 'accounts.list_passkeys',
  summary: 'My passkeys',
  input: v.object({}),
  reply: v.object({ items: v.array(passkeyView) }),
})

export const beginPasskey = route({
  method: 'POST',
  path: '/me/passkeys/begin',
  action: 'accounts.add_passkey',
  summary: 'What the device needs to make a passkey; asks for the password again',
  limitPerMinute: 20,
  input: v.object({ password: maybe(password) }),
  reply: v.object({ ceremony, options }),
})

export const addPasskey = route({
  method: 'POST',
  path: '/me/passkeys',
  action: 'accounts.add_passkey',
  summary:
    'Keep the passkey that the device made; with the first second factor come recovery codes, shown once',
  status: 201,
  limitPerMinute: 20,
  input: v.object({
    ceremony,
    name: text(60),
    credential: v.object({
      ...credential,
      response: v.object({
        clientDataJSON: coded(4000),
        attestationObject: coded(20_000),
        transports: list(v.pipe(v.string(), v.maxLength(20, 'too_long')), 10),
      }),
    }),
  }),
  reply: v.object({ passkey: passkeyView, recoveryCodes: v.array(v.string()) }),
})

export const removePasskey = route({
  method: 'POST',
  path: '/me/passkeys/{id}/remove',
  action: 'accounts.remove_passkey',
  summary: 'Forget a passkey; asks for the password again',
  status: 204,
  limitPerMinute: 20,
  input: v.object({ id, password: maybe(password) }),
  reply: v.null(),
})

export const beginPasskeySignIn = route({
  method: 'POST',
  path: '/sign-in/passkey/begin',
  action: 'accounts.sign_in_with_passkey',
  summary: 'A challenge for a passkey',
  open: true,
  limitPerMinute: 60,
  input: v.object({}),
  reply: v.object({ ceremony, options }),
})

export const signInWithPasskey = route({
  method: 'POST',
  path: '/sign-in/passkey',
  action: 'accounts.sign_in_with_passkey',
  summary:
    'Sign in with a passkey, which is two factors: the device, and the finger or number that unlocks it',
  open: true,
  limitPerMinute: 60,
  input: v.object({
    ceremony,
    credential: v.object({
      ...credential,
      response: v.object({
        clientDataJSON: coded(4000),
        authenticatorData: coded(4000),
        signature: coded(2000),
        userHandle: optionalText(100),
      }),
    }),
    ...fromWhere,
  }),
  reply: signedIn,
})
