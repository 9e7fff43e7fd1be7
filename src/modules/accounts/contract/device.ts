import * as v from 'valibot'
import { id, oneOf, route } from '#lib/contract.ts'

/** What goes from a device at its next contact: `kept` spares what was not yet sent, `lost` spares nothing. */
export const clearings = ['kept', 'lost'] as const

export const readDeviceKey = route({
  method: 'GET',
  path: '/me/device-key',
  action: 'accounts.device_key',
  summary: 'The keys that seal what my devices keep of me',
  input: v.object({}),
  reply: v.object({
    /** After so many without contact the device clears what it keeps. */
    days: v.number(),
    /** Whether the device's own unlocking may open what it keeps, beside the PIN. */
    passkeys: v.boolean(),
    /** For devices without a PIN: 32 bytes as base64url. */
    key: v.string(),
    /** Only in the first minutes after signing in: opens a device whose PIN is forgotten. */
    afterSignIn: v.nullable(v.string()),
  }),
})

export const clearDevice = route({
  method: 'POST',
  path: '/me/sessions/{id}/clear',
  action: 'accounts.end_session',
  summary: 'End one of my sessions and clear its device',
  status: 204,
  input: v.object({ id, what: oneOf(clearings) }),
  reply: v.null(),
})

export const clearMembersDevices = route({
  method: 'POST',
  path: '/members/{id}/clear-devices',
  action: 'accounts.update_member',
  summary: 'End all sessions of a member here and clear their devices',
  input: v.object({ id, what: oneOf(clearings) }),
  reply: v.object({ ended: v.number() }),
})
